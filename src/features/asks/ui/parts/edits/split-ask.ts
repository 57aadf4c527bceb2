import type { Split } from '#engine/coach/coaching.ts'
import { tidied } from './sentences.ts'

/** What stays on the sheet, and what becomes a draft of its own. */
export type Parted = { readonly kept: string; readonly aside: string }

/** What stands between two asks of one sentence: 'review it, fix it and write it down'. */
const BETWEEN = /^(?:, (?:and )?|; ?| and | plus | as well as | und | et )$/

/**
 * Parts a text that holds several asks: the first one stays with everything around it, the others go into a draft of
 * their own with the same words around them. Null where there is nothing to part.
 *
 * @example splitAsk('Could you check it and fix it?', splits)  // kept: 'Could you check it?', aside: 'Could you fix it?'
 */
export function splitAsk(text: string, splits: readonly Split[]): Parted | null {
  const [first, second] = splits
  const last = splits.at(-1)
  if (first === undefined || second === undefined || last === undefined) return null
  const listed = BETWEEN.test(text.slice(first.end, second.start))
  const kept = listed
    ? text.slice(0, first.end) + text.slice(last.end)
    : splits.slice(1).reduceRight((rest, { start, end }) => `${rest.slice(0, start)}${rest.slice(end)}`, text)
  const aside = text.slice(0, first.start) + text.slice(listed ? second.start : first.end)
  const parted = { kept: tidied(kept), aside: tidied(aside) }
  return parted.kept === '' || parted.aside === '' ? null : parted
}
