import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventClass,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator'
import type { Mailbox } from '../mailer/mail.ts'
import { safeUrl } from '../i18n/html.ts'
import { oneLine } from '../i18n/plain.ts'
import type { Hold } from '../message.ts'

/** Our own holds are told apart by it when a calendar is read: what we know better isn't counted twice. */
const UID_BEGINS = 'askwell-'

const LONGEST_TITLE = 120
const LONGEST_NAME = 80

export interface HoldWriting {
  /** who keeps the hold: the mailbox of the program */
  readonly organizer: Mailbox
  /** answers to the organizer are read */
  readonly takesAnswers: boolean
}

/** How a calendar is told of it: asked to take the newest state, or to let it go. */
export function methodOf(hold: Hold): 'REQUEST' | 'CANCEL' {
  return hold.state === 'agreed' ? 'REQUEST' : 'CANCEL'
}

/**
 * A hold as an iCalendar text for mail (RFC 5545, 5546, 6047): times in UTC, so that no zone has to be explained; one
 * attendee, whose calendar it is for; no description, no alarm and nothing to fetch.
 *
 * @returns the same text for the same hold, byte for byte
 */
export function writeHold(hold: Hold, writing: HoldWriting): string {
  const calendar = bare()
  calendar.method(hold.state === 'agreed' ? ICalCalendarMethod.REQUEST : ICalCalendarMethod.CANCEL)
  const event = calendar.createEvent(eventOf(hold))
  event.organizer({
    name: calendarName(writing.organizer.name || 'Askwell'),
    email: writing.organizer.address,
  })
  event.createAttendee({
    name: calendarName(hold.of.name),
    email: hold.of.email,
    rsvp: writing.takesAnswers && !hold.isTheirs && hold.state === 'agreed',
    status: hold.isTheirs ? ICalAttendeeStatus.ACCEPTED : ICalAttendeeStatus.NEEDSACTION,
    role: ICalAttendeeRole.REQ,
    type: ICalAttendeeType.INDIVIDUAL,
  })
  return calendar.toString()
}

/**
 * The same as an entry of a calendar: without a method, an organizer and attendees. For a file that is downloaded and
 * for what is put into a calendar directly, where a second invitation would be one too many.
 */
export function writeEntry(hold: Hold): string {
  const calendar = bare()
  calendar.createEvent(eventOf(hold))
  return calendar.toString()
}

/** @returns the id of the hold whose UID it is; null for what isn't ours */
export function holdIdOf(uid: string): string | null {
  return /^askwell-([0-9a-z]{26})$/.exec(uid)?.[1] ?? null
}

function bare() {
  return ical({ prodId: { company: 'Askwell', product: 'Askwell', language: 'EN' }, scale: 'GREGORIAN' })
}

function eventOf(hold: Hold) {
  const changed = new Date(hold.changedAt)
  return {
    // without a host, which RFC 7986 advises against: it would tell where the program runs
    id: `${UID_BEGINS}${hold.id}`,
    sequence: hold.sequence,
    start: new Date(hold.startsAt),
    end: new Date(hold.endsAt),
    stamp: changed,
    lastModified: changed,
    summary: oneLine(hold.title, LONGEST_TITLE),
    url: safeUrl(hold.url),
    status: hold.state === 'agreed' ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    class: hold.isPrivate ? ICalEventClass.PRIVATE : ICalEventClass.PUBLIC,
    transparency: hold.state === 'agreed' ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
    busystatus: hold.state === 'agreed' ? ICalEventBusyStatus.BUSY : ICalEventBusyStatus.FREE,
  }
}

/** A quoted parameter has no way to say a quotation mark (RFC 5545, 3.2). */
function calendarName(name: string): string {
  return oneLine(name, LONGEST_NAME).replace(/["\\]/g, '’')
}
