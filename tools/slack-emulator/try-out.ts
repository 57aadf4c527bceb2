import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type SlackEmulator, startSlackEmulator } from './emulator.ts'

/** A small organisation with Slack: everything that leaves goes to the emulator on this machine. */
export interface TryOut {
  readonly slack: SlackEmulator
  /** what `askwell serve` is started with */
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  close(): Promise<void>
}

const PEOPLE = [
  { email: 'ada@example.org', name: 'Ada Park', team: 'Platform', role: 'admin' },
  { email: 'ben@example.org', name: 'Ben Okafor', team: 'Platform' },
  { email: 'dana@example.org', name: 'Dana Reyes', team: 'Data' },
] as const

const EVIDENCE = [
  {
    time: '2026-10-12T10:00:00Z',
    people: [
      ['ben@example.org', 'helper'],
      ['ada@example.org', 'author'],
    ],
    text: 'connection pooler dropped idle sessions, config raised',
  },
]

/** @param ports of the server and of the emulator */
export async function beginTryOut(
  askwell: string,
  ports: { server: string; slack: number },
): Promise<TryOut> {
  const folder = mkdtempSync(join(tmpdir(), 'askwell-slack-'))
  const data = join(folder, 'data')
  const seed = join(folder, 'seed.json')
  // reachable at any hour, so that nothing waits for tomorrow morning
  writeFileSync(seed, JSON.stringify({ people: PEOPLE, evidence: EVIDENCE }))
  await promisify(execFile)(process.execPath, [askwell, 'seed', seed, '--data', data])
  const slack = await startSlackEmulator(ports.slack)
  for (const { name, email } of PEOPLE) slack.join(name, email)
  slack.pointAt(`http://127.0.0.1:${ports.server}/in/slack`)
  return {
    slack,
    args: ['serve', '--port', ports.server, '--data', data],
    env: slack.settings(),
    async close() {
      await slack.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
