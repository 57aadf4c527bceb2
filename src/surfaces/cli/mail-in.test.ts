import { afterAll, beforeAll, expect, test } from 'vitest'
import { testWorld, type TestWorld } from '#surfaces/server/fixtures/test-world.ts'
import { tryVerb } from './fixtures/try-verb.ts'
import { mailInVerb } from './mail-in.ts'

let world: TestWorld
beforeAll(async () => {
  world = await testWorld()
})
afterAll(() => world.close())

const SET_UP = {
  SMTP_URL: 'smtp://127.0.0.1:1',
  MAIL_FROM: 'askwell@example.org',
  MAIL_REPLY_TO: 'askwell@example.org',
}
const LIST_MAIL =
  'From: ada@example.org\nList-Id: <all.example.org>\nMessage-ID: <l1@example.org>\n\nHello all.\n'

const mailIn = (env: Readonly<Record<string, string>>, databaseUrl = world.testDatabase.url) =>
  tryVerb(mailInVerb, ['--json'], { databaseUrl, env, stdin: LIST_MAIL })

test('a mail that is no answer is taken from the mail server all the same, so that it writes to nobody', async () => {
  expect(await mailIn(SET_UP)).toEqual({ code: 0, out: '{"outcomes":["nothing"]}\n', err: '' })
  expect(await mailIn(SET_UP)).toEqual({ code: 0, out: '{"outcomes":["again"]}\n', err: '' })
})

test('where mail in is not set up, or the database is away, the mail server keeps the mail', async () => {
  const unset = await mailIn({})
  expect(unset).toMatchObject({ code: 75, out: '' })
  expect(unset.err).toContain('MAIL_REPLY_TO')
  expect(await mailIn(SET_UP, 'postgres://ada@127.0.0.1:1/org')).toMatchObject({ code: 75, out: '' })
})
