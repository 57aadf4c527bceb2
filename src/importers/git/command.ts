import { spawn, type ChildProcessByStdio } from 'node:child_process'
import type { Readable } from 'node:stream'

/**
 * A repository's own settings must never start a program, reach the network or change what is printed. That
 * being so, a clone that belongs to somebody else is safe to read, which git would otherwise refuse: the admin
 * who imports is seldom the one who cloned.
 */
export const FIXED_ARGUMENTS = [
  '--no-pager',
  '-c',
  'safe.directory=*',
  '-c',
  'core.quotePath=false',
  '-c',
  'log.showSignature=false',
  '-c',
  'log.follow=false',
  '-c',
  'log.showRoot=true',
  '-c',
  'core.fsmonitor=false',
]

export type GitProcess = ChildProcessByStdio<null, Readable, Readable>

/**
 * Starts git in the folder. Fetching missing objects is forbidden (`GIT_ALLOW_PROTOCOL`), so that reading a
 * partial clone stays on this machine; variables that would point git at another repository are taken out.
 */
export function startGit(folder: string, args: readonly string[], signal?: AbortSignal): GitProcess {
  return spawn('git', ['-C', folder, ...FIXED_ARGUMENTS, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: gitEnvironment(process.env),
    ...(signal ? { signal, killSignal: 'SIGKILL' as const } : {}),
  })
}

export function gitEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !/^GIT_(?!CONFIG_(GLOBAL|SYSTEM|NOSYSTEM)$)/.test(name))
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    // else git writes each commit to the pipe on its own, which costs both sides a system call
    GIT_FLUSH: '0',
  }
}

/** How a git command ended. `missing` means that there is no git on this machine. */
export interface Ending {
  readonly code: number | null
  readonly missing: boolean
  /** what git said, first 2,000 characters */
  readonly message: string
}

/** Collects the end of a child. Never rejects: a child that couldn't start ends with `code: null`. */
export function ending(child: GitProcess): Promise<Ending> {
  let said = ''
  child.stderr.setEncoding('utf8')
  child.stderr.on('data', (chunk: string) => {
    if (said.length < 2000) said = (said + chunk).slice(0, 2000)
  })
  return new Promise((resolve) => {
    child.on('error', (error: NodeJS.ErrnoException) => {
      // an aborted child has still to close; one that never started never will
      if (child.pid === undefined)
        resolve({ code: null, missing: error.code === 'ENOENT', message: error.message })
    })
    child.on('close', (code) => resolve({ code, missing: false, message: said.trim() }))
  })
}

/**
 * Runs a git command with a short answer.
 *
 * @returns its output (at most `limit` bytes, the rest is dropped) and how it ended
 */
export async function askGit(
  folder: string,
  args: readonly string[],
  options: { signal?: AbortSignal; limit?: number } = {},
): Promise<Ending & { output: string }> {
  const child = startGit(folder, args, options.signal)
  const end = ending(child)
  const chunks: Buffer[] = []
  let size = 0
  child.stdout.on('data', (chunk: Buffer) => {
    if (size < (options.limit ?? 1 << 20)) chunks.push(chunk)
    size += chunk.length
  })
  const ended = await end
  options.signal?.throwIfAborted()
  return { ...ended, output: Buffer.concat(chunks).toString('utf8') }
}
