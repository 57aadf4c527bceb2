import { setTimeout as pause } from 'node:timers/promises'
import { type Chance, seededChance } from '#demo/chance.ts'
import { runningPostmaster } from '#platform/db/embedded/test-process.ts'
import type { TestSmtpServer } from '#platform/mailer/fixtures/smtp-server.ts'
import { send } from '../fixtures/api.ts'
import { crowd, seed } from '../fixtures/cast.ts'
import { newPlace } from '../fixtures/processes.ts'
import { until } from '../fixtures/until.ts'
import { lookInside, see, type Sight } from './facts.ts'
import { History } from './history.ts'
import { type Organisation, organisationAt } from './organisation.ts'
import { writeUntil } from './writer.ts'

export const WRITERS = 4

export interface CrashOptions {
  readonly kills: number
  /** the same number kills after the same counts of answers and picks the same helpers */
  readonly seed: number
  readonly smtp: TestSmtpServer
  /** hears a line after each kill */
  readonly say?: (line: string) => void
}

export interface CrashRun {
  readonly history: History
  readonly sight: Sight
  /** milliseconds from the start of each process to its readiness, the first start left out */
  readonly restartsMs: readonly number[]
  /** how often PostgreSQL was killed together with the server */
  readonly postgresKills: number
  readonly output: string
}

/** kill -9, again and again, under four writers who never give up; then a look at what is there. */
export async function runCrashes(options: CrashOptions): Promise<CrashRun> {
  const { kills, smtp, say = () => undefined } = options
  const place = newPlace({ env: { SMTP_URL: smtp.url } })
  const organisation = organisationAt(place, await seed(place, crowd(40 + kills)))
  const chance = seededChance(options.seed)
  const history = new History()
  await organisation.start()
  const writers = startWriters(organisation, history, chance)
  const restartsMs: number[] = []
  let postgresKills = 0
  for (let kill = 1; kill <= kills; kill++) {
    await untilSomeMoment(history, chance, writers.failed)
    const withPostgres = kill % 3 === 0
    await killHard(organisation, withPostgres)
    if (withPostgres) postgresKills++
    restartsMs.push(await organisation.start())
    say(`kill ${kill}: ready again after ${restartsMs.at(-1)?.toFixed(0)} ms, ${history.answers} answers`)
  }
  await untilSomeMoment(history, chance, writers.failed)
  await writers.stop()
  await untilQuiet(organisation)
  const sight = await see(organisation.url, organisation.players, smtp.received, place)
  const output = organisation.output()
  await organisation.server().end('SIGTERM')
  return { history, sight, restartsMs, postgresKills, output }
}

export interface Writers {
  /** lets each finish what it has begun; throws where one of them had to give up */
  stop(): Promise<void>
  /** throws where one of them had to give up */
  readonly failed: () => void
}

/** Four people ask; everybody else helps. */
export function startWriters(
  { players, url }: Pick<Organisation, 'players' | 'url'>,
  history: History,
  chance: Chance,
): Writers {
  const helpers = players.slice(WRITERS)
  let stopping = false
  let failure: unknown
  const writing = players.slice(0, WRITERS).map((asker) => {
    const own = seededChance(chance.whole(2 ** 31))
    return writeUntil({ url, asker, helpers, chance: own, history }, () => stopping).catch((error) => {
      failure ??= error
    })
  })
  const failed = () => {
    if (failure) throw failure
  }
  return {
    failed,
    async stop() {
      stopping = true
      await Promise.all(writing)
      failed()
    },
  }
}

/** After some more answers, and then at any point of what the writers and the jobs are doing. */
export async function untilSomeMoment(history: History, chance: Chance, check: () => void): Promise<void> {
  const target = history.answers + 1 + chance.whole(20)
  const offsetMs = chance.next() * 40
  await until('more answers', () => {
    check()
    return history.answers >= target
  })
  await pause(offsetMs)
}

async function killHard({ place, server }: Organisation, withPostgres: boolean): Promise<void> {
  const postmaster = withPostgres ? runningPostmaster(place.dataDir) : undefined
  const ended = server().end('SIGKILL')
  if (postmaster !== undefined) process.kill(postmaster, 'SIGKILL')
  await ended
}

/** Ready, and nothing that is due is left undone. */
export async function untilQuiet({ place, url }: Pick<Organisation, 'place' | 'url'>): Promise<void> {
  await until('an empty queue', async () => {
    if ((await send(`${url()}/readyz`, 'GET')).status !== 200) return false
    const { stuckJobs, unsentMails } = await lookInside(place)
    return stuckJobs.length === 0 && unsentMails === 0
  })
}
