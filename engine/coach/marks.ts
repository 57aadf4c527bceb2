import type { Mark, Marks } from './coaching.ts'
import { type Asked, type Draft, type Placed, QUESTIONS } from './draft.ts'
import type { Request } from './request.ts'
import { whyOf } from './why.ts'

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
    meaningful: whyOf(draft).mark,
    action,
    realistic: realisticMark(draft, action, specific),
    timeBound: timeMark(draft, action),
  }
}

/** Concrete deed: there. Bare question or 'help': begun, there if it says how short an answer may be. */
function actionMark({ main, sentences, effort, bound, deadline }: Draft): Mark {
  if (!main) return 0
  const back = refersTo(main, sentences)
  if (back !== undefined && main.request.verb !== 'help') return back
  if (main.request.strength !== 1 || main.request.verb !== null) return main.request.strength
  if (main.request.rule === 'action.rhetorical' || main.request.rule === 'action.help') return 1
  const near = sentences.filter(
    (s) => s.index >= main.sentence.index && s.index - main.sentence.index <= NEAR,
  )
  const answer = near.some((s) => s.reading.answer && !/\bor \S+\?/.test(s.reading.text))
  return answer || effort || (bound && deadline?.local) ? 2 : 1
}

/**
 * 'Three rows are off … can someone take those?': the deed is concrete where what 'those' means was said; to look at it or
 * judge it is begun until something exact was. Undefined where the request names its thing itself.
 */
function refersTo({ request, sentence }: Asked, sentences: readonly Placed[]): Mark | undefined {
  if (request.back !== true || request.size === 'open' || request.strength === 0) return undefined
  const exact = [sentence, sentences[sentence.index - 1]].some((s) => (s?.reading.details.length ?? 0) > 0)
  if (!exact && /look|glance|see|check|review|fix/.test(request.verb ?? '')) return 1
  return antecedent(request, sentence, sentences) > 1 ? 2 : undefined
}

/** Words with content before a request, in its sentence and the one before. */
function antecedent(request: Request, sentence: Placed, sentences: readonly Placed[]): number {
  const before = sentences[sentence.index - 1]
  const own = sentence.reading.content - request.content
  return own + (before && before.reading.apologies.length === 0 ? before.reading.content : 0)
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

/** Enough to start from: own words, details near, the context's words by a third, a moment. */
const ENOUGH = 2.6

/** 'anyone who knows Kafka?' names a skill and says nothing of what for. */
const SKILL =
  /\b(?:knows?|(?:good|experienced|fluent|skilled) (?:at|in|with)|experience (?:with|in)|familiar with|speaks?|understands?|into) (?!if\b|whether\b|how\b|why\b|wh|the\b|an?\b|some|any|about\b|of\b|our\b|my\b|that\b|this\b)[\w+#./-]+(?: [\w+#./-]+)?(?: (?:well|a bit|here|around))?\W*$/

function specificMark(draft: Draft, action: Mark): Mark {
  const { main, sentences, asides } = draft
  const diffuse = sentences.some((s) => s.reading.diffuse)
  const details = detailCount(draft, true)
  const topic = details > 0 || asides.length > 0 || (!diffuse && sentences.some((s) => s.reading.block))
  if (!main) return topic || (!diffuse && sentences.some((s) => s.reading.content > 2)) ? 1 : 0
  const { rule, verb, parts, size } = main.request
  const said = main.request.back ? Math.min(3, antecedent(main.request, main.sentence, sentences)) : 0
  const code = asides.some((aside) => aside.kind === 'code' || aside.kind === 'trace') ? 2 : 0
  const content = main.request.content + said + (main.request.content + said > 0 ? code : 0)
  const context = contextOf(draft)
  const own = main.sentence.reading.details.length + (main.sentence.reading.answer ? 1 : 0)
  if (action === 0)
    return rule === 'action.fragment' && own > 0 && content > 2 ? 2 : content > 0 || topic ? 1 : 0
  // 'please fix' after a trace: the helper must ask what.
  if (verb !== null && main.request.object === null && said === 0) return content > 0 || topic ? 1 : 0
  if (verb === null && size === 'quick' && content > 1 && main.sentence.reading.content > 4) return 2
  if (verb === null && size === 'open' && own === 0) return content > 0 || topic ? 1 : 0
  if (verb === null && !QUESTIONS.has(rule))
    return ((content > 0 || context > 1) && !diffuse) || topic ? 1 : 0
  if (parts > 2 && own < parts) return 1
  const weight =
    1.3 * content + 2 * own + details + context / 4 + (draft.bound && draft.deadline?.local ? 1 : 0)
  if (action === 2 && weight >= ENOUGH) return 2
  const skill = SKILL.test(main.sentence.reading.phrase.plain) && !draft.deadline?.local && !draft.effort
  if (skill || (verb === null && sentences.some((s) => s.reading.rants.length > 0)))
    return content > 0 || topic ? 1 : 0
  if (action === 1 && verb === null && (own > 0 || content > 2 || details > 2) && content > 1) return 2
  return content > 0 || topic || context > 2 ? 1 : 0
}

/** Words with content in the sentences around the request. */
function contextOf({ main, sentences }: Draft): number {
  let count = 0
  for (const { reading, index } of sentences) {
    const near = !main || Math.abs(index - main.sentence.index) <= NEAR
    const own = index === main?.sentence.index ? main.request.content : 0
    if (near && reading.apologies.length === 0) count += reading.content - own
  }
  return count
}

function realisticMark(draft: Draft, action: Mark, specific: Mark): Mark {
  const { main, effort } = draft
  if (action === 0 || !main) return 0
  if (effort) return effort.minutes > 480 ? 1 : 2
  const { verb, rule, parts, content, size } = main.request
  const limited = draft.deadline !== null && draft.deadline.local !== null
  if (verb === null && QUESTIONS.has(rule)) return questionSize(draft, specific)
  if (main.sentence.reading.huge.length > 0 || size === 'big') return limited || action === 1 ? 0 : 1
  if (parts > 2) return limited ? 1 : 0
  if (action === 2 && main.sentence.reading.many && size !== 'quick' && !limited) return 1
  if (action === 2) return specific === 2 || limited || size === 'quick' ? 2 : 1
  return verb !== null && content > 0 && size !== 'open' ? 1 : 0
}

/** 'Who owns X?' is small; 'how do I …' is as small as it is exact. */
function questionSize({ main, sentences }: Draft, specific: Mark): Mark {
  if (sentences.some((s) => s.reading.rants.length > 0)) return 0
  if (main?.request.size === 'open' && main.sentence.reading.details.length === 0) return 0
  const fact = main?.request.size === 'quick' && main.request.content > 0
  return specific === 2 || fact ? 2 : 1
}

function timeMark({ deadline, main }: Draft, action: Mark): Mark {
  if (!deadline) return 0
  if (deadline.precision === 'vague') return deadline.rule === 'deadline.whenever' ? 0 : 1
  return main && (action > 0 || deadline.rule === 'deadline.asked') ? 2 : 1
}
