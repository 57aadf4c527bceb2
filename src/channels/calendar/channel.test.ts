import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { instant } from '#engine/time/instant.ts'
import { createMemoryMailer } from '#platform/mailer/memory-mailer.ts'
import type { Hold } from '#platform/message.ts'
import { isRefusal } from '#platform/refusal.ts'
import { describeChannel, HOSTILE_TEXTS } from '../contract/describe-channel.ts'
import { sampleGround } from '../contract/sample-ground.ts'
import { sampleThanks } from '../contract/sample-messages.ts'
import { channel, createCalendarChannel } from './channel.ts'
import type { RenderedHold } from './render.ts'

const mailer = createMemoryMailer('example.org')
const organizer = { name: 'Askwell', address: 'askwell@example.org' }
const under = createCalendarChannel(mailer, { organizer, takesAnswers: true })

/** Tags, and which lines of the plain half are ours: words aside, that is all. */
function structure(mail: RenderedHold): unknown {
  const tags = mail.html
    .replace(/<br>/g, '')
    .match(/<[^>]*>/g)
    ?.map((tag) => tag.replace(/="[^"]*"/g, ''))
  const ours = mail.text.split('\n').filter((line) => /^-- $|^\s+\S/.test(line))
  return { tags, ours, lines: [mail.subject, mail.toName].map((line) => line.split(/\r|\n/).length) }
}

function links(mail: RenderedHold): string[] {
  const inHtml = [...mail.html.matchAll(/\shref="([^"]*)"/g)].map((found) => found[1] ?? '')
  const inText = mail.text.split('\n').flatMap((line) => line.match(/^\s+.*: (\S+)$/)?.[1] ?? [])
  return [...inHtml, ...inText].map((url) => url.replaceAll('&amp;', '&'))
}

describeChannel({
  channel: under,
  address: { email: 'ada@example.org' },
  badAddresses: [{}, { email: 'ada' }, { email: 'a@b.org\r\nBcc: e@c.org' }, 'a@b.org'],
  structure,
  links,
  linksItsAnswers: true,
})

const HOLD: Hold = {
  id: '0123456789abcdefghjkmnpqrs',
  sequence: 0,
  state: 'agreed',
  startsAt: instant(Date.UTC(2026, 4, 21, 12, 30)),
  endsAt: instant(Date.UTC(2026, 4, 21, 12, 50)),
  title: '20 minutes: pooler config (Leila, Mina)',
  url: 'https://askwell.example/asks/ask_1',
  isPrivate: false,
  of: { name: 'Ada Lindqvist', email: 'ada@example.org' },
  isTheirs: false,
  changedAt: instant(Date.UTC(2026, 4, 20, 9)),
}

const written = (hold: Partial<Hold>) =>
  under.render({ ...sampleThanks(), hold: { ...HOLD, ...hold } }, 'en').calendar ?? { method: '', text: '' }

test('an agreed time is a request that a calendar reads: when, what, whose, and where to see it', () => {
  const { method, text } = written({})
  const calendar = new ICAL.Component(ICAL.parse(text))
  const [event, ...more] = calendar.getAllSubcomponents('vevent')
  expect(more).toEqual([])
  const says = Object.fromEntries(
    (event?.getAllProperties() ?? []).map((one) => [one.name, String(one.getFirstValue())]),
  )
  expect([
    method,
    calendar.getFirstPropertyValue('method'),
    calendar.getFirstPropertyValue('version'),
  ]).toEqual(['REQUEST', 'REQUEST', '2.0'])
  expect(says).toEqual({
    uid: 'askwell-0123456789abcdefghjkmnpqrs',
    sequence: '0',
    dtstamp: '2026-05-20T09:00:00Z',
    'last-modified': '2026-05-20T09:00:00Z',
    dtstart: '2026-05-21T12:30:00Z',
    dtend: '2026-05-21T12:50:00Z',
    summary: '20 minutes: pooler config (Leila, Mina)',
    organizer: 'mailto:askwell@example.org',
    attendee: 'MAILTO:ada@example.org',
    url: 'https://askwell.example/asks/ask_1',
    status: 'CONFIRMED',
    class: 'PUBLIC',
    transp: 'OPAQUE',
    'x-microsoft-cdo-busystatus': 'BUSY',
  })
  const attendee = event?.getFirstProperty('attendee')
  expect(attendee?.getParameter('rsvp')).toBe('TRUE')
  expect(attendee?.getParameter('partstat')).toBe('NEEDS-ACTION')
})

test('a change keeps the name of the hold and raises its number, and letting go cancels it', () => {
  const moved = written({ sequence: 1, startsAt: instant(HOLD.startsAt + 3_600_000) })
  const gone = written({ sequence: 2, state: 'released' })
  const uid = (text: string) => /UID:(.*)\r\n/.exec(text)?.[1]
  expect(uid(moved.text)).toBe(uid(written({}).text))
  expect(uid(gone.text)).toBe(uid(moved.text))
  expect(moved.text).toContain('SEQUENCE:1\r\n')
  expect([gone.method, /METHOD:(.*)\r\n/.exec(gone.text)?.[1]]).toEqual(['CANCEL', 'CANCEL'])
  expect(gone.text).toContain('STATUS:CANCELLED\r\n')
})

test('no name and no text adds a line or a property to it, and its lines are as long as calendars take', () => {
  const names = (text: string) => {
    const calendar = new ICAL.Component(ICAL.parse(text))
    const event = calendar.getFirstSubcomponent('vevent')
    return [calendar, event].map((one) => one?.getAllProperties().map(({ name }) => name))
  }
  const usual = names(written({}).text)
  for (const hostile of HOSTILE_TEXTS) {
    const { text } = written({ title: hostile, of: { name: hostile, email: 'ada@example.org' } })
    expect(names(text)).toEqual(usual)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  }
})

test('who chose the time is asked nothing, and without a mailbox for answers nobody is', () => {
  expect(written({ isTheirs: true }).text.replaceAll('\r\n ', '')).toContain('PARTSTAT=ACCEPTED;RSVP=FALSE;')
  const silent = createCalendarChannel(mailer, { organizer, takesAnswers: false })
  const { calendar } = silent.render({ ...sampleThanks(), hold: HOLD }, 'en')
  expect(calendar?.text.replaceAll('\r\n ', '')).toContain('RSVP=FALSE')
})

test('without a mail server there are no invitations, and a half-made setting is refused', () => {
  expect(channel.open({ MAIL_FROM: 'askwell@example.org' }, sampleGround)).toBeNull()
  expect(channel.open({ SMTP_URL: 'smtp://localhost' }, sampleGround)).toEqual({ refusal: 'mail.noFrom' })
  const open = channel.open({ SMTP_URL: 'smtp://localhost', MAIL_FROM: 'askwell@example.org' }, sampleGround)
  expect(open !== null && !isRefusal(open) && open.abilities.only).toBe('holds')
})
