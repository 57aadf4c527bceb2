import { DAY, HOUR, type Instant, instant, later, MINUTE } from '#engine/time/instant.ts'
import { momentOf } from '#engine/time/zone.ts'
import { actorOf } from '#features/accounts/queries.ts'
import { takePieces } from '#features/evidence/commands.ts'
import { invitationsOfAsk } from '#features/invitations/store.ts'
import { addPeople } from '#features/people/commands.ts'
import type { Person } from '#features/people/schema.ts'
import { giveReach } from '#features/reach/commands.ts'
import type { PersonActor } from '#platform/actor.ts'
import type { MovableClock } from '#platform/clock.ts'
import { assert, isRefusal } from '#platform/refusal.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { call } from '#surfaces/server/link-ports.ts'
import type { World } from '#surfaces/server/world.ts'
import { type Chance, seededChance } from './chance.ts'
import { addressOf, DEMO_PEOPLE, HOME_ZONE, VISITOR } from './people.ts'
import { type Topic, TOPICS, WORDS } from './topics.ts'

export interface StoryParts {
  readonly world: World
  readonly clock: MovableClock
  /** the same seed tells the same story */
  readonly seed: number
  /** the moment at which the visitor comes in */
  readonly until: Instant
  /** how many asks were lived through; a test needs fewer than a visitor */
  readonly asks?: number
  readonly progress: (done: number, total: number) => void
}

const MONTHS = 9
const ASKS = 90
const PIECES = 900

/** Nine months of an organisation, written by moving the clock and issuing the commands that people would have. */
export async function tellStory(parts: StoryParts): Promise<void> {
  const { world, clock, until } = parts
  const from = later(until, -MONTHS * 30 * DAY)
  clock.moveTo(from)
  const people = await inTx(world, (tx) => settle(tx))
  const story = new Story(parts, people)
  await inTx(world, (tx) => story.writeEvidence(tx, from))
  const steps = story.plan(from)
  for (const [place, step] of steps.entries()) {
    clock.moveTo(step.at)
    await step.run()
    await world.worker.drain()
    parts.progress(place + 1, steps.length)
  }
  clock.moveTo(until)
  await world.worker.drain()
}

const WEEK = {
  mon: ['09:00', '18:00'],
  tue: ['09:00', '18:00'],
  wed: ['09:00', '18:00'],
  thu: ['09:00', '18:00'],
  fri: ['09:00', '18:00'],
} as const
const SUNDAY_WEEK = {
  sun: ['09:00', '18:00'],
  mon: ['09:00', '18:00'],
  tue: ['09:00', '18:00'],
  wed: ['09:00', '18:00'],
  thu: ['09:00', '18:00'],
} as const

async function settle(tx: Tx): Promise<ReadonlyMap<string, Person>> {
  const rows = DEMO_PEOPLE.map((person) => ({
    email: addressOf(person),
    name: person.name,
    team: person.team,
    title: person.title,
    role: person.role ?? ('member' as const),
    zone: person.zone ?? HOME_ZONE,
    simulated: person !== VISITOR,
  }))
  const people = await addPeople(tx, rows)
  const byName = new Map(people.map((person) => [person.name, person]))
  await giveReach(
    tx,
    DEMO_PEOPLE.map((person) => ({
      personId: byName.get(person.name)?.id ?? '',
      hours: person.hours === 'sunday' ? SUNDAY_WEEK : WEEK,
    })),
  )
  return byName
}

interface Step {
  readonly at: Instant
  readonly run: () => Promise<void>
}

class Story {
  readonly #parts: StoryParts
  readonly #people: ReadonlyMap<string, Person>
  readonly #chance: Chance

  constructor(parts: StoryParts, people: ReadonlyMap<string, Person>) {
    this.#parts = parts
    this.#people = people
    this.#chance = seededChance(parts.seed)
  }

  /** What everybody did in these months, as an import from their tools would have brought it. */
  async writeEvidence(tx: Tx, from: Instant): Promise<void> {
    const span = this.#parts.until - from
    const pieces = Array.from({ length: PIECES }, (_, place) => {
      const topic = this.#chance.pick(TOPICS)
      const at = instant(Math.round(from + (span * (place + this.#chance.next())) / (PIECES + 1)))
      const author = this.#person(this.#chance.pick(topic.experts))
      const helper = this.#person(this.#chance.pick(topic.experts))
      const people: (readonly [string, string])[] = [[author.id, 'author']]
      if (helper.id !== author.id && this.#chance.next() < 0.5) people.push([helper.id, 'helper'])
      return {
        source: 'work',
        externalId: `work-${place}`,
        at,
        text: this.#chance.pick(topic.work),
        paths: topic.paths,
        people,
        seenBy: 'all' as const,
      }
    })
    await takePieces(tx, pieces, null)
  }

  plan(from: Instant): Step[] {
    const days = Math.floor((this.#parts.until - from) / DAY)
    const steps: Step[] = []
    const { asks = ASKS } = this.#parts
    for (let place = 0; place < asks; place++) {
      const at = this.#workingTime(from, Math.floor((place * (days - 2)) / asks))
      if (at !== null) steps.push(...this.#lifeOfAnAsk(at))
    }
    return steps.sort((a, b) => a.at - b.at).filter((step) => step.at < this.#parts.until)
  }

  /** A moment between nine and five on or after that day, never on a weekend. */
  #workingTime(from: Instant, day: number): Instant | null {
    for (let ahead = 0; ahead < 4; ahead++) {
      const date = new Date(from + (day + ahead) * DAY)
      if (date.getUTCDay() === 0 || date.getUTCDay() === 6) continue
      const minute = 9 * 60 + this.#chance.whole(7 * 60)
      const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
      return momentOf(`${date.toISOString().slice(0, 10)}T${clock}`, HOME_ZONE)
    }
    return null
  }

  #lifeOfAnAsk(at: Instant): Step[] {
    const topic = this.#chance.pick(TOPICS)
    const asker = this.#asker(topic)
    const wanted = this.#chance.pick([
      'people',
      'people',
      'suggested',
      'suggested',
      'team',
      'everyone',
    ] as const)
    const named = this.#person(this.#chance.pick(topic.experts.filter((name) => name !== asker.name)))
    const audience = wanted === 'people' ? { kind: wanted, people: [named.id] } : { kind: wanted }
    const text = this.#chance.pick(topic.asks)
    const passing = this.#chance.next() < 0.3
    const ending = this.#chance.next()
    const ask: { id: string | null; helper: PersonActor | null } = { id: null, helper: null }
    const waits = [
      20 + this.#chance.whole(120),
      15 + this.#chance.whole(60),
      60 + this.#chance.whole(240),
    ] as const
    const times = waits.reduce<Instant[]>(
      (list, wait) => [...list, later(list.at(-1) ?? at, wait * MINUTE)],
      [],
    )
    const steps: Step[] = [
      {
        at,
        run: async () => {
          ask.id = await this.#send(asker, { text, audience, passing })
        },
      },
      {
        at: times[0] ?? at,
        run: async () => {
          ask.helper = ending < 0.9 ? await this.#answer(ask.id) : null
        },
      },
      { at: times[1] ?? at, run: () => this.#begin(ask) },
    ]
    const end = times[2] ?? at
    if (ending < 0.82) steps.push({ at: end, run: () => this.#close(asker, ask, topic, ending) })
    return steps
  }

  #asker(topic: Topic): PersonActor & { name: string } {
    const others = DEMO_PEOPLE.filter((person) => !topic.experts.includes(person.name))
    const person = this.#person(this.#chance.pick(others).name)
    return { ...this.#actor(person), name: person.name }
  }

  #person(name: string): Person {
    const person = this.#people.get(name)
    assert(person, `${name} belongs to the demo.`)
    return person
  }

  #actor(person: Person): PersonActor {
    return { ...actorOf(person, 'all', { kind: 'cli', id: 'demo' }), simulated: true }
  }

  async #send(asker: PersonActor, fields: object): Promise<string | null> {
    const made = await call(this.#parts.world, asker, 'asks.create', { ...fields, send: true })
    return isRefusal(made) ? null : (made as { id: string }).id
  }

  /** Who was reached first says yes; now and then the first can't, and the second does. */
  async #answer(askId: string | null): Promise<PersonActor | null> {
    if (askId === null) return null
    const { world } = this.#parts
    const [first, second] = await this.#reached(askId)
    const declines = first && second && this.#chance.next() < 0.4
    if (declines) {
      const note = this.#chance.next() < 0.5 ? { note: this.#chance.pick(WORDS.no) } : {}
      await call(world, this.#actorById(first.personId), 'invitations.decline', {
        invitationId: first.id,
        ...note,
      })
    }
    const helper = declines ? second : first
    if (!helper) return null
    const actor = this.#actorById(helper.personId)
    const accepted = await call(world, actor, 'invitations.accept', {
      invitationId: helper.id,
      note: this.#chance.pick(WORDS.yes),
    })
    return isRefusal(accepted) ? null : actor
  }

  /** Whom it reached, in an order that doesn't hang on ids: those are random, and the story is not. */
  async #reached(askId: string) {
    const names = new Map([...this.#people.values()].map((person) => [person.id, person.name]))
    const rows = await inTx(this.#parts.world, (tx) => invitationsOfAsk(tx, askId))
    const placeOf = (row: (typeof rows)[number]) => `${row.wave} ${names.get(row.personId) ?? ''}`
    return rows.filter((row) => row.state === 'open').sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
  }

  #actorById(personId: string): PersonActor {
    const person = [...this.#people.values()].find((one) => one.id === personId)
    assert(person, 'Who was invited belongs to the demo.')
    return this.#actor(person)
  }

  async #begin(ask: { id: string | null; helper: PersonActor | null }): Promise<void> {
    if (ask.id && ask.helper) await call(this.#parts.world, ask.helper, 'asks.begin', { askId: ask.id })
  }

  async #close(
    asker: PersonActor,
    ask: { id: string | null; helper: PersonActor | null },
    topic: Topic,
    ending: number,
  ): Promise<void> {
    if (!ask.id || !ask.helper) return
    const { world } = this.#parts
    const outcome = ending < 0.66 ? 'solved' : ending < 0.76 ? 'partly' : 'not'
    const fields = {
      askId: ask.id,
      outcome,
      keep: this.#chance.next() < 0.6,
      minutesSaved: 15 * this.#chance.whole(12),
      ...(outcome === 'not' ? {} : { note: this.#chance.pick(topic.answers) }),
    }
    await call(world, asker, 'asks.close', fields)
    if (outcome === 'not') return
    const text = this.#chance.pick(WORDS.thanks)
    const isPublic = this.#chance.next() < 0.5
    await call(world, asker, 'asks.thank', {
      askId: ask.id,
      to: [ask.helper.personId],
      text,
      public: isPublic,
    })
  }
}

async function inTx<T>(world: World, work: (tx: Tx) => Promise<T>): Promise<T> {
  const outcome = await world.transact(work)
  assert(!isRefusal(outcome), 'The story is never refused.')
  return outcome
}

/** The last working day's morning, an hour into the day: the story begins there, whatever day it really is. */
export function morningOf(real: Instant): Instant {
  for (let back = 0; back < 4; back++) {
    const date = new Date(real - back * DAY)
    const isWeekend = date.getUTCDay() === 0 || date.getUTCDay() === 6
    if (!isWeekend)
      return momentOf(`${date.toISOString().slice(0, 10)}T09:20`, HOME_ZONE) ?? later(real, -HOUR)
  }
  return real
}
