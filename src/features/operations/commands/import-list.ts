import { z } from 'zod'
import { sayKey } from '#features/notices/messages.ts'
import type { ImportNote } from '#features/people/commands/apply-people.ts'
import { loadPerson, secretKeyKey } from '#features/people/queries.ts'
import type { Item, ReadContext, SkipItem } from '#importers/contract.ts'
import { type Context, command, query } from '#platform/operation.ts'
import { isRefusal, type Refusal } from '#platform/refusal.ts'
import { serviceKey } from '#platform/service.ts'
import { exampleRun, RunView, viewRun } from '../runs/queries.ts'
import { lockRun } from '../store.ts'
import { importPeople, type PeopleReport } from './import-people.ts'
import { undoImport } from './undo-import.ts'

/** Reads a list that was sent, by its bytes; the importer behind it is put in by who builds the world. */
export const readListKey =
  serviceKey<(bytes: Buffer, name: string, context: ReadContext) => AsyncIterable<Item>>(
    'operations.readList',
  )

/** Longer lists go by the command line: a request is at most a megabyte. */
const MOST_BASE64 = 1_000_000

const ListInput = z.strictObject({
  file: z
    .base64()
    .max(MOST_BASE64)
    .meta({ description: 'a table with email and name, as the spreadsheet saved it, in base64' }),
})

const Row = z.strictObject({ email: z.string(), name: z.string() })
const Note = Row.extend({ says: z.string() })

const DifferenceView = z
  .strictObject({
    run: RunView.nullable().meta({ description: 'null where nothing was written' }),
    added: z.array(Row),
    changed: z.array(Row.extend({ fields: z.array(z.string()) })),
    left: z.array(Row),
    doubtful: z.array(Note),
    skipped: z.array(Note.extend({ where: z.string() })),
    unchanged: z.int(),
  })
  .meta({ id: 'PeopleDifference' })
export type DifferenceView = z.output<typeof DifferenceView>

const exampleDifference: DifferenceView = {
  run: null,
  added: [{ email: 'ada@example.org', name: 'Ada Adeyemi' }],
  changed: [],
  left: [],
  doubtful: [],
  skipped: [],
  unchanged: 60,
}

const example = { file: Buffer.from('email,name\nada@example.org,Ada Adeyemi\n').toString('base64') }

export const checkPeopleList = query({
  name: 'operations.checkPeople',
  http: 'POST /imports/people/check',
  summary:
    'What a list of people would change: who is added, changed, leaves, or needs a look. Nothing is written.',
  access: { who: 'admin', scope: 'people' },
  input: ListInput,
  output: DifferenceView,
  example: { input: example, output: exampleDifference },
  run: (context, { file }) => takeList(context, file, true),
})

export const importPeopleList = command({
  name: 'operations.importPeople',
  http: 'POST /imports/people',
  summary: 'Bring the people in line with a list. It can be taken back for a day.',
  access: { who: 'admin', scope: 'people' },
  input: ListInput,
  output: DifferenceView,
  example: { input: example, output: { ...exampleDifference, run: { ...exampleRun, importer: 'people' } } },
  about: ({ run }) => run?.id ?? '',
  async run(context, { file }) {
    const done = await takeList(context, file, false)
    if (isRefusal(done)) return done
    context.noteChange?.(
      {},
      { added: done.added.length, changed: done.changed.length, left: done.left.length },
    )
    return done
  },
})

export const undoImportRun = command({
  name: 'operations.undoRun',
  http: 'POST /imports/{runId}/undo',
  summary:
    'Take an import back: evidence at any time, a list of people for a day and where nothing newer changed it.',
  access: { who: 'admin', scope: 'people' },
  input: z.strictObject({ runId: z.string().max(64) }),
  output: z.strictObject({ run: RunView, removed: z.int(), kept: z.int() }),
  example: {
    input: { runId: exampleRun.id },
    output: { run: { ...exampleRun, state: 'undone', mayUndo: false }, removed: 12, kept: 1 },
  },
  about: ({ run }) => run.id,
  async run({ tx, now, noteChange }, { runId }) {
    const undone = await undoImport(tx, runId)
    if (isRefusal(undone)) return undone
    const { removed, kept } = undone
    noteChange?.({}, { removed, kept })
    const run = await lockRun(tx, runId)
    return { run: viewRun(run ?? { ...undone.run, state: 'undone' }, now), removed, kept }
  },
})

async function takeList(context: Context, file: string, dryRun: boolean): Promise<DifferenceView | Refusal> {
  const { tx, now, services } = context
  const parts = {
    transact: async <T>(work: (inside: typeof tx) => Promise<T>) => work(tx),
    secret: services.get(secretKeyKey),
  }
  const items = services.get(readListKey)(Buffer.from(file, 'base64'), 'the list', { now })
  const report = await importPeople(parts, items, { dryRun })
  return isRefusal(report) ? report : viewReport(context, report)
}

async function viewReport(
  { tx, now, actor, services }: Context,
  report: PeopleReport,
): Promise<DifferenceView> {
  const reader = actor.kind === 'person' ? await loadPerson(tx, actor.personId) : null
  const lang = reader?.languages[0] ?? 'en'
  const say = services.get(sayKey)
  const { added, changed, left, doubtful, skipped, unchanged } = report.difference
  const run = report.run === null ? null : await lockRun(tx, report.run)
  const note = ({ email, name, reason, params }: ImportNote) => ({
    email,
    name,
    says: say(lang, reason, params),
  })
  const skip = ({ where, reason, params }: SkipItem) => ({
    email: '',
    name: '',
    where,
    says: say(lang, reason, params),
  })
  return {
    run: run === null ? null : viewRun(run, now),
    added: [...added],
    changed: changed.map((row) => ({ ...row, fields: [...row.fields] })),
    left: [...left],
    doubtful: doubtful.map(note),
    skipped: [...skipped.map((one) => ({ ...note(one), where: '' })), ...report.skips.map(skip)],
    unchanged,
  }
}
