import { afterAll, beforeAll, expect, test } from 'vitest'
import { patchPerson } from '#features/people/commands/change.ts'
import { listAudit } from '#platform/audit.ts'
import { type TestWorld, testWorld } from '#surfaces/server/fixtures/test-world.ts'
import { callVerb } from './call.ts'
import { tryVerb } from './fixtures/try-verb.ts'
import { WrongUsage } from './io.ts'

let world: TestWorld
let lena = ''
beforeAll(async () => {
  world = await testWorld()
  ;[lena = ''] = await world.addPeople([
    { email: 'lena@example.org', name: 'Lena Roth' },
    { email: 'ada@example.org', name: 'Ada Ito' },
  ])
  await world.run((tx) => patchPerson(tx, lena, { role: 'admin' }))
})
afterAll(() => world.close())

const call = (args: readonly string[], email = 'lena@example.org', stdin = '') =>
  tryVerb(callVerb, [...args, '--person', email], { databaseUrl: world.testDatabase.url, stdin })

test('an admin makes a hook and lists it without a server, and the audit names who it was', async () => {
  const fields = JSON.stringify({ url: 'https://hooks.example.org/askwell', kinds: ['ask.closed'] })
  const made = await call(['webhooks.create', '-'], 'lena@example.org', fields)
  expect(made).toMatchObject({ code: 0, err: '' })
  const { id, secret } = JSON.parse(made.out) as { id: string; secret: string }
  expect(secret).toMatch(/^whsec_/)
  const listed = await call(['webhooks.list'])
  expect(JSON.parse(listed.out)).toMatchObject({ items: [{ id }] })
  expect(listed.out).not.toContain(secret)
  const audit = await world.run((tx) => listAudit(tx, { actions: ['webhooks.'], limit: 5, before: null }))
  expect(audit[0]).toMatchObject({ actor: `person:${lena}`, action: 'webhooks.create', aboutId: id })
})

test('who may not do it over the API may not do it here, and what is refused says what to do', async () => {
  expect(await call(['webhooks.list'], 'ada@example.org')).toMatchObject({ code: 1, out: '' })
  const inside = JSON.stringify({ url: 'https://10.0.0.1/', kinds: ['ask.closed'] })
  expect((await call(['webhooks.create', inside])).err).toContain('OUTBOUND_ALLOW')
  expect((await call(['webhooks.list'], 'eve@example.org')).err).toContain('Nobody who is here')
})

test.each([[[]], [['webhooks.nothing']], [['webhooks.list', '{']], [['webhooks.list', '{}', 'more']]])(
  '%o is wrong usage',
  async (args) => {
    await expect(call(args)).rejects.toBeInstanceOf(WrongUsage)
  },
)
