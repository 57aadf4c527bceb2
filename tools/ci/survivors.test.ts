import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { survivorsOf } from './survivors.ts'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'askwell-survivors-')))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const mark = `ASKWELL_RUN=${folder}`

/** Starts a process that stays, waits until it runs, and ends it once the work is done. */
async function withProcess<T>(
  options: { cwd?: string; env?: NodeJS.ProcessEnv },
  work: (pid: number) => T,
): Promise<T> {
  const program = 'process.stdout.write("up"); process.stdin.resume()'
  const child = spawn(process.execPath, ['-e', program], { ...options, stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => child.on('close', resolve))
  try {
    await new Promise((resolve) => child.stdout.once('data', resolve))
    return work(child.pid ?? 0)
  } finally {
    child.kill('SIGKILL')
    await ended
  }
}

const pids = () => survivorsOf(mark, folder).map(({ pid }) => pid)

describe.runIf(existsSync('/proc'))('a run that has ended', () => {
  test('left nothing where nothing is', () => expect(pids()).toEqual([]))

  test('left a process that carries its mark', async () => {
    const env = { ...process.env, ASKWELL_RUN: folder }
    await withProcess({ env }, (pid) => expect(pids()).toEqual([pid]))
    expect(pids()).toEqual([])
  })

  test('left a process that works below its folder, whatever became of its environment', async () => {
    const cwd = mkdtempSync(join(folder, 'data-'))
    await withProcess({ cwd, env: {} }, (pid) => expect(pids()).toEqual([pid]))
  })

  test('has nothing to do with processes of somebody else', async () => {
    await withProcess({ cwd: tmpdir(), env: {} }, () => expect(pids()).toEqual([]))
  })
})
