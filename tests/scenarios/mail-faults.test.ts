import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createEmailChannel } from '#channels/email/channel.ts'
import { DAY, type Instant, later, MINUTE } from '#engine/time/instant.ts'
import {
  type Behaviour,
  startTestSmtpServer,
  type TestSmtpServer,
} from '#platform/mailer/fixtures/smtp-server.ts'
import { openSmtpMailer } from '#platform/mailer/smtp-mailer.ts'
import { readMailSettings } from '#platform/mailer/smtp-settings.ts'
import { isRefusal } from '#platform/refusal.ts'
import { waysOutKey } from '#features/notices/messages.ts'
import { wayOutOf } from '#surfaces/server/ways-out.ts'
import { iso, type Stage, stage } from './stage.ts'

/** What a mail server can do to us, and what its reader sees of it: one mail, or a note in the app. */

let smtp: TestSmtpServer
let on: Stage
let now: Instant
beforeAll(async () => {
  smtp = await startTestSmtpServer()
  on = await stage({ mail: { SMTP_URL: smtp.url, MAIL_FROM: 'Askwell <askwell@example.org>' } })
})
beforeEach(async () => {
  now = await on.monday()
})
afterAll(async () => {
  await on.world.close()
  await smtp.close()
})

/** Ines asks Ada while the server does that; answers what arrived for Ada within the next hour. */
async function askedWhile(...behaviour: readonly Behaviour[]) {
  const [ines, ada] = await on.people('Ines', 'Ada')
  const before = smtp.received.length
  smtp.behave(...behaviour)
  const audience = { kind: 'people', people: [ada] }
  await on.send(ines, { audience, needBy: iso(later(now, 4 * DAY)) })
  await on.travel(later(now, 60 * MINUTE))
  const ids = smtp.received.slice(before).map((mail) => mail.header('Message-ID'))
  return { ines, ada, copies: ids.length, names: new Set(ids).size }
}

const busy: Behaviour = { at: 'DATA', code: 451, text: '4.3.0 try again later' }
const gone: Behaviour = { at: 'RCPT TO', code: 550, text: '5.1.1 no such user' }
const full: Behaviour = { at: 'RCPT TO', code: 552, text: '5.2.2 mailbox full' }

test('a server that asks to try later gets the mail later, under the same name', async () => {
  const { ada, names } = await askedWhile({ at: 'MAIL FROM', code: 451, text: '4.7.1 greylisted' }, busy)
  expect(names).toBe(1)
  expect(await on.notices(ada)).toEqual(['invitations.reached'])
})

test('a server that breaks off after the last line gets at most one more copy, under the same name', async () => {
  const { copies, names } = await askedWhile('reset')
  expect({ copies, names }).toEqual({ copies: 2, names: 1 })
})

test('an address that the server calls dead gets no mail and no further try, and its person is told', async () => {
  const { ada, ines, copies } = await askedWhile(gone)
  expect(copies).toBe(0)
  expect(await on.notices(ada)).toEqual(['invitations.reached', 'notices.addressDead'])
  const before = smtp.received.length
  await on.send(ines, { audience: { kind: 'people', people: [ada] }, needBy: iso(later(now, 4 * DAY)) })
  expect(smtp.received.length).toBe(before)
  const { rows } = await on.world.pool.query(`select from platform_jobs where state = 'dead'`)
  expect(rows).toHaveLength(0)
})

test('a mailbox that is full loses that mail and nothing after it', async () => {
  const { ada, ines, copies } = await askedWhile(full)
  expect(copies).toBe(0)
  expect(await on.notices(ada)).toEqual(['invitations.reached'])
  const before = smtp.received.length
  await on.send(ines, { audience: { kind: 'people', people: [ada] }, needBy: iso(later(now, 4 * DAY)) })
  expect(smtp.received.length).toBe(before + 1)
})

test('a server that takes a mail and then says nothing gets one more copy, and holds up no other mail', async () => {
  const read = readMailSettings({ smtpUrl: smtp.url, mailFrom: 'Askwell <askwell@example.org>' })
  if (isRefusal(read)) throw new Error(read.refusal)
  const mail = createEmailChannel(openSmtpMailer(read, { silenceMs: 200 }))
  const { services, clock } = on.world
  const usual = services.get(waysOutKey)
  const way = wayOutOf(mail, clock)
  services.set(waysOutKey, new Map(way ? [[mail.id, way]] : []))
  const [ines, ben] = await on.people('Ines', 'Ben')
  const { ada, copies, names } = await askedWhile('stall')
  expect({ copies, names }).toEqual({ copies: 2, names: 1 })
  expect(await on.notices(ada)).toEqual(['invitations.reached'])
  smtp.behave('stall')
  const before = smtp.received.length
  await on.send(ines, { audience: { kind: 'people', people: [ada, ben] }, needBy: iso(later(now, 4 * DAY)) })
  const sent = smtp.received.slice(before).map((one) => one.header('Message-ID'))
  expect(new Set(sent).size).toBe(2)
  services.set(waysOutKey, usual)
  await mail.close?.()
})

test('what is no longer true when the server is back is never sent', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  const before = smtp.received.length
  smtp.behave({ at: 'MAIL FROM', code: 451, text: '4.3.0 later' })
  const ask = await on.send(ines, {
    audience: { kind: 'people', people: [ada] },
    needBy: iso(later(now, 4 * DAY)),
  })
  await on.do(ines, 'asks.close', { askId: ask.id, outcome: 'withdrawn' })
  await on.travel(later(now, 60 * MINUTE))
  const subjects = smtp.received.slice(before).map((mail) => mail.header('Subject') ?? '')
  expect(subjects).toHaveLength(1)
  expect(subjects[0]).toContain('taken care of')
})
