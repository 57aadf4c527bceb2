import { sayKey } from '#features/notices/messages.ts'
import { importPeople, type PeopleReport } from '#features/operations/commands/import-people.ts'
import { importer } from '#importers/people-csv/importer.ts'
import { isRefusal } from '#platform/refusal.ts'
import type { World } from '#surfaces/server/world.ts'
import type { ImportWish } from '../import.ts'
import type { Io } from '../io.ts'
import { createProgress } from '../progress.ts'
import { refused } from '../say-refusal.ts'

/** `askwell import people`: what it changes, or would change, person by person. */
export async function runPeopleImport(world: World, io: Io, wish: ImportWish): Promise<number> {
  const reading = createProgress(io, 'Reading the list')
  const context = {
    now: world.clock.now(),
    progress: ({ done }: { done: number }) => reading.at(done),
  }
  const report = await importPeople(world, importer.read(wish.source, {}, context), { dryRun: wish.dryRun })
  reading.end()
  if (isRefusal(report)) throw refused(world, report)
  if (wish.json) io.out(`${JSON.stringify({ ...report, dryRun: wish.dryRun })}\n`)
  else io.out(`${sentences(world, report).join('\n')}\n`)
  return 0
}

function sentences(world: World, { run, difference, skips }: PeopleReport): string[] {
  const dryRun = run === null
  const { added, changed, left, unchanged, doubtful, skipped } = difference
  const say = world.services.get(sayKey)
  const would = dryRun ? 'Would be ' : ''
  const row = (sign: string, { name, email }: { name: string; email: string }, more = '') =>
    `${sign} ${name} <${email}>${more}`
  const text = (reason: string, params: Readonly<Record<string, string | number>> = {}) =>
    say('en', reason, params)
  return [
    ...added.map((person) => row('+', person)),
    ...changed.map((person) => row('~', person, `: ${person.fields.join(', ')}`)),
    ...left.map((person) => row('-', person)),
    ...doubtful.map((note) => row('?', note, `: ${text(note.reason, note.params)}`)),
    ...skipped.map((note) => row('!', note, `: ${text(note.reason, note.params)}`)),
    ...skips.map(({ where, reason, params }) => `! ${where}: ${text(reason, params)}`),
    `${would}${would ? 'added' : 'Added'} ${added.length}, changed ${changed.length}, left ${left.length}; ${unchanged} as they were, ${doubtful.length} to look at, ${skipped.length + skips.length} left out.`,
    dryRun ? 'Nothing was written.' : `To take it back within 24 hours: npx askwell import --undo ${run}`,
  ]
}
