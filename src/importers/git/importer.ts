import { isRefusal, refuse } from '#platform/refusal.ts'
import { z } from 'zod'
import type { Importer, Item, ReadContext, Sample } from '../contract.ts'
import { askGit } from './command.ts'
import { makePiece } from './commit-piece.ts'
import { finished, type Position, readCursor, writeCursor } from './cursor.ts'
import { readLog } from './log.ts'
import { firstLine, openRepository, type Repository } from './repository.ts'
import { Roster } from './roster.ts'

const gitOptions = z.strictObject({
  /** branch, tag or commit whose history is read */
  ref: z.string().min(1).max(250).default('HEAD'),
})

export type GitOptions = z.infer<typeof gitOptions>

const PROGRESS_EVERY = 500

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
  const shallow = repository.boundary.size > 0
  const roster = new Roster(repository.mailmap, context.known)
  const progress = new Counter(context)
  for (const start of await spansFrom(repository, context)) {
    progress.expect(repository, start)
    const log = readLog(repository, start, context.signal)
    let skip = start.skip
    try {
      let portion = await log.next()
      for (; !portion.done; portion = await log.next()) {
        for (const commit of portion.value) {
          const made = makePiece(commit, roster, context.now)
          for (const discovery of roster.discoveries()) yield discovery
          skip++
          const cursor = writeCursor(start, skip)
          if (typeof made === 'string') yield { kind: 'skip', reason: made, where: commit.id, cursor }
          else yield { kind: 'piece', piece: made, cursor }
        }
        progress.count(portion.value.length)
      }
      if (portion.value.code !== 0) {
        const said = firstLine(portion.value.message)
        return yield { kind: 'refused', refusal: refuse('import.git.broken', { folder: source, said }) }
      }
    } finally {
      await log.return({ code: null, missing: false, message: '' })
    }
  }
  progress.end()
  yield { kind: 'done', cursor: writeCursor(finished(repository.tip, shallow)) }
}

/** The rest of the span that the cursor stands in, then what came since. */
async function spansFrom(repository: Repository, context: ReadContext): Promise<Position[]> {
  const { tip, boundary } = repository
  const shallow = boundary.size > 0
  const whole: Position = { tip, read: [], skip: 0, shallow }
  const position = readCursor(context.cursor)
  // a clone that was shallow may have been given its older history since; ids make reading again harmless
  if (!position || position.shallow) return [whole]
  const commits = [position.tip, ...position.read]
  // after a forced push and a clean-up the commits may be gone
  if (!(await haveCommits(repository, commits, context.signal))) return [whole]
  const rest: Position = { ...position, shallow }
  if (position.tip === tip) return [rest]
  return [rest, { tip, read: [position.tip], skip: 0, shallow }]
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

/** Tells how far a read is. How much there is in all is counted beside it, by a git of its own. */
class Counter {
  readonly #signal: AbortSignal | undefined
  readonly #tell: ReadContext['progress']
  #done = 0
  #told = 0
  #total = 0
  #counted = 0
  #spans = 0

  constructor(context: ReadContext) {
    this.#signal = context.signal
    this.#tell = context.progress
  }

  expect(repository: Repository, span: Position): void {
    if (!this.#tell) return
    this.#spans++
    const args = [
      'rev-list',
      '--count',
      '--no-merges',
      span.tip,
      ...span.read.map((commit) => `^${commit}`),
      '--',
    ]
    askGit(repository.folder, args, this.#signal ? { signal: this.#signal } : {}).then(
      ({ code, output }) => {
        if (code !== 0) return
        this.#counted++
        this.#total += Math.max(0, Number(output) - span.skip)
      },
      () => {}, // aborted: the read itself says so
    )
  }

  count(commits: number): void {
    this.#done += commits
    if (this.#done - this.#told >= PROGRESS_EVERY) this.#report()
  }

  end(): void {
    this.#total = this.#done
    this.#counted = this.#spans
    this.#report()
  }

  #report(): void {
    this.#told = this.#done
    const known = this.#counted === this.#spans
    this.#tell?.({ done: this.#done, ...(known ? { total: this.#total } : {}) })
  }
}
