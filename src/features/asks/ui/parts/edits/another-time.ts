import type { Deadline, TapAnswer } from '#engine/coach/coaching.ts'

/**
 * Writes another time where the coach read one, so that a wrong reading is mended in place.
 *
 * @param tap one of the coach's own times: a sentence such as 'I need it by tomorrow noon.'
 */
export function anotherTime(
  text: string,
  { start, end }: Pick<Deadline, 'start' | 'end'>,
  tap: TapAnswer,
): string {
  const phrase = tap.insert.replace(/^I need it /, '').replace(/\.$/, '')
  const before = text.slice(0, start)
  // 'before Friday' where only 'Friday' was read: the little word is there already.
  const words = /\b(?:by|before|until|till|on)\s+$/i.test(before) ? phrase.replace(/^by /, '') : phrase
  return before + words + text.slice(end)
}
