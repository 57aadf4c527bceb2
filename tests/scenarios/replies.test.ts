import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createEmailChannel } from '#channels/email/channel.ts'
import { DAY, HOUR, type Instant, later } from '#engine/time/instant.ts'
import { createMemoryMailer } from '#platform/mailer/memory-mailer.ts'
import { takeRaw } from '#surfaces/server/inbox.ts'
import { iso, type Stage, stage } from './stage.ts'

/** What somebody answers to a mail: whose it is, where it goes, and what it can't do. */

const mailbox = { name: 'Askwell', address: 'askwell@example.org' }
const channel = createEmailChannel(createMemoryMailer('example.org'), { mailbox })

let on: Stage
let now: Instant
beforeAll(async () => {
  on = await stage()
})
beforeEach(async () => {
  now = await on.monday()
})
afterAll(() => on.world.close())

let written = 0

interface Written {
  readonly from: string
  readonly key: string
  readonly text?: string
  readonly headers?: string
  readonly id?: string
}

function reply({ from, key, text = 'Have you tried a fresh clone?', headers = '', id }: Written): Buffer {
  const name = id ?? `reply${++written}@example.org`
  return Buffer.from(
    `From: ${from}\r\nTo: askwell+${key}@example.org\r\nMessage-ID: <${name}>\r\n${headers}\r\n${text}\r\n`,
  )
}

const take = async (mail: Buffer) => (await takeRaw(on.world, channel, mail))[0]

async function emailOf(personId: string): Promise<string> {
  return (await on.do<{ email: string }>(personId, 'people.get', { personId })).email
}

/** The address and the reply key of the newest mail of this kind to that person. */
async function mailTo(personId: string, kind: string) {
  const email = await emailOf(personId)
  const mail = on.world.mails.findLast(({ to, message }) => to === email && message.kind === kind)
  return { from: email, key: mail?.message.replyKey ?? 'none' }
}

async function invited() {
  const [ines, ada, ben] = await on.people('Ines', 'Ada', 'Ben')
  const ask = await on.send(ines, {
    audience: { kind: 'people', people: [ada, ben] },
    needBy: iso(later(now, 4 * DAY)),
  })
  return { ines, ada, ben, askId: ask.id, atAda: await mailTo(ada, 'invitations.reached') }
}

async function notes(personId: string, askId: string): Promise<(string | undefined)[]> {
  const { items } = await on.do<{ items: { kind: string; words?: string }[] }>(personId, 'asks.timeline', {
    askId,
  })
  return items.filter(({ kind }) => kind === 'note').map(({ words }) => words)
}

test("an answer to an invitation's mail becomes a note that its asker and its writer read, and nobody else", async () => {
  const { ines, ada, ben, askId, atAda } = await invited()
  expect(await take(reply(atAda))).toBe('taken')
  await on.settle()
  expect(await notes(ines, askId)).toEqual(['Have you tried a fresh clone?'])
  expect(await notes(ada, askId)).toEqual(['Have you tried a fresh clone?'])
  expect(await notes(ben, askId)).toEqual([])
  expect(await on.notices(ines)).toEqual(['asks.noted'])
  expect(await on.notices(ben)).toEqual(['invitations.reached'])
  expect((await on.invitations(ada))[0]?.state).toBe('open')
})

test('a yes in words is a note; only the button says yes', async () => {
  const { ines, ada, askId, atAda } = await invited()
  expect(await take(reply({ ...atAda, text: 'yes' }))).toBe('taken')
  const ask = await on.do<{ state: string }>(ines, 'asks.get', { askId })
  expect(ask.state).toBe('open')
  expect((await on.invitations(ada))[0]?.state).toBe('open')
})

test('asker and helper write to each other by mail alone, in one thread', async () => {
  const { ines, ada, ben, askId, atAda } = await invited()
  const [invitation] = await on.invitations(ada)
  await on.do(ada, 'invitations.accept', { invitationId: invitation?.id })
  await on.settle()
  expect(await take(reply({ ...(await mailTo(ines, 'invitations.yes')), text: 'Ten?' }))).toBe('taken')
  await on.settle()
  expect(await take(reply({ ...(await mailTo(ada, 'asks.noted')), text: 'Ten it is.' }))).toBe('taken')
  await on.settle()
  expect(await notes(ines, askId)).toEqual(['Ten?', 'Ten it is.'])
  expect(await notes(ben, askId)).toEqual([])
  const threads = on.world.mails
    .filter(({ message }) => message.kind === 'asks.noted')
    .slice(-2)
    .map(({ message }) => message.threadKey)
  expect(threads).toEqual([askId, askId])
  expect(atAda.key).not.toBe('none')
})

test('the same mail twice is one note', async () => {
  const { ines, askId, atAda } = await invited()
  const mail = reply({ ...atAda, id: 'twice@example.org' })
  expect([await take(mail), await take(mail)]).toEqual(['taken', 'again'])
  const both = await Promise.all([take(reply({ ...atAda, id: 'a@b' })), take(reply({ ...atAda, id: 'a@b' }))])
  expect(both.toSorted()).toEqual(['again', 'taken'])
  await on.settle()
  expect(await notes(ines, askId)).toHaveLength(2)
})

test('a forwarded mail is no key for a stranger: nothing is taken, nobody is mailed, and its owner is told once', async () => {
  const { ines, ada, askId, atAda } = await invited()
  const mails = on.world.mails.length
  expect(await take(reply({ ...atAda, from: 'eve@example.com' }))).toBe('stranger')
  expect(await take(reply({ ...atAda, from: 'Ada <eve@example.com>' }))).toBe('stranger')
  await on.settle()
  expect(await notes(ines, askId)).toEqual([])
  expect(await on.notices(ada)).toEqual(['invitations.reached', 'notices.replyNotTaken'])
  expect(on.world.mails).toHaveLength(mails)
})

test('a key that is wrong, of somebody who left, or a month old opens nothing', async () => {
  const { ada, ben, askId, ines, atAda } = await invited()
  const atBen = await mailTo(ben, 'invitations.reached')
  expect(await take(reply({ ...atAda, key: '0123456789abcdefghjkmnpqrs' }))).toBe('unknownKey')
  expect(await take(reply({ ...atAda, key: atBen.key }))).toBe('stranger')
  await on.leaves(ben)
  expect(await take(reply(atBen))).toBe('unknownKey')
  await on.travel(later(now, 31 * DAY))
  expect(await take(reply(atAda))).toBe('late')
  await on.settle()
  expect(await notes(ines, askId)).toEqual([])
  expect(await on.notices(ada)).toContain('notices.replyNotTaken')
})

test('an answer to an ask that has moved on is told to its writer in the app, and to nobody else', async () => {
  const { ines, ada, ben, askId, atAda } = await invited()
  const [invitation] = await on.invitations(ben)
  await on.do(ben, 'invitations.accept', { invitationId: invitation?.id })
  await on.settle()
  expect(await take(reply(atAda))).toBe('refused')
  await on.settle()
  expect(await notes(ines, askId)).toEqual([])
  expect(await on.notices(ada)).toContain('notices.replyNotTaken')
})

test('two machines that answer each other stop after the first mail', async () => {
  const { ines, askId, atAda } = await invited()
  const before = on.world.mails.length
  expect(await take(reply({ ...atAda, headers: 'Auto-Submitted: auto-replied\r\n' }))).toBe('nothing')
  await on.settle()
  expect(await notes(ines, askId)).toEqual([])
  expect(on.world.mails).toHaveLength(before)
})

test('a loop that hides what it is ends after sixty mails in an hour', async () => {
  const { atAda } = await invited()
  const outcomes: (string | undefined)[] = []
  for (let n = 0; n < 63; n++) outcomes.push(await take(reply(atAda)))
  expect(outcomes.filter((outcome) => outcome === 'tooMany').length).toBeGreaterThanOrEqual(3)
})

test('an address whose server says that it is gone gets no more mail, and its person is told in the app', async () => {
  const { ines, ada, atAda } = await invited()
  await on.world.pool.query(
    `update notices_deliveries set external_id = 'm-ada@example.org' where state = 'sent' and notice_id =
       (select id from notices_notices where person_id = $1)`,
    [ada],
  )
  const bounce = (address: string) =>
    Buffer.from(
      `Message-ID: <b${++written}@mx>\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n` +
        `--b\r\nContent-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; ${address}\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n` +
        `--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <m-ada@example.org>\r\n\r\n--b--\r\n`,
    )
  expect(await take(bounce('eve@example.com'))).toBe('unknownMail')
  expect(await take(bounce(atAda.from))).toBe('addressDead')
  await on.settle()
  expect(await on.notices(ada)).toEqual(['invitations.reached', 'notices.addressDead'])
  const mailed = (await on.mailsTo(ada)).length
  await on.send(ines, { audience: { kind: 'people', people: [ada] }, needBy: iso(later(now, 2 * HOUR)) })
  expect((await on.notices(ada)).filter((kind) => kind === 'invitations.reached')).toHaveLength(2)
  expect(await on.mailsTo(ada)).toHaveLength(mailed)
})
