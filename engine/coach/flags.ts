import { MINUTE } from '#engine/time/instant.ts'
import type { Flag, FlagId, Marks, Slots, Span, Split } from './coaching.ts'
import type { Clock } from './dates/asker-clock.ts'
import { type Asked, type Draft, placed } from './draft.ts'
import type { Range } from './phrase.ts'
import { personalIn, secretsIn } from './sensitive.ts'
import { FLAG_TEXTS } from './texts.ts'

/** Words of sorry from which on the coach says that none is needed. */
const MANY_APOLOGIES = 3
/** Characters from which on the background may be folded below the ask. */
const LONG = 1200

export interface Flagged {
  readonly draft: Draft
  readonly slots: Slots
  readonly marks: Marks
  readonly splits: readonly Split[]
  readonly clock: Clock
}

/** Things worth a gentle word, most urgent first: what must not be sent, then what makes a yes less likely. */
export function flagsOf(judged: Flagged): Flag[] {
  const { draft } = judged
  const flags: Flag[] = []
  const raise = (id: FlagId, spans: readonly Span[]) => flags.push({ id, text: FLAG_TEXTS[id], spans })
  const secrets = secretsIn(draft.text)
  if (secrets.length > 0) raise('secret', secrets)
  const persons = personalIn(draft.text)
  if (persons.length > 0) raise('personalData', persons)
  if (isRant(judged)) raise('rant', rangesOf(draft, 'rants', 'flag.rant'))
  if (judged.splits.length > 1)
    raise(
      'severalAsks',
      judged.splits.map((s) => ({ start: s.start, end: s.end, rule: 'flag.ask' })),
    )
  if (tooBig(judged)) raise('tooBig', rangesOf(draft, 'huge', 'flag.huge'))
  const diffuse = draft.sentences.filter((s) => s.reading.diffuse)
  if (diffuse.length > 0 && judged.marks.specific < 2)
    raise('diffuse', rangesOf(draft, 'diffuse', 'flag.diffuse'))
  if (asksForSolution(judged)) raise('solutionAsked', mainSpan(draft.main))
  const apologies = rangesOf(draft, 'apologies', 'flag.apology')
  if (apologies.length >= MANY_APOLOGIES) raise('overApology', apologies)
  if (noAttempt(judged))
    raise('noAttempt', judged.slots.block ? [spanOf(judged.slots.block, 'flag.block')] : [])
  if (draft.text.length > LONG) raise('tooLong', [])
  return flags
}

function spanOf({ start, end }: Range, rule: string): Span {
  return { start, end, rule }
}

function rangesOf(draft: Draft, what: 'rants' | 'huge' | 'apologies' | 'diffuse', rule: string): Span[] {
  return draft.sentences.flatMap((sentence) => {
    const found = sentence.reading[what]
    const ranges: readonly Range[] = found === undefined ? [] : 'start' in found ? [found] : found
    return ranges.map((range) => spanOf(placed(range, sentence), rule))
  })
}

function mainSpan(main: Asked | undefined): Span[] {
  return main ? [spanOf(placed(main.request, main.sentence), 'flag.solution')] : []
}

function isRant({ draft, marks }: Flagged): boolean {
  const words = rangesOf(draft, 'rants', '').length
  return words > 1 || (words === 1 && marks.action < 2 && draft.sentences.length > 1)
}

/** Huge as said, or more work than time is left until the deadline. */
function tooBig({ draft, marks, clock }: Flagged): boolean {
  const { effort, deadline } = draft
  const left = deadline?.at ? (deadline.at - clock.now) / MINUTE : Number.POSITIVE_INFINITY
  if (effort && effort.minutes > left) return true
  const huge = draft.main?.sentence.reading.huge.length ?? 0
  return draft.main !== undefined && (huge > 0 || draft.main.request.size === 'big') && marks.realistic < 2
}

/** Asks how to make a mechanism work, with neither a goal nor a block. */
function asksForSolution({ draft, slots, marks }: Flagged): boolean {
  const { main } = draft
  return main?.sentence.reading.mechanism === true && marks.meaningful === 0 && slots.block === null
}

/** A block is named, an explanation wanted, and nothing says what was tried. */
function noAttempt({ draft, slots }: Flagged): boolean {
  const { main } = draft
  if (slots.tried || !slots.block || !main) return false
  return main.request.strength > 0
}

/**
 * The asks of a text that holds at least two, each as a stretch that can be sent alone. Several sentences with a deed of
 * their own, or one sentence that lists three deeds or questions. Empty otherwise.
 */
export function splitsOf(draft: Draft): Split[] {
  const deeds = draft.asked.filter((one) => one.request.strength === 2 && one.request.content > 0)
  const verbs = new Set(deeds.map((one) => one.request.verb))
  if (deeds.length > 1 && verbs.size > 1)
    return deeds.map((one) => splitAt(draft, placed(one.sentence.reading.span, one.sentence)))
  const listed = draft.main && draft.main.request.parts > 2 ? draft.main : undefined
  return listed ? partsOf(draft, listed) : []
}

function splitAt(draft: Draft, { start, end }: Range): Split {
  return { start, end, text: draft.text.slice(start, end) }
}

const BETWEEN = /, (?:and )?|; ?| and | plus | as well as | und | et /g

function partsOf(draft: Draft, { request, sentence }: Asked): Split[] {
  const from =
    request.verbAt && request.verb && request.rule !== 'action.needThing'
      ? request.verbAt.start
      : request.object?.start
  const { start, end } = placed({ start: from ?? request.start, end: request.end }, sentence)
  const text = draft.text.slice(start, end)
  const splits: Split[] = []
  let at = 0
  for (const match of text.matchAll(BETWEEN)) {
    if (match.index > at) splits.push(splitAt(draft, { start: start + at, end: start + match.index }))
    at = match.index + match[0].length
  }
  if (at < text.length) splits.push(splitAt(draft, { start: start + at, end }))
  return splits
}
