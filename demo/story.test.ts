import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, instant, later, SECOND } from '#engine/time/instant.ts'
import { actorOf } from '#features/accounts/queries.ts'
import type { AskView, TimelineItem } from '#features/asks/schema.ts'
import { findByEmail } from '#features/people/queries.ts'
import { type MovableClock, stillClock } from '#platform/clock.ts'
import { freshDatabase } from '#platform/db/test-database.ts'
import { silentLog } from '#platform/log.ts'
import { assert, isRefusal } from '#platform/refusal.ts'
import { call } from '#surfaces/server/link-ports.ts'
import { openWorld, type World } from '#surfaces/server/world.ts'
import { createColleagues } from './colleagues.ts'
import { addressOf, VISITOR } from './people.ts'
import { morningOf, tellStory } from './story.ts'

const UNTIL = morningOf(instant(Date.parse('2026-11-20T18:00:00Z')))
const SPEED = 60

interface Stage {
  readonly world: World
  readonly clock: MovableClock
  readonly goLive: () => void
  close(): Promise<void>
}

async function open(): Promise<Stage> {
  const database = await freshDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'askwell-story-'))
  const clock = stillClock(UNTIL)
  const colleagues = createColleagues({ speed: SPEED, seed: 7 })
  const settings = { DATABASE_URL: database.url, SECRET_KEY: 'a secret of 32 characters for tests' }
  const world = await openWorld({
    settings,
    role: 'command',
    dataDir,
    log: silentLog,
    clock,
    more: colleagues,
  })
  return {
    world,
    clock,
    goLive: colleagues.goLive,
    async close() {
      await world.close()
      await database.close()
      rmSync(dataDir, { recursive: true })
    },
  }
}

const tell = ({ world, clock }: Stage, seed: number) =>
  tellStory({ world, clock, seed, until: UNTIL, asks: 16, progress: () => undefined })

/** What was asked, answered and thanked, when, by whom: all but ids. */
async function contentOf({ world }: Stage): Promise<unknown[]> {
  const { rows } = await world.pool.query(`
    select a.text, asker.name, a.state, a.outcome, a.opened_at, a.accepted_at, a.closed_at, a.note, a.simulated,
      (select json_agg(h.name order by h.name) from people_persons h where a.helpers ? h.id) as helpers,
      (select json_agg(json_build_array(p.name, i.wave, i.state, i.reached_at, i.note) order by p.name)
        from invitations_invitations i join people_persons p on p.id = i.person_id where i.ask_id = a.id) as invited,
      (select json_agg(json_build_array(t.text, t.at, t.public)) from ask_thanks t where t.ask_id = a.id) as thanks
    from ask_asks a join people_persons asker on asker.id = a.asker_id order by a.opened_at, a.text`)
  return rows
}

let stages: Stage[] = []
beforeAll(async () => {
  stages = [await open(), await open()]
  const [first, second] = stages
  assert(first && second, 'Two worlds were opened.')
  await tell(first, 7)
  await tell(second, 7)
})
afterAll(() => Promise.all(stages.map((stage) => stage.close())))

function first(): Stage {
  const [stage] = stages
  assert(stage, 'A world was opened.')
  return stage
}

test('the same seed tells the same story', async () => {
  const [one, other] = await Promise.all(stages.map(contentOf))
  expect(one).toHaveLength(16)
  expect(other).toEqual(one)
})

test('the story has all ends that a visitor may meet, and all of it is marked as simulated', async () => {
  const rows = (await contentOf(first())) as { outcome: string | null; simulated: boolean }[]
  expect(rows.every((row) => row.simulated)).toBe(true)
  const outcomes = new Set(rows.map((row) => row.outcome))
  expect(outcomes).toContain('solved')
  expect(outcomes).toContain('expired')
})

test('the story ends on the morning of a working day', () => {
  expect(new Date(UNTIL).toISOString()).toBe('2026-11-20T09:20:00.000Z')
  expect(new Date(morningOf(instant(Date.parse('2026-11-22T12:00:00Z')))).getUTCDay()).toBe(5)
})

test('within a minute a visitor sees a no, a pass, a yes and a beginning, all marked as simulated', async () => {
  const stage = first()
  const { world, clock } = stage
  stage.goLive()
  const people = await world.transact(async (tx) => {
    const found = []
    for (const name of ['Ines Duarte', 'Ben Okafor', 'Ada Park'])
      found.push(await findByEmail(tx, addressOf({ name })))
    return [await findByEmail(tx, addressOf(VISITOR)), ...found]
  })
  assert(!isRefusal(people), 'People can be read.')
  const [visitor, ...named] = people.filter((person) => person !== null)
  assert(visitor, 'The visitor is there.')
  const actor = actorOf(visitor, 'all', { kind: 'cli', id: 'test' })
  const ask = (await call(world, actor, 'asks.create', {
    text: 'Our nightly export has timed out three nights running. Could you look at the pooler with me?',
    audience: { kind: 'people', people: named.map((person) => person.id) },
    needBy: new Date(later(UNTIL, DAY)).toISOString(),
    passing: true,
    send: true,
  })) as AskView
  for (let second = 0; second <= 60; second++) {
    clock.moveTo(later(UNTIL, second * SPEED * SECOND))
    await world.worker.drain()
  }
  const { items } = (await call(world, actor, 'asks.timeline', { askId: ask.id })) as {
    items: TimelineItem[]
  }
  const said = items.filter((line) => ['notMe', 'passedAlong', 'yes', 'begun'].includes(line.kind))
  expect(new Set(said.map((line) => line.kind))).toEqual(new Set(['notMe', 'passedAlong', 'yes', 'begun']))
  expect(said.every((line) => line.simulated)).toBe(true)
  expect(await call(world, actor, 'asks.get', { askId: ask.id })).toMatchObject({ state: 'inProgress' })
})
