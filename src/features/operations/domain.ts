import type { RefusalSpecs } from '#platform/http/problem.ts'

export const refusals: RefusalSpecs = {
  'import.goesOnElsewhere': { status: 409, text: 'operations.refusal.goesOnElsewhere' },
  'import.unknownRun': { status: 404, text: 'operations.refusal.unknownRun' },
  'import.undoneAlready': { status: 409, text: 'operations.refusal.undoneAlready' },
  'import.peopleStay': { status: 409, text: 'operations.refusal.peopleStay' },
}
