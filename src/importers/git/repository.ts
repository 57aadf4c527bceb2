import { lstat, readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { crc32 } from 'node:zlib'
import { type Refusal, refuse } from '#platform/refusal.ts'
import { askGit } from './command.ts'

/** What a read needs to know before it starts. */
export interface Repository {
  readonly folder: string
  /** the commit that is read back from */
  readonly tip: string
  /** commits whose parents a shallow clone left out; their changed files would be the whole tree */
  readonly boundary: ReadonlySet<string>
  /** `whole`, or a sign of where a shallow clone ends: another sign means that other history is there */
  readonly depth: string
  /** text of the `.mailmap`, empty where there is none */
  readonly mailmap: string
}

const MAILMAP_LIMIT = 10 << 20

/** Looks at the folder and says clearly what is missing, if anything is. */
export async function openRepository(
  folder: string,
  ref: string,
  signal?: AbortSignal,
): Promise<Repository | Refusal> {
  const there = await stat(folder).catch(() => undefined) // a missing folder is the refusal below
  if (!there?.isDirectory()) return refuse('import.git.noFolder', { folder })
  const options = signal ? { signal } : {}
  const [about, answer] = await Promise.all([
    askGit(folder, ['rev-parse', '--git-path', 'shallow', '--is-bare-repository', '--show-cdup'], options),
    askGit(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`], options),
  ])
  if (about.missing) return refuse('import.git.noGit')
  if (about.code !== 0) return notReadable(folder, about.message)
  const [shallow = '', bare, up = ''] = about.output.split('\n')
  if (answer.code !== 0) return await noTip(folder, ref, signal)
  const tip = answer.output.trim()
  const boundary = await readBoundary(resolve(folder, shallow))
  if (boundary.has(tip)) return refuse('import.git.tooShallow', { folder })
  const mailmap =
    bare === 'true' ? await readMailmapOf(tip, folder, signal) : await readMailmap(resolve(folder, up))
  const depth = boundary.size === 0 ? 'whole' : `shallow-${crc32([...boundary].toSorted().join())}`
  return { folder, tip, boundary, depth, mailmap }
}

function notReadable(folder: string, message: string): Refusal {
  if (/dubious ownership/.test(message)) return refuse('import.git.otherOwner', { folder })
  if (/not a git repository/i.test(message)) return refuse('import.git.notARepository', { folder })
  return refuse('import.git.unreadable', { folder, said: firstLine(message) })
}

async function noTip(folder: string, ref: string, signal?: AbortSignal): Promise<Refusal> {
  const any = await askGit(folder, ['rev-list', '--all', '--max-count=1'], signal ? { signal } : {})
  if (any.code === 0 && any.output.trim() === '') return refuse('import.git.empty', { folder })
  return refuse('import.git.noSuchRef', { folder, ref })
}

async function readBoundary(file: string): Promise<ReadonlySet<string>> {
  const text = await readFile(file, 'utf8').catch(() => '') // no such file: the clone is whole
  return new Set(text.split('\n').filter((line) => line !== ''))
}

/** The working tree's `.mailmap`, as git itself takes it. */
async function readMailmap(top: string): Promise<string> {
  const file = join(top, '.mailmap')
  const there = await lstat(file).catch(() => undefined) // most repositories have none
  // never through a symbolic link: it could name any file of this machine
  return there?.isFile() && there.size <= MAILMAP_LIMIT ? await readFile(file, 'utf8') : ''
}

/** A bare repository's is that of the commit. */
async function readMailmapOf(tip: string, folder: string, signal?: AbortSignal): Promise<string> {
  const options = { limit: MAILMAP_LIMIT, ...(signal ? { signal } : {}) }
  const blob = await askGit(folder, ['cat-file', 'blob', `${tip}:.mailmap`], options)
  return blob.code === 0 ? blob.output : ''
}

export function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/^fatal: /, '').slice(0, 300)
}
