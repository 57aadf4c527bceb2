import { plain, type Word, wordsOf } from '#engine/text/words.ts'

/** A linear model of sentences that ask: one weight per bucket of hashed words and pairs of words. */
export interface RequestModel {
  readonly weights: Int8Array
  /** what one step of a weight is worth */
  readonly step: number
  readonly bias: number
}

/** Buckets: with fewer, words share too much (AUC .886 at 8,192), with more nothing is won. */
export const MODEL_BUCKETS = 16_384
/** Later words of a sentence say little about whether it asks. */
const MOST_WORDS = 60

/**
 * The buckets of a sentence's words and neighbouring pairs; figures count as one word, the first word once more by its
 * place. Without words only the empty sentence's pair. Linear.
 *
 * @param words of one plain sentence
 */
export function requestFeatures(words: readonly Word[]): ReadonlySet<number> {
  const texts = words.slice(0, MOST_WORDS).map(({ text }) => (/\d/.test(text) ? '#' : text))
  const row = ['^', ...texts, '$']
  const found = new Set<number>()
  row.forEach((word, at) => {
    found.add(bucketOf(word))
    if (at > 0) found.add(bucketOf(`${row[at - 1]} ${word}`))
  })
  found.add(bucketOf(`1:${row[1]}`))
  return found
}

/**
 * How much a sentence reads like a request: log odds, 0 is even. The sum of its weights, scaled so that long sentences
 * aren't surer for being long.
 */
export function requestScore(model: RequestModel, words: readonly Word[]): number {
  const features = requestFeatures(words)
  let sum = 0
  for (const bucket of features) sum += model.weights[bucket] ?? 0
  return model.bias + (sum * model.step) / Math.sqrt(features.size)
}

/** As `requestScore`, of a sentence as it was written. */
export function requestScoreOf(model: RequestModel, sentence: string): number {
  return requestScore(model, wordsOf(plain(sentence)))
}

/** The weights as they are shipped: one byte each, as base64. @throws Error where the length is wrong */
export function decodeWeights(base64: string): Int8Array {
  const bytes = atob(base64)
  if (bytes.length !== MODEL_BUCKETS) throw new Error(`${bytes.length} weights, ${MODEL_BUCKETS} needed`)
  return Int8Array.from(bytes, (sign) => sign.charCodeAt(0))
}

/** FNV-1a with a final mix, so that neighbouring words fall apart. */
function bucketOf(word: string): number {
  let hash = 2_166_136_261
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 16_777_619)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b_3c6d)
  return ((hash ^ (hash >>> 12)) >>> 0) % MODEL_BUCKETS
}
