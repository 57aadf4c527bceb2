import ICAL from 'ical.js'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { DAY, HOUR, type Instant, later, MINUTE } from '#engine/time/instant.ts'
import type { ReceivedMail } from '#platform/mailer/fixtures/received-mail.ts'
import { startTestSmtpServer, type TestSmtpServer } from '#platform/mailer/fixtures/smtp-server.ts'
import { personal } from '#features/times/personal.ts'
import type { TimesView } from '#features/times/schema.ts'
import { takeRaw } from '#surfaces/server/inbox.ts'
import { iso, type Stage, stage } from './stage.ts'

let on: Stage
let smtp: TestSmtpServer
let now: Instant

beforeAll(async () => {
  smtp = await startTestSmtpServer()
  on = await stage({
    mail: {
      SMTP_URL: smtp.url,
      MAIL_FROM: 'Askwell <askwell@example.org>',
      MAIL_REPLY_TO: 'askwell@example.org',
    },
  })
})
beforeEach(async () => {
  now = await on.monday()
})
afterAll(async () => {
  await on.world.close()
  await smtp.close()
})

/** An ask of Ines that Ada has said yes to, and the times that suit both. */
async function helped(text = 'I am stuck.', fields: object = {}) {
  const [ines, ada] = await on.people('Ines', 'Ada')
  const audience = { kind: 'people', people: [ada] }
  const { id: askId } = await on.send(ines, { text, audience, needBy: iso(later(now, 2 * DAY)), ...fields })
  const [invitation] = await on.invitations(ada)
  await on.do(ada, 'invitations.accept', { invitationId: invitation?.id })
  await on.settle()
  const { items } = await on.do<TimesView>(ines, 'times.list', { askId })
  return { ines, ada, askId, starts: items.map(({ startsAt }) => startsAt) }
}

async function mailsTo(personId: string): Promise<ReceivedMail[]> {
  const { email } = await on.do<{ email: string }>(personId, 'people.get', { personId })
  return smtp.received.filter(({ envelope }) =>
    envelope.to.some((to) => to.toLowerCase() === email.toLowerCase()),
  )
}

interface Heard {
  readonly method: string
  readonly uid: string
  readonly sequence: string
  readonly startsAt: string
  readonly title: string
}

/** What this person's calendar was told, oldest first. */
async function calendarOf(personId: string): Promise<Heard[]> {
  await on.settle()
  return (await mailsTo(personId)).flatMap((mail) => {
    const part = mail.parts.find(({ type }) => type === 'text/calendar')
    if (part === undefined) return []
    const calendar = new ICAL.Component(ICAL.parse(part.content))
    const event = calendar.getFirstSubcomponent('vevent')
    const said = (name: string) => event?.getFirstPropertyValue(name)?.toString() ?? ''
    const method = calendar.getFirstPropertyValue('method')?.toString() ?? ''
    const startsAt = said('dtstart').replace('Z', '.000Z')
    return [{ method, uid: said('uid'), sequence: said('sequence'), startsAt, title: said('summary') }]
  })
}

test('agreeing a time puts one hold into both calendars, with one name and no second mail about it', async () => {
  const { ines, ada, askId, starts } = await helped('The pooler is full.\nSince Monday.')
  await on.do(ines, 'times.take', { askId, startsAt: starts[1] })
  const [mine, ...more] = await calendarOf(ines)
  const [theirs] = await calendarOf(ada)
  expect(more).toEqual([])
  expect(mine).toMatchObject({ method: 'REQUEST', sequence: '0', startsAt: starts[1] })
  expect(mine?.title).toMatch(/^20 minutes: The pooler is full \(Ines, Ada\)$/)
  expect(theirs).toEqual(mine)
  const subjects = (await mailsTo(ada)).map((mail) => mail.header('Subject') ?? '')
  expect(subjects.filter((subject) => subject.startsWith('Agreed'))).toHaveLength(1)
  expect(await on.notices(ada)).toContain('times.agreed')
  expect(await on.notices(ines)).not.toContain('times.hold')
})

test('a move keeps the name and raises the number, letting go cancels, and each change is heard once', async () => {
  const { ines, ada, askId, starts } = await helped()
  await on.do(ines, 'times.take', { askId, startsAt: starts[0] })
  await on.settle()
  const { items, agreed } = await on.do<TimesView>(ada, 'times.list', { askId, toMove: 'yes' })
  expect(agreed?.startsAt).toBe(starts[0])
  expect(items.map(({ startsAt }) => startsAt)).toContain(starts[2])
  await on.do(ada, 'times.move', { askId, startsAt: starts[2] })
  await on.settle()
  await on.do(ada, 'times.release', { askId })
  await on.settle()
  await on.world.pool.query(`update platform_jobs set state = 'waiting' where kind like 'notices.%'`)
  const heard = await calendarOf(ines)
  expect(heard.map(({ method, sequence, startsAt }) => [method, sequence, startsAt])).toEqual([
    ['REQUEST', '0', starts[0]],
    ['REQUEST', '1', starts[2]],
    ['CANCEL', '2', starts[2]],
  ])
  expect(new Set(heard.map(({ uid }) => uid)).size).toBe(1)
  expect(await on.notices(ines)).toEqual(expect.arrayContaining(['times.moved', 'times.released']))
})

test('a small move may overlap the time that it leaves', async () => {
  const { ines, askId, starts } = await helped()
  await on.do(ines, 'times.take', { askId, startsAt: starts[0] })
  const startsAt = iso(Date.parse(starts[0] ?? '') + 15 * MINUTE)
  const { agreed } = await on.do<TimesView>(ines, 'times.move', { askId, startsAt })
  expect(agreed?.startsAt).toBe(startsAt)
})

test('an ask that is withdrawn cancels its hold, and one that is solved after the talk leaves it', async () => {
  const first = await helped()
  await on.do(first.ines, 'times.take', { askId: first.askId, startsAt: first.starts[0] })
  await on.settle()
  await on.do(first.ines, 'asks.close', { askId: first.askId, outcome: 'withdrawn' })
  expect((await calendarOf(first.ada)).map(({ method }) => method)).toEqual(['REQUEST', 'CANCEL'])
  const second = await helped()
  await on.do(second.ines, 'times.take', { askId: second.askId, startsAt: second.starts[0] })
  await on.travel(later(now, 2 * HOUR))
  await on.do(second.ines, 'asks.close', { askId: second.askId, outcome: 'solved' })
  expect((await calendarOf(second.ada)).map(({ method }) => method)).toEqual(['REQUEST'])
})

test('a calendar that was never told is not told to forget', async () => {
  const { ines, ada, askId, starts } = await helped()
  await on.do(ines, 'times.take', { askId, startsAt: starts[0] })
  await on.do(ines, 'times.release', { askId })
  expect(await calendarOf(ada)).toEqual([])
})

test('who is erased is gone from the other one’s calendar as well', async () => {
  const { ines, ada, askId, starts } = await helped()
  await on.do(ines, 'times.take', { askId, startsAt: starts[0] })
  await on.settle()
  await on.world.run((tx) => personal.erase(tx, ada))
  expect((await calendarOf(ines)).map(({ method }) => method)).toEqual(['REQUEST', 'CANCEL'])
})

test('who wants no holds gets none and hears by mail instead', async () => {
  const { ines, ada, askId, starts } = await helped()
  await on.do(ada, 'channels.change', { channelId: 'calendar', kinds: { 'times.hold': 'off' } })
  await on.do(ines, 'times.take', { askId, startsAt: starts[0] })
  expect(await calendarOf(ada)).toEqual([])
  const subjects = (await mailsTo(ada)).map((mail) => mail.header('Subject') ?? '')
  expect(subjects.filter((subject) => subject.startsWith('Agreed'))).toHaveLength(1)
})

test('a file of the time is for its two persons, and says what the mail said', async () => {
  const { ines, ada, askId, starts } = await helped()
  const [eve] = await on.people('Eve')
  const { agreed } = await on.do<TimesView>(ines, 'times.take', { askId, startsAt: starts[0] })
  const [hold] = await calendarOf(ada)
  const { ics } = await on.do<{ ics: string }>(ada, 'times.calendarFile', { timeId: agreed?.id })
  expect(ics).toContain(`UID:${hold?.uid}\r\n`)
  expect(ics).not.toMatch(/METHOD|ATTENDEE|ORGANIZER/)
  expect(await on.refused(eve, 'times.calendarFile', { timeId: agreed?.id })).toBe('request.notFound')
  expect(await on.refused(eve, 'times.answer', { timeId: agreed?.id, sequence: 0, answer: 'declined' })).toBe(
    'request.notFound',
  )
})

test('it comes at once, though its reader is away: a calendar has no evening', async () => {
  const { ines, ada, askId, starts } = await helped()
  await on.do(ada, 'reach.changeMe', { pausedUntil: iso(later(now, 20 * HOUR)) })
  await on.do(ada, 'times.propose', { askId, startsAt: starts[0] })
  await on.do(ines, 'times.take', { askId, startsAt: starts[0] })
  expect(await calendarOf(ada)).toHaveLength(1)
})

async function calendarAnswers(
  personId: string,
  partstat: string,
  hold: Heard | undefined,
  sequence = hold?.sequence,
) {
  const { email } = await on.do<{ email: string }>(personId, 'people.get', { personId })
  const ics = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Some calendar//EN',
    'METHOD:REPLY',
    'BEGIN:VEVENT',
    `UID:${hold?.uid}`,
    `SEQUENCE:${sequence}`,
    'DTSTAMP:20261123T090000Z',
    'ORGANIZER:mailto:askwell@example.org',
    `ATTENDEE;PARTSTAT=${partstat}:mailto:${email}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')
  const raw = [
    `From: ${email}`,
    'To: askwell@example.org',
    `Message-ID: <${partstat}.${sequence}.${Math.abs(Buffer.from(email).readInt32BE(0))}.${hold?.uid}>`,
    'Subject: Answer',
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
    'Content-Type: text/calendar; method=REPLY; charset=utf-8',
    '',
    ics,
  ].join('\r\n')
  const mail = on.world.channels.get('email')
  if (mail === undefined) throw new Error('This world takes mail.')
  return takeRaw(on.world, mail, Buffer.from(raw))
}

test('who declines in their calendar lets the time go, once, and the talk about another one begins', async () => {
  const { ines, ada, askId, starts } = await helped()
  await on.do(ines, 'times.take', { askId, startsAt: starts[0] })
  const [hold] = await calendarOf(ada)
  expect(await calendarAnswers(ada, 'ACCEPTED', hold)).toEqual(['taken'])
  expect((await on.do<TimesView>(ines, 'times.list', { askId })).agreed).not.toBeNull()
  expect(await calendarAnswers(ada, 'DECLINED', hold)).toEqual(['taken'])
  expect(await calendarAnswers(ada, 'DECLINED', hold)).toEqual(['again'])
  await on.settle()
  const times = await on.do<TimesView>(ines, 'times.list', { askId })
  expect(times.agreed).toBeNull()
  expect(times.items.length).toBeGreaterThan(1)
  expect(await on.notices(ines)).toContain('times.released')
  expect((await calendarOf(ines)).map(({ method }) => method)).toEqual(['REQUEST', 'CANCEL'])
})

test('an answer to a time that has moved since, or from somebody else, changes nothing', async () => {
  const { ines, ada, askId, starts } = await helped()
  const [eve] = await on.people('Eve')
  await on.do(ines, 'times.take', { askId, startsAt: starts[0] })
  const [hold] = await calendarOf(ada)
  await on.do(ines, 'times.move', { askId, startsAt: starts[2] })
  await on.settle()
  expect(await calendarAnswers(ada, 'DECLINED', hold)).toEqual(['refused'])
  expect(await calendarAnswers(eve, 'DECLINED', hold, '1')).toEqual(['refused'])
  expect((await on.do<TimesView>(ines, 'times.list', { askId })).agreed?.startsAt).toBe(starts[2])
})

test('a connection that breaks gives a second copy of the same hold and never a second hold', async () => {
  const { ines, ada, askId, starts } = await helped()
  smtp.behave('reset', 'reset')
  await on.do(ines, 'times.take', { askId, startsAt: starts[0] })
  await on.settle()
  await on.travel(later(now, 5 * MINUTE))
  const heard = await calendarOf(ada)
  expect(heard).toHaveLength(2)
  expect(heard[1]).toEqual(heard[0])
  const names = (await mailsTo(ada)).slice(-2).map((mail) => mail.header('Message-ID'))
  expect(new Set(names).size).toBe(1)
})
