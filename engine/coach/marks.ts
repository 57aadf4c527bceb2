import type { Criterion, Mark, Marks } from './coaching.ts'
import type { Draft } from './draft.ts'

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
  const near = sentences.filter((s) => s.index >= main.sentence.index && s.index - main.sentence.index <= NEAR)
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
  const { main, sentences } = draft
  const diffuse = sentences.some((s) => s.reading.diffuse)
  const details = detailCount(draft, true)
  const block = sentences.some((s) => s.reading.block && s.reading.details.length > 0)
  if (!main) return diffuse && !block ? 0 : sentences.length === 0 || bare(draft) ? 0 : 1
  const own = main.sentence.reading.details.length
  const { content } = main.request
  if (action === 0) return content + details > 0 ? 1 : 0
  if (main.request.verb === null && main.request.rule !== 'action.question' && main.request.rule !== 'action.know') {
    return diffuse ? (details > 1 ? 1 : 0) : content + details > 0 ? 1 : 0
  }
  if (action === 2 && (own > 0 || content > 3 || (content > 0 && details > 0))) return 2
  if (action === 1 && own > 0 && content > 3) return 2
  return content > 0 || details > 0 ? 1 : 0
}

/** Nothing in the text that names a thing. */
function bare({ sentences }: Draft): boolean {
  return sentences.every((s) => s.reading.details.length === 0 && !s.reading.block && s.reading.phrase.words.length < 2)
}

function meaningfulMark(draft: Draft): Mark {
  const { sentences, main } = draft
  const others = sentences.filter((s) => s !== main?.sentence)
  if (sentences.some((s) => s.reading.reason && s.reading.reason.rule !== 'reason.goal')) return 2
  if (others.some((s) => s.reading.stake) || main?.sentence.reading.stake?.rule === 'stake.waiting') return 2
  const near = (index: number) => !main || Math.abs(index - main.sentence.index) <= NEAR + 1
  const event = others.some((s) => near(s.index) && !s.reading.past && s.reading.moments.some((m) => !m.parts.vague) && !s.reading.wish)
  if (main && event) return 2
  if (others.some((s) => s.reading.reason)) return 2
  return sentences.some((s) => s.reading.hint || s.reading.stake || s.reading.reason) ? 1 : 0
}

function realisticMark(draft: Draft, action: Mark, specific: Mark): Mark {
  const { main, effort, asked } = draft
  if (action === 0 || !main) return 0
  const huge = main.sentence.reading.huge.length > 0
  const short = draft.deadline?.local !== null && draft.deadline !== null
  if (effort) return effort.minutes > 480 ? 1 : 2
  if (huge) return short || action === 1 ? 0 : 1
  if (asked.length > 2) return short ? 1 : 0
  if (action === 2) return specific === 2 ? 2 : 1
  if (main.request.rule === 'action.question' || main.request.rule === 'action.know') return specific === 2 ? 2 : 1
  return main.request.verb !== null && main.request.content > 0 ? 1 : 0
}

function timeMark({ deadline, main }: Draft, action: Mark): Mark {
  if (!deadline) return 0
  if (deadline.precision === 'vague') return deadline.rule === 'deadline.whenever' ? 0 : 1
  return main && (action > 0 || deadline.rule === 'deadline.asked') ? 2 : 1
}

/** The marks in the order in which the coach asks about them. */
export const ORDER: readonly Criterion[] = ['specific', 'action', 'realistic', 'timeBound', 'meaningful']

