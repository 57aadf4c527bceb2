import type { RefusalSpecs } from '#platform/http/problem.ts'

/*
 * offer   'I can help', given to an ask by somebody who may see it and wasn't invited; a yes once the asker takes it
 */

export const refusals: RefusalSpecs = {
  'offer.notOpen': { status: 409, text: 'offers.refusal.notOpen' },
}
