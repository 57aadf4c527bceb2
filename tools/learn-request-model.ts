import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { RequestModel } from '#engine/coach/request-model.ts'
import { readMails } from './bench/coach/mails.ts'
import { learnRequests } from './bench/coach/request-learning.ts'

/*
 * Makes engine/coach/languages/en/request-weights.ts:
 *   node tools/learn-request-model.ts --data DIR
 * DIR holds email-ask-public.jsonl.gz: sentences of mails labelled ask or not (ParakweetLabs/EmailIntentDataSet,
 * Apache-2.0).
 */

function written({ weights, step, bias }: RequestModel): string {
  return `/* Made by tools/learn-request-model.ts from ParakweetLabs/EmailIntentDataSet (Apache-2.0); don't edit. */
import { decodeWeights, type RequestModel } from '../../request-model.ts'

/** What makes an English sentence a request, learned from labelled mails. */
export const requestModel: RequestModel = {
  step: ${Number(step.toPrecision(6))},
  bias: ${Number(bias.toPrecision(6))},
  weights: decodeWeights(
    '${Buffer.from(weights.buffer).toString('base64')}',
  ),
}
`
}

const { values } = parseArgs({ options: { data: { type: 'string' } } })
const mails = values.data === undefined ? [] : readMails(values.data)
if (mails.length === 0) {
  console.error('node tools/learn-request-model.ts --data DIR (DIR holds email-ask-public.jsonl.gz)')
  process.exitCode = 2
} else {
  const file = join(import.meta.dirname, '..', 'engine', 'coach', 'languages', 'en', 'request-weights.ts')
  writeFileSync(file, written(learnRequests(mails)))
  console.log(`${mails.length} sentences learned`)
}
