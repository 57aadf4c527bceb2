import type { Mark } from './coaching.ts'
import type { Moment } from './dates/moment.ts'
import { type Asked, type Draft, firstOf, type Placed, QUESTIONS } from './draft.ts'
import type { Ruled } from './sentence.ts'

/** Sentences from the request within which an event says what it is for. */
const NEAR = 3

/** Why the ask matters, and the words that say so (offsets in the text). */
export interface Why {
  readonly mark: Mark
  readonly found: Ruled | undefined
}

/**
 * Looks for the reason, the surest sign first: a connective, a stake in another sentence, an event that the ask is for, a
 * plain statement after the request. Weaker signs (a wish, a feeling, a problem) are a beginning. Without a request no
 * reason is more than that.
 */
export function whyOf(draft: Draft): Why {
  const { main } = draft
  const strong =
    main &&
    (reasonOf(draft, main) ?? stakeOf(draft, main) ?? eventOf(draft, main) ?? statementOf(draft, main))
  if (strong) return { mark: 2, found: strong }
  const weak =
    firstOf(draft.sentences, ({ reading }) => reading.hint ?? reading.stake ?? reading.reason) ??
    problemOf(draft)
  return { mark: weak ? 1 : 0, found: weak }
}

function reasonOf({ sentences }: Draft, main: Asked): Ruled | undefined {
  const connective = firstOf(sentences, (s) =>
    s.reading.reason?.rule === 'reason.goal' ? undefined : wholeReason(s),
  )
  if (connective) return connective
  const counts = main.request.strength === 2 || QUESTIONS.has(main.request.rule)
  return firstOf(sentences, (s) => (counts && s !== main.sentence ? wholeReason(s) : undefined))
}

/** A reason runs from its connective to the end of the clause. */
function wholeReason({ reading }: Placed): Ruled | undefined {
  const { reason, text } = reading
  if (!reason) return undefined
  const end = text.slice(reason.end).search(/[.;!?](?:\s|$)/)
  return { ...reason, end: end < 0 ? text.length : reason.end + end }
}

/** Beside the request any stake counts; inside it only what can't be the thing asked about. */
function stakeOf({ sentences }: Draft, main: Asked): Ruled | undefined {
  const beside = firstOf(sentences, (s) => (s === main.sentence ? undefined : s.reading.stake))
  if (beside) return beside
  return firstOf([main.sentence], ({ reading: { stake, text } }) => {
    if (!stake) return undefined
    const apart = /[,;:–-] ?$/.test(text.slice(0, stake.start))
    return apart || stake.rule === 'stake.waiting' || stake.rule === 'stake.before' ? stake : undefined
  })
}

/** A moment to come that isn't the ask's own deadline: what the ask is for. */
function eventOf(draft: Draft, main: Asked): Ruled | undefined {
  const near = draft.sentences.filter(
    (s) => s !== main.sentence && Math.abs(s.index - main.sentence.index) <= NEAR,
  )
  const beside = firstOf(near, (s) =>
    eventIn(s, draft, (m) => !s.reading.pastClauses.some((c) => m.start >= c.start && m.start < c.end)),
  )
  if (beside || main.request.strength < 2) return beside
  const { request, text } = main.sentence.reading
  return firstOf([main.sentence], (s) =>
    eventIn(s, draft, (m) => !m.joined && OWN_CLAUSE.test(text.slice(request?.start ?? 0, m.from))),
  )
}

/** ', the order goes out on Thursday': at least two words since the comma. */
const OWN_CLAUSE = /[,;–] \S+ \S[^,;]*$/

function eventIn(sentence: Placed, draft: Draft, fits: (moment: Moment) => boolean): Ruled | undefined {
  const event = sentence.reading.moments.find((moment) => fits(moment) && isEvent(moment, sentence, draft))
  return event && { start: 0, end: sentence.reading.text.length, rule: 'reason.event' }
}

function isEvent(moment: Moment, sentence: Placed, { deadline, bound }: Draft): boolean {
  const at = { start: moment.start + sentence.at, end: moment.end + sentence.at }
  const own = bound && deadline !== null && at.start < deadline.end && at.end > deadline.start
  const named =
    /^['’]s\b/.test(sentence.reading.text.slice(moment.end)) ||
    /['’]s$/.test(sentence.reading.text.slice(0, moment.end))
  return !moment.parts.vague && !moment.parts.now && moment.cue !== 'not' && !own && !named
}

/** A plain statement after a concrete request is nearly always why it is asked: 'My partner is ill.' */
function statementOf({ sentences }: Draft, main: Asked): Ruled | undefined {
  if (main.request.strength < 2 && !QUESTIONS.has(main.request.rule)) return undefined
  return firstOf(sentences.slice(main.sentence.index + 1), ({ reading }) => {
    const { request, question, wish, answer, tried, apologies, content, text, phrase } = reading
    const plain = !request && !question && !wish && !answer && !tried && apologies.length === 0
    return plain && content > 0 && phrase.words.length > 3
      ? { start: 0, end: text.length, rule: 'reason.statement' }
      : undefined
  })
}

/** A problem told beside a concrete request hints at why. */
function problemOf({ sentences, main }: Draft): Ruled | undefined {
  if (!main || main.request.strength < 2) return undefined
  return firstOf(sentences, (s) => (s === main.sentence ? undefined : s.reading.block))
}
