import type { EvidenceRole } from '#engine/evidence/piece.ts'
import type { Mention } from './mailmap.ts'

/** A commit message taken apart. */
export interface Message {
  /** subject and body without trailers */
  readonly text: string
  readonly credits: readonly Credit[]
}

/** A line that names people, as it stands: 'Ada Lovelace <ada@example.org>, Ben Okri'. */
export interface Credit {
  readonly role: EvidenceRole
  readonly value: string
}

type CreditRole = 'helper' | 'reviewer' | 'reporter'

/** What stands before `-by`, in lower case. Everything else, Signed-off-by above all, gives no role. */
const ROLES: ReadonlyMap<string, CreditRole> = new Map([
  ...words('helper', 'helped mentored suggested improved co-authored co-developed co-written assisted'),
  ...words('helper', 'based-on-patch based-on-patches based-on-code original-patch initial-patch inspired'),
  ...words(
    'helper',
    'advised guided explained diagnosed analyzed analysed proposed contributed pair-programmed',
  ),
  ...words('reviewer', 'reviewed acked approved'),
  ...words('reporter', 'reported noticed tested found spotted discovered verified bisected'),
])

/** Keys without a hyphen that nevertheless make a line a trailer. */
const PLAIN_KEYS = new Set(
  'cc link fixes closes close bug refs ref references issue issues resolves reviewers reviewer ticket see'.split(
    ' ',
  ),
)
const KEY = /^([A-Za-z][A-Za-z0-9-]{0,38}(?: by)?) ?:[ \t]*(?=\S)/
const NOTE = /^(?:\(cherry picked from commit [0-9a-f]+\)|\[[\w .-]+: .*\]|git-svn-id: .*)$/
const VALUE_LIMIT = 2000
const CREDIT_LIMIT = 100

function words(role: CreditRole, list: string): [string, CreditRole][] {
  return list.split(' ').map((word) => [word, role])
}

/**
 * Splits a commit message into its text and the lines that credit people.
 *
 * A credit counts on any line but the subject (people put remarks between their trailers); other trailers are
 * only taken out of the paragraphs at the end, where nothing else can stand.
 *
 * @param namesSomebody whether a value names people: 'Tested by: running the suite' is prose, not a credit
 * @cost one pass over the lines; at most 100 credits
 */
export function readMessage(message: string, namesSomebody: (value: string) => boolean): Message {
  const lines = message.split('\n')
  const dropped = new Set<number>()
  const credits: Credit[] = []
  for (let at = 1; at < lines.length; at++) {
    const key = trailerKey(lines[at] ?? '')
    const role = key === undefined ? undefined : creditRole(key)
    if (!role) continue
    const end = continued(lines, at)
    const value = trailerValue(lines, at, end)
    const isCredit = role !== 'none' && credits.length < CREDIT_LIMIT
    if (isCredit && !namesSomebody(value)) continue
    if (isCredit) credits.push({ role, value })
    for (let gone = at; gone < end; gone++) dropped.add(gone)
    at = end - 1
  }
  dropTrailers(lines, dropped)
  return { text: textWithout(lines, dropped), credits }
}

function textWithout(lines: readonly string[], dropped: ReadonlySet<number>): string {
  let end = lines.length
  while (end > 0 && (dropped.has(end - 1) || lines[end - 1] === '')) end--
  const kept = lines.slice(0, end)
  for (const at of dropped) {
    if (at >= end) continue
    const rest = kept.filter((_, line) => !dropped.has(line))
    return rest
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  }
  return kept.join('\n').trim()
}

/** What stands before the colon, in lower case, where the line has the form of a trailer. */
function trailerKey(line: string): string | undefined {
  const colon = line.indexOf(':')
  // most lines are prose: the pattern only looks at those that may match
  if (colon < 2 || colon > 43) return undefined
  return KEY.exec(line)?.[1]?.toLowerCase()
}

function trailerValue(lines: readonly string[], from: number, to: number): string {
  const first = lines[from] ?? ''
  const value = first.slice(first.indexOf(':') + 1)
  return (to === from + 1 ? value : [value, ...lines.slice(from + 1, to)].join(' '))
    .trim()
    .slice(0, VALUE_LIMIT)
}

function creditRole(key: string): CreditRole | 'none' | undefined {
  if (key === 'cc' || key === 'signed-off-by') return 'none'
  if (key === 'reviewers' || key === 'reviewer') return 'reviewer'
  if (key === 'thanks-to') return 'helper'
  if (!key.endsWith('-by') && !key.endsWith(' by')) return undefined
  return ROLES.get(key.slice(0, -3))
}

/** The line after the last one of this trailer: long lists of reviewers go on indented lines. */
function continued(lines: readonly string[], at: number): number {
  let end = at + 1
  while (isIndented(lines[end])) end++
  return end
}

function isIndented(line: string | undefined): boolean {
  return line !== undefined && (line[0] === ' ' || line[0] === '\t') && line.trim() !== ''
}

function dropTrailers(lines: readonly string[], dropped: Set<number>): void {
  let end = lines.length
  while (end > 1) {
    while (end > 1 && (dropped.has(end - 1) || lines[end - 1]?.trim() === '')) end--
    let start = end
    while (start > 1 && lines[start - 1]?.trim() !== '') start--
    const block = Array.from({ length: end - start }, (_, n) => start + n).filter((at) => !dropped.has(at))
    if (start <= 1 && lines[1]?.trim() !== '') return // the subject goes on over several lines
    if (block.length === 0 || !areTrailers(lines, block)) return
    for (const at of block) dropped.add(at)
    end = start
  }
}

/** Whether each of the lines is a trailer, the continuation of one, or a note that tools leave among them. */
function areTrailers(lines: readonly string[], block: readonly number[]): boolean {
  let mayContinue = false
  return block.every((at) => {
    const line = lines[at]?.trimEnd() ?? ''
    if (mayContinue && isIndented(line)) return true
    const key = trailerKey(line)
    mayContinue = key !== undefined && (key.includes('-') || PLAIN_KEYS.has(key))
    return mayContinue || NOTE.test(line)
  })
}

/**
 * The people that a trailer's value names: 'Ada Lovelace <ada@example.org>', lists with commas, bare addresses,
 * 'ada@example.org (Ada Lovelace)', and full names without an address. A single word names nobody.
 */
export function readPeople(value: string): Mention[] {
  const people: Mention[] = []
  let rest = 0
  for (let open = value.indexOf('<'); open !== -1; open = value.indexOf('<', rest)) {
    const close = value.indexOf('>', open)
    if (close === -1) break
    const names = splitNames(value.slice(rest, open))
    const name = names.pop() ?? ''
    people.push(...names.filter(isFullName).map((each) => ({ name: each, email: '' })))
    const email = cleanAddress(value.slice(open + 1, close))
    if (email !== '' || isFullName(name)) people.push({ name, email })
    rest = close + 1
  }
  for (const part of splitNames(value.slice(rest))) {
    const address = /^<?([^\s<>()]+@[^\s<>()]+)>?(?:\s*\(([^()]*)\))?$/.exec(part)
    if (address) people.push({ name: (address[2] ?? '').trim(), email: cleanAddress(address[1] ?? '') })
    else if (isFullName(part)) people.push({ name: part, email: '' })
  }
  return people
}

function splitNames(list: string): string[] {
  const parts = list.split(/[,;&/]|\band\b/).map((part) => part.replace(/^["'\s]+|["'\s]+$/g, ''))
  const names = parts.filter((part) => part !== '')
  const [last, first] = names
  // 'Lovelace, Ada' is one person, 'Ada Lovelace, Ben Okri' are two
  const reversed = names.length === 2 && last && first && !/[\s@]/.test(last) && !/[\s@]/.test(first)
  return reversed ? [`${first} ${last}`] : names
}

function cleanAddress(address: string): string {
  const clean = address.replace(/^mailto:/i, '').replace(/\s+/g, '')
  return clean.includes('@') && clean.length <= 254 ? clean : ''
}

/** Two to five words that begin with capitals, or a name in a script without capitals. */
export function isFullName(name: string): boolean {
  if (name.length > 80 || /[\d@:#<>()[\]{}=_]/.test(name)) return false
  if (/^[\p{Script=Han}\p{Script=Hangul}]{2,6}$/u.test(name)) return true
  const parts = name.split(/\s+/)
  return (
    parts.length >= 2 &&
    parts.length <= 5 &&
    parts.every((part) => /^[\p{Lu}\p{Lo}]/u.test(part) || PARTICLES.has(part))
  )
}

const PARTICLES = new Set('van von der den de da di dos du la le bin ibn al el ter ten zu af av'.split(' '))
