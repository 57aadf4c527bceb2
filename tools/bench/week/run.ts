import { sql } from 'kysely'
import { type Instant, instant, later, DAY } from '#engine/time/instant.ts'
import { takePieces } from '#features/evidence/commands.ts'
import { isRefusal } from '#platform/refusal.ts'
import type { TestWorld } from '#surfaces/server/fixtures/test-world.ts'
import { answerOf, type Member, type PlannedAsk, wordsOf } from './people.ts'
import type { Random } from '../waves/world.ts'

export interface Contact {
  readonly askId: string
  readonly personId: string
  readonly state: string
  readonly reachedAt: Instant
}

export interface Week {
  readonly ids: ReadonlyMap<string, Member>
  readonly asks: ReadonlyMap<string, PlannedAsk>
}

/** People with teams, zones, hours and limits, and nine months of what they have helped with. */
export async function settleIn(world: TestWorld, all: readonly Member[], random: Random): Promise<string[]> {
  const ids = await world.addPeople(all.map(({ email, name, team, zone }) => ({ email, name, team, zone })))
  for (const [place, one] of all.entries()) {
    await must(world, ids[place] ?? '', 'reach.changeMe', { hours: one.hours, limit: one.limit })
  }
  const pieces = all.flatMap((one, place) =>
    one.knows.flatMap((topic, rank) =>
      Array.from({ length: 1 + Math.floor(random() * (5 - rank)) }, (_, number) => ({
        source: 'bench',
        externalId: `${place} ${topic} ${number}`,
        at: later(world.clock.now(), -DAY * (1 + Math.floor(random() * 250))),
        text: wordsOf(topic),
        paths: [],
        people: [[ids[place] ?? '', 'helper'] as const],
        seenBy: 'all' as const,
      })),
    ),
  )
  for (let from = 0; from < pieces.length; from += 500) {
    await world.run((tx) => takePieces(tx, pieces.slice(from, from + 500), null))
  }
  await world.worker.drain()
  return ids
}

async function must(world: TestWorld, personId: string, operation: string, fields: object): Promise<unknown> {
  const outcome = await world.as(personId, operation, fields)
  if (isRefusal(outcome)) throw new Error(`${operation}: ${outcome.refusal}`)
  return outcome
}

/**
 * The week on the moved clock, through the real commands: asks are sent, whoever they reach answers when they would,
 * and everything that is due in between happens at its moment.
 */
export async function live(
  world: TestWorld,
  given: {
    readonly asks: readonly PlannedAsk[]
    readonly ids: readonly string[]
    readonly all: readonly Member[]
  },
  seed: number,
  progress: (sent: number) => void,
): Promise<Week> {
  const members = new Map(given.ids.map((id, place) => [id, given.all[place] as Member]))
  const week = { ids: members, asks: new Map<string, PlannedAsk>() }
  const answers: { at: Instant; personId: string; invitationId: string; says: string }[] = []
  const seen = new Set<string>()
  const queue = [...given.asks]
  const end = Math.max(...given.asks.map(({ needBy }) => needBy)) + 1
  for (;;) {
    for (const row of await freshInvitations(world, seen)) {
      const [ask, one] = [week.asks.get(row.askId), members.get(row.personId)]
      if (!ask || !one) continue
      const answer = answerOf(ask, one, row.reachedAt, seed)
      answers.push({ at: answer.at, says: answer.says, personId: row.personId, invitationId: row.id })
    }
    answers.sort((a, b) => b.at - a.at)
    const due = await nextDue(world)
    const next = Math.min(queue[0]?.at ?? end, answers.at(-1)?.at ?? end, due ?? end)
    if (next >= end) return week
    world.clock.moveTo(instant(Math.max(next, world.clock.now())))
    if (queue[0]?.at === next) {
      const ask = queue.shift() as PlannedAsk
      week.asks.set(await send(world, ask, given), ask)
      progress(week.asks.size)
    } else if (answers.at(-1)?.at === next) {
      const answer = answers.pop()
      if (answer && answer.says !== 'nothing') {
        // too late, or somebody else was first: refused, as it would be
        const { invitationId } = answer
        await world.as(answer.personId, `invitations.${answer.says}`, { invitationId })
      }
    }
    await world.worker.drain()
  }
}

/** A named ask goes to whoever the ranking shows first, and widens to suggested people after a third of the time. */
async function send(
  world: TestWorld,
  ask: PlannedAsk,
  { ids }: { readonly ids: readonly string[] },
): Promise<string> {
  const askerId = ids[ask.asker.place] ?? ''
  const iso = (at: number) => new Date(at).toISOString()
  const best = ask.isNamed ? await firstSuggested(world, askerId, ask.text) : null
  const audience = best === null ? { kind: 'suggested' } : { kind: 'people', people: [best] }
  const widen = best === null ? [] : [{ kind: 'suggested', at: iso(ask.at + (ask.needBy - ask.at) / 3) }]
  const fields = { text: ask.text, needBy: iso(ask.needBy), audience, widen, send: true }
  const { id } = (await must(world, askerId, 'asks.create', fields)) as { id: string }
  return id
}

async function firstSuggested(world: TestWorld, askerId: string, text: string): Promise<string | null> {
  const found = (await must(world, askerId, 'who', { text, limit: 1 })) as {
    people: { person: { id: string } }[]
  }
  return found.people[0]?.person.id ?? null
}

async function freshInvitations(
  world: TestWorld,
  seen: Set<string>,
): Promise<{ id: string; askId: string; personId: string; reachedAt: Instant }[]> {
  const { rows } = await sql<{ id: string; askId: string; personId: string; reachedAt: number }>`
    select id, ask_id, person_id, reached_at from invitations_invitations
    where reached_at >= ${world.clock.now()}`.execute(world.db)
  const fresh = rows.filter(({ id }) => !seen.has(id))
  for (const { id } of fresh) seen.add(id)
  return fresh.map((row) => ({ ...row, reachedAt: instant(Number(row.reachedAt)) }))
}

async function nextDue(world: TestWorld): Promise<number | null> {
  const row = await world.db
    .selectFrom('platformJobs')
    .select((select) => select.fn.min('dueAt').as('dueAt'))
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst()
  return row?.dueAt ?? null
}

export async function contacts(world: TestWorld): Promise<Contact[]> {
  const { rows } = await sql<{ askId: string; personId: string; state: string; reachedAt: number }>`
    select ask_id, person_id, state, reached_at from invitations_invitations
    where reached_at is not null order by reached_at`.execute(world.db)
  return rows.map((row) => ({ ...row, reachedAt: instant(Number(row.reachedAt)) }))
}
