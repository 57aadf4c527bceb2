import { holdIdOf } from './write-hold.ts'

/** What somebody's calendar answered to a hold (RFC 5546, METHOD:REPLY). */
export interface HoldAnswer {
  readonly holdId: string
  /** of the state that it answers to: an answer to an older one is too late */
  readonly sequence: number
  readonly answer: 'accepted' | 'declined' | 'tentative'
  /** the address that answers, small letters */
  readonly from: string
}

const LARGEST = 65_536
const ANSWERS: ReadonlySet<string> = new Set(['accepted', 'declined', 'tentative'])

/**
 * @param text an iCalendar text, of whatever kind
 * @returns null for everything that isn't an answer to a hold of ours
 */
export async function readHoldAnswer(text: string): Promise<HoldAnswer | null> {
  if (text.length > LARGEST) return null
  const { default: ICAL } = await import('ical.js')
  try {
    const calendar = new ICAL.Component(ICAL.parse(text))
    if (said(calendar, 'method')?.toUpperCase() !== 'REPLY') return null
    const event = calendar.getFirstSubcomponent('vevent')
    const holdId = event === null ? null : holdIdOf(said(event, 'uid') ?? '')
    const attendees = event?.getAllProperties('attendee') ?? []
    const [attendee] = attendees
    if (event === null || holdId === null || attendee === undefined || attendees.length > 1) return null
    const answer = String(attendee.getParameter('partstat') ?? '').toLowerCase()
    if (!ANSWERS.has(answer)) return null
    return {
      holdId,
      sequence: Number(said(event, 'sequence') ?? 0) || 0,
      answer: answer as HoldAnswer['answer'],
      from: String(attendee.getFirstValue() ?? '')
        .replace(/^mailto:/i, '')
        .toLowerCase(),
    }
  } catch {
    // the reader throws for every kind of broken text, and none of them is an answer
    return null
  }
}

interface Said {
  getFirstPropertyValue(name: string): string | { toString(): string } | null
}

function said(component: Said, name: string): string | null {
  return component.getFirstPropertyValue(name)?.toString() ?? null
}
