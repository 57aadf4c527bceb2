import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChannelView, MyChannelView } from '#features/notices/channels/schema.ts'
import { type WayOut, waysOutKey } from '#features/notices/messages.ts'
import { patchPerson } from '#features/people/commands/change.ts'
import { Outage } from '#platform/refusal.ts'
import { type Stage, stage } from './stage.ts'

/** "Send me a test", and what an admin sees of how the ways to people are doing. */

let on: Stage
beforeAll(async () => {
  on = await stage()
})
afterAll(() => on.world.close())

const email = <T extends { id: string }>(items: readonly T[]) => items.find(({ id }) => id === 'email')

async function mine(personId: string): Promise<MyChannelView | undefined> {
  return email((await on.do<{ items: MyChannelView[] }>(personId, 'channels.mine')).items)
}

async function asAdmin(personId: string): Promise<ChannelView | undefined> {
  await on.world.run((tx) => patchPerson(tx, personId, { role: 'admin' }))
  return email((await on.do<{ items: ChannelView[] }>(personId, 'channels.list')).items)
}

const mailOut = (): WayOut => {
  const way = on.world.services.get(waysOutKey).get('email')
  if (!way) throw new Error('This world has mail.')
  return way
}
const mailBy = (deliver: WayOut['deliver']) =>
  on.world.services.set(waysOutKey, new Map([['email', { ...mailOut(), deliver }]]))
const mailGivesUp = (outage: Outage) => mailBy(() => Promise.reject(outage))

test('D3 a test comes to who pressed the button, by mail and in the app', async () => {
  const [ada] = await on.people('Ada')
  await on.do(ada, 'channels.test', { channelId: 'web' })
  await on.settle()
  expect(await on.notices(ada)).toEqual(['notices.test'])
  expect(await on.refused(ada, 'channels.test', { channelId: 'pigeon' })).toBe('request.notFound')
})

test('where a channel is not set up, the admin sees which setting is missing and of which kind', async () => {
  const [lena] = await on.people('Lena')
  expect(await on.refused(lena, 'channels.test', { channelId: 'email' })).toBe('channel.notSetUp')
  const view = await asAdmin(lena)
  expect(view).toMatchObject({ state: 'notSetUp', trouble: null })
  expect(view?.settings).toContainEqual(
    expect.objectContaining({
      name: 'SMTP_URL',
      what: 'Mail server, e.g. smtp://user:password@mail.example.org:587',
      required: true,
      kind: 'secret',
      isSet: false,
    }),
  )
})

test('the test of a mail server that refuses says the real error, and one that succeeds begins mail again', async () => {
  const mail = await stage({ mail: 'setUp' })
  const held = on
  on = mail
  const { deliver } = mailOut()
  const [ada, lena] = await mail.people('Ada', 'Lena')
  mailGivesUp(new Outage('The mail server refuses our connection (535 EAUTH)'))
  await mail.do(ada, 'channels.test', { channelId: 'email' })
  expect((await mine(ada))?.test).toMatchObject({ state: 'waiting', says: null })
  await mail.settle()
  const failed = { state: 'failed', says: 'The mail server refuses our connection (535 EAUTH)' }
  expect((await mine(ada))?.test).toMatchObject(failed)
  expect(await asAdmin(lena)).toMatchObject({ state: 'needsYou', trouble: failed.says, sentAt: null })
  mailBy(deliver)
  await mail.do(ada, 'channels.test', { channelId: 'email' })
  await mail.settle()
  expect((await mine(ada))?.test).toMatchObject({ state: 'sent', says: null })
  expect(await mail.mailsTo(ada)).toEqual(['notices.test'])
  expect(await asAdmin(lena)).toMatchObject({ state: 'working', trouble: null })
  await mail.world.close()
  on = held
})

test('an address that its server refuses is shown to the admin, and a test that arrives begins again', async () => {
  const mail = await stage({ mail: 'setUp' })
  const held = on
  on = mail
  const { deliver } = mailOut()
  const [ines, ada, lena] = await mail.people('Ines', 'Ada', 'Lena')
  mailGivesUp(new Outage('no such mailbox', { permanent: true, addressCode: '5.1.1' }))
  await mail.send(ines, { audience: { kind: 'people', people: [ada] } })
  expect(await mail.notices(ada)).toEqual(['invitations.reached', 'notices.addressDead'])
  expect((await mine(ada))?.dead).toMatchObject({ code: '5.1.1' })
  const view = await asAdmin(lena)
  expect(view?.state).toBe('needsYou')
  expect(view?.deadAddresses).toMatchObject([{ person: { id: ada }, code: '5.1.1' }])
  mailBy(deliver)
  await mail.do(ada, 'channels.test', { channelId: 'email' })
  await mail.settle()
  expect((await mine(ada))?.dead).toBeNull()
  await mail.send(ines, { audience: { kind: 'people', people: [ada] } })
  expect(await mail.mailsTo(ada)).toEqual(['notices.test', 'invitations.reached'])
  await mail.world.close()
  on = held
})
