import { isRefusal, refuse } from '#platform/refusal.ts'
import { z } from 'zod'
import type { Importer, Item, ReadContext, Sample } from '../contract.ts'
import type { Instant } from '#engine/time/instant.ts'
import { askGit, type Ending } from './command.ts'
import { makePiece } from './commit-piece.ts'
import { Counter } from './counter.ts'
import { finished, type Position, readCursor, writeCursor } from './cursor.ts'
import { type RawCommit, readLog } from './log.ts'
import { firstLine, openRepository, type Repository } from './repository.ts'
import { Roster } from './roster.ts'

const gitOptions = z.strictObject({
  /** branch, tag or commit whose history is read */
  ref: z.string().min(1).max(250).default('HEAD'),
})

export type GitOptions = z.infer<typeof gitOptions>

/**
 * Reads who did and who helped with what from a git history: authors and the trailers of each commit that is
 * no merge, newest first, so that the most telling evidence is there at once.
 */
export const importer: Importer<GitOptions> = {
  id: 'git',
  options: gitOptions,
  recognises: looksLikeRepository,
  read: readRepository,
}

function looksLikeRepository({ entries }: Sample): boolean {
  if (!entries) return false
  return entries.includes('.git') || ['HEAD', 'objects', 'refs'].every((name) => entries.includes(name))
}

async function* readRepository(
  source: string,
  options: GitOptions,
  context: ReadContext,
): AsyncGenerator<Item> {
  context.signal?.throwIfAborted()
  const repository = await openRepository(source, options.ref, context.signal)
  if (isRefusal(repository)) return yield { kind: 'refused', refusal: repository }
  const roster = new Roster(repository.mailmap, context.known)
  const spans = await spansFrom(repository, context)
  const counter = new Counter(repository.folder, spans, context.progress)
  try {
    const [first] = spans
    if (first?.skip === 0 && first.read.length === 0) yield* tellBoundary(repository)
    for (const span of spans) {
      const log = readLog(repository, span, context.signal)
      const end = yield* readSpan(log, { span, roster, counter, now: context.now })
      if (end.code === 0) continue
      const said = firstLine(end.message)
      return yield { kind: 'refused', refusal: refuse('import.git.broken', { folder: source, said }) }
    }
    counter.finish()
    yield { kind: 'done', cursor: writeCursor(finished(repository.tip, repository.depth)) }
  } finally {
    await counter.stop()
  }
}

interface SpanContext {
  readonly span: Position
  readonly roster: Roster
  readonly counter: Counter
  readonly now: Instant
}

async function* readSpan(
  log: AsyncGenerator<RawCommit[], Ending>,
  context: SpanContext,
): AsyncGenerator<Item, Ending> {
  const { span, roster, counter, now } = context
  let { skip } = span
  try {
    let portion = await log.next()
    for (; !portion.done; portion = await log.next()) {
      for (const commit of portion.value) {
        const made = makePiece(commit, roster, now)
        for (const discovery of roster.discoveries()) yield discovery
        skip++
        const cursor = writeCursor(span, skip)
        if (typeof made === 'string') yield { kind: 'skip', reason: made, where: commit.id, cursor }
        else yield { kind: 'piece', piece: made, cursor }
      }
      counter.count(portion.value.length)
    }
    return portion.value
  } finally {
    // a reader that stops in the middle must not leave git behind
    await log.return(NOT_ENDED)
  }
}

const NOT_ENDED: Ending = { code: null, missing: false, message: '' }

/** The rest of the span that the cursor stands in, then what came since. */
async function spansFrom(repository: Repository, context: ReadContext): Promise<Position[]> {
  const { tip, depth } = repository
  const whole: Position = { tip, read: [], skip: 0, depth }
  const position = readCursor(context.cursor)
  // a shallow clone may have been given older history since; ids make reading again harmless
  if (position?.depth !== depth) return [whole]
  // after a forced push and a clean-up the commits may be gone
  const there = await haveCommits(repository, [position.tip, ...position.read], context.signal)
  if (!there) return [whole]
  return position.tip === tip ? [position] : [position, { tip, read: [position.tip], skip: 0, depth }]
}

function* tellBoundary({ boundary }: Repository): Generator<Item> {
  for (const where of [...boundary].slice(0, 10)) yield { kind: 'skip', reason: 'import.git.shallow', where }
}

async function haveCommits(
  repository: Repository,
  commits: string[],
  signal?: AbortSignal,
): Promise<boolean> {
  const specs = commits.map((commit) => `${commit}^{commit}`)
  const args = ['rev-list', '--no-walk', '--quiet', '--end-of-options', ...specs]
  return (await askGit(repository.folder, args, signal ? { signal } : {})).code === 0
}
