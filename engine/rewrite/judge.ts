import { CRITERIA, type Coaching, type CoachContext } from '#engine/coach/coaching.ts'
import { analyse } from '#engine/coach/read.ts'
import { newWordsIn, saidIn, sameAmounts, sameNegations } from './adds-nothing.ts'
import { type Change, changesBetween, withChanges } from './compare.ts'

/** A wording may be this much longer than the draft. */
const LONGER = 1.3
/** So many letters more are fine whatever the length: 'Could you …?' around three words. */
const ALWAYS = 40

/**
 * The changes of a proposed wording that may be shown: each one alone, and all of them together, add no fact, figure,
 * name or date, turn nothing round, move neither deadline nor effort, and leave no mark emptier. Empty where nothing of
 * the proposal stands this test.
 *
 * @param wording what a model proposes, any text
 */
export function fairChanges(draft: string, wording: string, context: CoachContext): Change[] {
  if (wording.length > draft.length * LONGER + ALWAYS) return []
  const said = saidIn(draft)
  const before = analyse(draft, context)
  const taken: Change[] = []
  const changes = changesBetween(draft, wording)
  const isFair = (change: Change) =>
    newWordsIn(change.after, said).length === 0 &&
    sameAmounts(change.before, change.after) &&
    // A sentence that goes takes its 'not' along, which is seen and can be refused.
    (change.after === '' || sameNegations(change.before, change.after))
  // A sentence may have gone because another one has taken its words in; then it stays if that other one can't be taken.
  const mayGo = changes.every((change) => change.after === '' || isFair(change))
  for (const change of changes) {
    if (!isFair(change) || (change.after === '' && !mayGo)) continue
    const alone = analyse(withChanges(draft, [change]), context)
    const together = analyse(withChanges(draft, [...taken, change]), context)
    if (isNoWorse(before, alone) && isNoWorse(before, together)) taken.push(change)
  }
  return taken
}

function isNoWorse(before: Coaching, after: Coaching): boolean {
  return (
    before.slots.deadline?.local === after.slots.deadline?.local &&
    before.slots.effort?.minutes === after.slots.effort?.minutes &&
    CRITERIA.every((criterion) => after.marks[criterion] >= before.marks[criterion])
  )
}
