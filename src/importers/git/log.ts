import { type Ending, ending, startGit } from './command.ts'
import type { Repository } from './repository.ts'

/** One commit as `git log` prints it, before anything is made of it. */
export interface RawCommit {
  readonly id: string
  /** Unix seconds; NaN where git itself couldn't read the date */
  readonly committedAt: number
  readonly authoredAt: number
  /** name, line break, address */
  readonly author: string
  readonly message: string
  /** at most 60; none for the boundary of a shallow clone */
  readonly paths: readonly string[]
}

/** Which part of the history: from the tip back to, and without, what the `read` commits reach. */
export interface Span {
  readonly tip: string
  readonly read: readonly string[]
  readonly skip: number
}

const SPACE = 32
const PATH_LIMIT = 60
const PATH_LENGTH_LIMIT = 400
/** A message longer than that loses its middle: subject and trailers are at the ends. */
const HEAD_LIMIT = 512 << 10
const TAIL_LIMIT = 64 << 10

/** Arguments of the one `git log` that an import is; the bench runs the same ones alone. */
export function logArguments(span: Span): string[] {
  return [
    'log',
    '-z',
    '--no-merges',
    '--no-renames',
    '--no-relative',
    '-O/dev/null',
    '--no-ext-diff',
    '--no-textconv',
    '--no-color',
    '--no-mailmap',
    '--no-notes',
    '--ignore-submodules=none',
    '--encoding=UTF-8',
    '--name-only',
    `--skip=${span.skip}`,
    // no field but the message can hold a line break, and none can hold a NUL
    '--format=tformat:%x00%H %ct %at%n%an%n%ae%n%B%x00',
    span.tip,
    ...span.read.map((commit) => `^${commit}`),
    '--',
  ]
}

/**
 * Streams the span, newest first, in constant memory: all commits of one portion of git's output at a time.
 *
 * @returns when the history ends, how git ended; a code other than 0 means that there was more to read
 * @throws the signal's reason
 */
export async function* readLog(
  repository: Repository,
  span: Span,
  signal?: AbortSignal,
): AsyncGenerator<RawCommit[], Ending> {
  signal?.throwIfAborted()
  const child = startGit(repository.folder, logArguments(span), signal)
  const ended = ending(child)
  const reader = new LogReader(repository.boundary)
  try {
    for await (const chunk of child.stdout) yield reader.push(chunk as Buffer)
    const end = await ended
    signal?.throwIfAborted()
    if (end.code === 0) yield reader.end()
    return end
  } catch (error) {
    signal?.throwIfAborted()
    throw error
  } finally {
    child.kill('SIGKILL')
    await ended
  }
}

/** Cuts the bytes at NULs and puts commits together: '' header+message '' (paths…) and again. */
export class LogReader {
  readonly #boundary: ReadonlySet<string>
  #pending: Buffer[] = []
  #pendingSize = 0
  #field: 'gap' | 'commit' | 'terminator' | 'paths' = 'gap'
  #commit: Omit<RawCommit, 'paths'> | undefined
  #paths: string[] = []

  constructor(boundary: ReadonlySet<string> = new Set()) {
    this.#boundary = boundary
  }

  push(chunk: Buffer): RawCommit[] {
    const commits: RawCommit[] = []
    let from = 0
    for (let to = chunk.indexOf(0); to !== -1; to = chunk.indexOf(0, from)) {
      const commit = this.#take(this.#whole(chunk.subarray(from, to)))
      if (commit) commits.push(commit)
      from = to + 1
    }
    if (from < chunk.length) this.#keep(chunk.subarray(from))
    return commits
  }

  end(): RawCommit[] {
    const commit = this.#finish()
    return commit ? [commit] : []
  }

  #keep(part: Buffer): void {
    this.#pending.push(part)
    this.#pendingSize += part.length
    if (this.#pendingSize <= 2 * HEAD_LIMIT) return
    const all = Buffer.concat(this.#pending)
    this.#pending = [all.subarray(0, HEAD_LIMIT), all.subarray(all.length - TAIL_LIMIT)]
    this.#pendingSize = HEAD_LIMIT + TAIL_LIMIT
  }

  #whole(part: Buffer): Buffer {
    if (this.#pendingSize === 0) return part
    this.#pending.push(part)
    const whole = Buffer.concat(this.#pending)
    this.#pending = []
    this.#pendingSize = 0
    return whole
  }

  #take(field: Buffer): RawCommit | undefined {
    switch (this.#field) {
      case 'gap':
        this.#field = 'commit'
        return
      case 'commit':
        this.#commit = readHeader(field)
        this.#field = 'terminator'
        return
      case 'terminator':
        this.#field = 'paths'
        return
      case 'paths':
        if (field.length > 0) return this.#takePath(field)
        this.#field = 'commit'
        return this.#finish()
    }
  }

  #takePath(field: Buffer): undefined {
    if (this.#paths.length >= PATH_LIMIT) return
    // git puts a line break before the first path
    const start = this.#paths.length === 0 && field[0] === 10 ? 1 : 0
    this.#paths.push(field.toString('utf8', start, start + PATH_LENGTH_LIMIT))
  }

  #finish(): RawCommit | undefined {
    const commit = this.#commit
    if (!commit) return
    const paths = this.#boundary.has(commit.id) ? [] : this.#paths
    this.#paths = []
    this.#commit = undefined
    return { ...commit, paths }
  }
}

function readHeader(field: Buffer): Omit<RawCommit, 'paths'> {
  // read on its own: cut out of the text it would keep the whole message in memory as long as the id lives
  const id = field.toString('latin1', 0, Math.max(0, field.indexOf(SPACE)))
  const text = field.toString('utf8')
  const first = text.indexOf('\n')
  const second = text.indexOf('\n', first + 1)
  const third = text.indexOf('\n', second + 1)
  const [, committed = '', authored = ''] = text.slice(0, first).split(' ')
  return {
    id,
    committedAt: committed === '' ? Number.NaN : Number(committed),
    authoredAt: authored === '' ? Number.NaN : Number(authored),
    author: text.slice(first + 1, third),
    message: text.slice(third + 1),
  }
}
