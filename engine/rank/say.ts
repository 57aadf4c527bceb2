import { DAY, type Instant } from '#engine/time/instant.ts'
import type { Reason } from './reasons.ts'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/**
 * A reason as the end of a sentence that begins with the person's name.
 *
 * @param now decides whether a month needs its year
 * @example sayReason({ kind: 'topic', words: ['rebase'], count: 6, role: 'helper', … }, now)
 *   // 'helped with 6 asks on rebase, last in October'
 */
export function sayReason(reason: Reason, now: Instant): string {
  const when = sayMonth(reason.at, now)
  const many = reason.count > 1
  const words = reason.words.join(', ')
  if (reason.role === 'offers' && (reason.kind === 'piece' || reason.kind === 'topic'))
    return `can be asked about ${words}, from their profile`
  switch (reason.kind) {
    case 'piece':
      return `${verbOf(reason.role).on} ‘${reason.words.join('’, ‘')}’ ${when}`
    case 'topic':
      return many
        ? `${verbOf(reason.role).many(reason.count)} on ${words}, last ${when}`
        : `${verbOf(reason.role).on} ${words} ${when}`
    case 'path':
      return many
        ? `${verbOf(reason.role).many(reason.count)} in ${words}, last ${when}`
        : `${verbOf(reason.role).on} ${words} ${when}`
    case 'tie':
      return many ? `helped you ${reason.count} times, last ${when}` : `helped you ${when}`
    case 'active':
      return many
        ? `${verbOf(reason.role).many(reason.count)}, last ${when}`
        : `${verbOf(reason.role).on} something ${when}`
  }
}

/**
 * A month in words: with its year where it is more than eleven months ago.
 *
 * @example sayMonth(instant(0), instant(0))  // 'in January'
 */
export function sayMonth(at: Instant, now: Instant): string {
  const date = new Date(at)
  const month = MONTHS[date.getUTCMonth()] ?? ''
  return now - at > 330 * DAY ? `in ${month} ${date.getUTCFullYear()}` : `in ${month}`
}

function verbOf(role: string): { on: string; many: (count: number) => string } {
  switch (role.toLowerCase()) {
    case 'reviewer':
      return { on: 'reviewed', many: (count) => `reviewed ${count} pieces` }
    case 'author':
      return { on: 'worked on', many: (count) => `made ${count} pieces` }
    case 'owner':
      return { on: 'owns', many: (count) => `owns ${count} places` }
    default:
      return { on: 'helped on', many: (count) => `helped with ${count} asks` }
  }
}
