import { parseArgs } from 'node:util'
import { digestOf, type Volatile } from '#platform/db/digest.ts'
import type { Verb } from './io.ts'
import { insistOnDatabase, withDatabase } from './with-database.ts'

/**
 * What is no content. Everything else counts, also finished jobs (their keys keep an effect from happening twice)
 * and events with their numbers (a stream resumes behind one).
 */
export const VOLATILE: readonly Volatile[] = [
  { table: 'accounts_sessions', reason: 'who is signed in right now: each page changes it' },
  { table: 'accounts_links', reason: 'links that work once, for minutes' },
  { table: 'accounts_tokens', columns: ['seen_at'], reason: 'when a token was used last' },
  { table: 'platform_rates', reason: 'counts of the last minutes; a crash forgets them too' },
  { table: 'platform_idempotency', reason: 'answers kept for a day for whoever asks again' },
  {
    table: 'platform_jobs',
    columns: ['attempts', 'last_error', 'locked_by', 'locked_until', 'finished_at'],
    reason: 'who works on a job and how it goes; that there is one, when and what for, is content',
  },
  {
    table: 'evidence_pieces',
    columns: ['changed_in'],
    reason: 'the number of a transaction, which says something in one PostgreSQL only',
  },
]

export const digestVerb: Verb = {
  name: 'digest',
  summary: 'Prints a hash of the logical content, equal before and after a move.',
  usage: 'askwell digest [--data DIR] [--json]',
  async run(argv, io) {
    const { values } = parseArgs({
      args: [...argv],
      options: { data: { type: 'string' }, json: { type: 'boolean' } },
    })
    insistOnDatabase(io, values.data)
    return withDatabase(io, values.data, async (database) => {
      const found = await digestOf(database.connection, VOLATILE)
      io.out(values.json === true ? `${JSON.stringify(found)}\n` : `${found.digest}\n`)
      return 0
    })
  },
}
