import type { Asked, Placed } from './draft.ts'
import type { AskWords } from './languages/language.ts'
import { requestModel } from './languages/en/request-weights.ts'
import { bareRequest } from './request-bare.ts'
import type { Request } from './request.ts'
import { unsaidRequest } from './request-unsaid.ts'

/**
 * What an English draft asks in which no sentence asks in words that the rules know: its fragments ('lift to the Basel site
 * on Thursday'), else statements that read like requests to a small model. A file of its own with the model's weights, so
 * that the coach is there before it; without it such a draft is one that asks for nothing yet.
 */
export function secondLook(sentences: readonly Placed[], ask: AskWords): readonly Asked[] {
  const bare = found(sentences, (s) => bareRequest(s.reading, ask))
  return bare.length > 0 ? bare : found(sentences, (s) => unsaidRequest(s.reading, ask, requestModel))
}

function found(
  sentences: readonly Placed[],
  look: (sentence: Placed) => Request | undefined,
): readonly Asked[] {
  return sentences.flatMap((sentence) => {
    const request = look(sentence)
    return request ? [{ request, sentence }] : []
  })
}
