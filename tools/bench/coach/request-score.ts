import { zonedNow } from '#engine/coach/dates/asker-clock.ts'
import { analyseWith, coachCache } from '#engine/coach/analyse.ts'
import { english } from '#engine/coach/languages/en/english.ts'
import { requestScoreOf } from '#engine/coach/request-model.ts'
import { instant } from '#engine/time/instant.ts'
import type { Mail } from './mails.ts'
import { learnRequests } from './request-learning.ts'
import { auc } from './scores.ts'

const NOW = zonedNow('2026-03-10T09:30', 'UTC') ?? instant(0)
const FOLDS = 5
/** What one step of the action mark is worth in log odds of the model; between 0.6 and 1 it hardly matters. */
const MARK = 0.7

export interface RequestScores {
  readonly rules: number
  readonly model: number
  readonly both: number
  readonly length: number
}

/**
 * How well sentences that ask are told from others (AUC): by the rules alone, by the model, by both, and by length. The model
 * is learned anew for each fifth of the sentences from the other four, so that it judges none that it has seen.
 */
export function scoreRequests(mails: readonly Mail[]): RequestScores {
  const rules = mails.map((mail) => rulesScore(mail.text))
  const model = crossScores(mails)
  const aucOf = (score: (at: number) => number) =>
    auc(mails.map(({ ask }, at) => ({ positive: ask === 1, score: score(at) })))
  return {
    rules: aucOf((at) => rules[at]?.shown ?? 0),
    model: aucOf((at) => model[at] ?? 0),
    both: aucOf((at) => (model[at] ?? 0) + MARK * (rules[at]?.mark ?? 0)),
    length: aucOf((at) => mails[at]?.text.length ?? 0),
  }
}

function crossScores(mails: readonly Mail[]): Float64Array {
  const scores = new Float64Array(mails.length)
  for (let fold = 0; fold < FOLDS; fold++) {
    const learned = learnRequests(mails.filter((_, at) => at % FOLDS !== fold))
    mails.forEach(({ text }, at) => {
      if (at % FOLDS === fold) scores[at] = requestScoreOf(learned, text)
    })
  }
  return scores
}

/** The action mark, and with small steps for what goes with asking. */
function rulesScore(text: string): { mark: number; shown: number } {
  const context = { now: NOW, zone: 'UTC' }
  const { marks, slots } = analyseWith({ en: english }, { text, context, cache: coachCache() })
  const shown =
    marks.action +
    (/\?/.test(text) ? 0.6 : 0) +
    (slots.deadline ? 0.2 : 0) +
    (/\b(?:please|you|your)\b/i.test(text) ? 0.4 : 0)
  return { mark: marks.action, shown }
}
