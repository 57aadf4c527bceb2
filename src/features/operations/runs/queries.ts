import { z } from 'zod'
import { DAY, instant, toIso } from '#engine/time/instant.ts'
import { query } from '#platform/operation.ts'
import type { ImportRun } from '../schema.ts'
import { listRuns } from '../store.ts'

/** An import of people is taken back within a day: later, others' words refer to them. */
export const PEOPLE_UNDO_MS = DAY

/** So many runs are of interest to an admin; older ones are known to the command line. */
const SHOWN = 100

export const RunView = z
  .strictObject({
    id: z.string(),
    importer: z.string(),
    state: z.enum(['running', 'done', 'failed', 'undone']),
    read: z.int(),
    added: z.int(),
    skipped: z.int(),
    startedAt: z.string().meta({ format: 'date-time' }),
    finishedAt: z.string().nullable(),
    undoableUntil: z.string().nullable().meta({ description: 'null: no end, or nothing to undo' }),
    mayUndo: z.boolean(),
  })
  .meta({ id: 'ImportRun' })
export type RunView = z.output<typeof RunView>

export const exampleRun: RunView = {
  id: '0123456789abcdefghjkmnpqrs',
  importer: 'git',
  state: 'done',
  read: 1200,
  added: 1180,
  skipped: 3,
  startedAt: '2026-05-22T12:00:00.000Z',
  finishedAt: '2026-05-22T12:00:40.000Z',
  undoableUntil: null,
  mayUndo: true,
}

export const listImportRuns = query({
  name: 'operations.runs',
  http: 'GET /imports',
  summary: 'The newest import runs: what came in, how far it got, and whether it can be taken back.',
  access: { who: 'admin', scope: 'people' },
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(RunView), next: z.null() }),
  example: { input: {}, output: { items: [exampleRun], next: null } },
  async run({ tx }) {
    const runs = await listRuns(tx, SHOWN)
    return { items: runs.map((run) => viewRun(run, tx.now)), next: null }
  },
})

/** A run of evidence can always be taken back, a run of people for a day. */
export function viewRun(run: ImportRun, now: number): RunView {
  const { id, importer, state, counts, startedAt, finishedAt } = run
  const until = importer === 'people' ? startedAt + PEOPLE_UNDO_MS : null
  return {
    id,
    importer,
    state,
    read: counts.read,
    added: counts.added,
    skipped: counts.skipped,
    startedAt: toIso(instant(startedAt)),
    finishedAt: finishedAt === null ? null : toIso(instant(finishedAt)),
    undoableUntil: until === null ? null : toIso(instant(until)),
    mayUndo: state !== 'undone' && (until === null || now < until),
  }
}
