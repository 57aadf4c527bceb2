import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSession } from '#features/accounts/commands/sessions.ts'
import { storyClock } from '#platform/clock.ts'
import { freshDatabase } from '#platform/db/test-database.ts'
import { withFolderLock } from '#platform/db/embedded/lock.ts'
import { silentLog } from '#platform/log.ts'
import { isRefusal } from '#platform/refusal.ts'
import { applySeed, type Seeded } from '#surfaces/cli/seed/apply-seed.ts'
import { readSeed } from '#surfaces/cli/seed/schema.ts'
import { MONDAY } from '#surfaces/server/fixtures/test-world.ts'
import { addressOf } from '#surfaces/cli/serve.ts'
import { serve } from '#surfaces/server/serve.ts'
import { ensureWebFiles } from '#surfaces/server/web-files.ts'
import { openWorld, type World } from '#surfaces/server/world.ts'
import { type Api, apiOf } from '../fixtures/api.ts'
import { EVIDENCE, PEOPLE } from './organisation.ts'

/** The whole program on a database of its own, behind a real port, on a Monday at nine that goes on. */
export interface App {
  readonly url: string
  readonly world: World
  /** the id of the person with that first name, written small */
  idOf(first: string): string
  /** that person's own way in for programs */
  api(first: string): Api
  /** the secret of a new session of that person, for the cookie */
  sessionOf(first: string): Promise<string>
  close(): Promise<void>
}

/** @param settings what an admin would have set beside the database: `SMTP_URL` */
export async function startApp(settings: Readonly<Record<string, string>> = {}): Promise<App> {
  await buildOnce()
  const database = await freshDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'askwell-journey-'))
  let url = ''
  const world = await openWorld({
    settings: {
      DATABASE_URL: database.url,
      SECRET_KEY: 'a secret of 32 characters for journeys',
      ...settings,
    },
    role: 'command',
    dataDir,
    log: silentLog,
    clock: storyClock(MONDAY, 1),
    listeningOn: () => url,
  })
  const people = await settle(world)
  const serving = await serve(world, { port: 0, host: '127.0.0.1' })
  url = addressOf(serving.server.server.address(), '127.0.0.1')
  const personOf = (first: string) => {
    const person = people.get(`${first}@example.org`)
    if (person === undefined) throw new Error(`Nobody here is called ${first}.`)
    return person
  }
  return {
    url,
    world,
    idOf: (first) => personOf(first).id,
    api: (first) => apiOf(() => url, personOf(first).token),
    sessionOf: (first) => inTx(world.transact((tx) => createSession(tx, personOf(first).id))),
    async close() {
      await serving.close()
      await database.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function settle(world: World): Promise<ReadonlyMap<string, Seeded['people'][number]>> {
  const seed = readSeed(JSON.stringify({ people: PEOPLE, evidence: EVIDENCE }))
  if (isRefusal(seed)) throw new Error(`The seed was refused: ${seed.refusal}`)
  const { people } = await inTx(world.transact((tx) => applySeed(tx, seed)))
  return new Map(people.map((person) => [person.email, person]))
}

async function inTx<T>(outcome: Promise<T>): Promise<Exclude<T, { refusal: string }>> {
  const given = await outcome
  if (isRefusal(given)) throw new Error(`refused: ${given.refusal}`)
  return given as Exclude<T, { refusal: string }>
}

/** Two files that built the web app at once would write over each other. */
function buildOnce(): Promise<void> {
  const folder = join(import.meta.dirname, '../../node_modules/.cache/askwell-web')
  return withFolderLock(folder, () => ensureWebFiles(() => undefined))
}
