import type { Reach } from './schema.ts'

/**
 * Whether somebody doesn't want to be suggested for this text: all the words of one of their topics stand in it, in
 * order; endings don't count, so that 'invoice' is also about invoices. Who is named by a colleague is asked anyhow.
 *
 * @example isOffTopic({ topicsOff: ['oracle billing'] }, 'Who knows the Oracle billing API?')  // true
 */
export function isOffTopic({ topicsOff }: Pick<Reach, 'topicsOff'>, text: string): boolean {
  if (topicsOff.length === 0) return false
  const words = wordsOf(text)
  return topicsOff.some((topic) => {
    const sought = wordsOf(topic)
    return (
      sought.length > 0 &&
      words.some((_, place) => sought.every((word, ahead) => words[place + ahead]?.startsWith(word) ?? false))
    )
  })
}

function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.match(/[\p{L}\p{N}]+/gu) ?? []
}
