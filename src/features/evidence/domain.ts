import type { RefusalSpecs } from '#platform/http/problem.ts'

export const refusals: RefusalSpecs = {
  'evidence.noTopic': { status: 422, text: 'evidence.refusal.noTopic' },
  'evidence.tooManyTopics': { status: 409, text: 'evidence.refusal.tooManyTopics' },
}
