import type { RefusalSpecs } from '#platform/http/problem.ts'

export const refusals: RefusalSpecs = {
  'evidence.noTopic': { status: 422, text: 'evidence.refusal.noTopic' },
  'evidence.tooManyOffered': { status: 409, text: 'evidence.refusal.tooManyOffered' },
  'evidence.tooManyTopics': { status: 409, text: 'evidence.refusal.tooManyTopics' },
}
