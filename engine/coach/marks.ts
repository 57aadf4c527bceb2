import type { Criterion, Mark, Marks } from './coaching.ts'
import { type Draft, type Placed, QUESTIONS } from './draft.ts'

/** Details near the request are what a helper starts from. */
const NEAR = 2

/**
 * The five marks of a draft. Each rests on slots and says nothing about length: more words alone never fill a mark.
 */
export function marksOf(draft: Draft): Marks {
  const action = actionMark(draft)
  const specific = specificMark(draft, action)
  return {
    specific,
    meaningful: meaningfulMark(draft),
    action,
    realistic: realisticMark(draft, action, specific),
    timeBound: timeMark(draft, action),
  }
}

/** Concrete deed: there. Bare question or 'help': begun, there if it says how short an answer may be. */
function actionMark({ main, sentences, effort, bound, deadline }: Draft): Mark {
  if (!main) return 0
  if (main.request.strength !== 1 || main.request.verb !== null) return main.request.strength
  if (main.request.rule === 'action.rhetorical' || main.request.rule === 'action.help') return 1
  const near = sentences.filter(
    (s) => s.index >= main.sentence.index && s.index - main.sentence.index <= NEAR,
  )
  const answer = near.some((s) => s.reading.answer)
  return answer || effort || (bound && deadline?.local) ? 2 : 1
}

function detailCount(draft: Draft, near: boolean): number {
  const { main, sentences } = draft
  let count = 0
  for (const { reading, index } of sentences) {
    if (main && near && Math.abs(index - main.sentence.index) > NEAR) continue
    count += reading.details.length
  }
  return count
}

function specificMark(draft: Draft, action: Mark): Mark {
  const { main, sentences, asides } = draft
  const diffuse = sentences.some((s) => s.reading.diffuse)
  const details = detailCount(draft, true)
  const topic = details > 0 || asides.length > 0 || (!diffuse && sentences.some((s) => s.reading.block))
  if (!main) return topic || (!diffuse && sentences.some((s) => s.reading.phrase.words.length > 1)) ? 1 : 0
  const { content, rule, verb, parts } = main.request
  if (action === 0) return content > 0 || topic ? 1 : 0
  if (verb === null && !QUESTIONS.has(rule)) return (content > 1 && !diffuse) || topic ? 1 : 0
  const own = main.sentence.reading.details.length + (main.sentence.reading.answer ? 1 : 0)
  if (parts > 2 && own === 0) return 1
  if (action === 2 && (own > 0 || content > 3 || (content > 0 && details > 0))) return 2
  if (action === 1 && verb === null && (own > 0 || content > 3) && content > 2) return 2
  return content > 0 || topic ? 1 : 0
}

function meaningfulMark(draft: Draft): Mark {
  const { sentences, main } = draft
  const weak = sentences.some((s) => s.reading.hint || s.reading.stake || s.reading.reason)
  if (!main) return weak ? 1 : 0
  const others = sentences.filter((s) => s !== main.sentence)
  if (sentences.some((s) => s.reading.reason && s.reading.reason.rule !== 'reason.goal')) return 2
  if (others.some((s) => s.reading.stake || s.reading.reason)) return 2
  if (main.sentence.reading.stake?.rule === 'stake.waiting') return 2
  if (others.some((s) => Math.abs(s.index - main.sentence.index) <= NEAR + 1 && eventIn(s, draft))) return 2
  return weak ? 1 : 0
}

/** A moment to come that isn't the ask's own deadline: what the ask is for. */
function eventIn(sentence: Placed, { deadline, bound }: Draft): boolean {
  if (sentence.reading.past) return false
  return sentence.reading.moments.some((moment) => {
    const own =
      bound &&
      deadline &&
      moment.start + sentence.at < deadline.end &&
      moment.end + sentence.at > deadline.start
    return !moment.parts.vague && moment.cue !== 'not' && !own
  })
}

function realisticMark(draft: Draft, action: Mark, specific: Mark): Mark {
  const { main, effort, asked } = draft
  if (action === 0 || !main) return 0
  const huge = main.sentence.reading.huge.length > 0
  const short = draft.deadline?.local !== null && draft.deadline !== null
  if (effort) return effort.minutes > 480 ? 1 : 2
  if (huge) return short || action === 1 ? 0 : 1
  if (asked.length > 3 || main.request.parts > 2) return short ? 1 : 0
  if (action === 2) return specific === 2 ? 2 : 1
  if (main.request.rule === 'action.question' || main.request.rule === 'action.know')
    return specific === 2 ? 2 : 1
  return main.request.verb !== null && main.request.content > 0 ? 1 : 0
}

function timeMark({ deadline, main }: Draft, action: Mark): Mark {
  if (!deadline) return 0
  if (deadline.precision === 'vague') return deadline.rule === 'deadline.whenever' ? 0 : 1
  return main && (action > 0 || deadline.rule === 'deadline.asked') ? 2 : 1
}

/** The marks in the order in which the coach asks about them. */
export const ORDER: readonly Criterion[] = ['specific', 'action', 'realistic', 'timeBound', 'meaningful']
