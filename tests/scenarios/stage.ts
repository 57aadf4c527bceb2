import { DAY, HOUR, type Instant, instant, later } from '#engine/time/instant.ts'
import type { AskView, TimelineItem } from '#features/asks/schema.ts'
import { takePieces } from '#features/evidence/commands.ts'
import type { InvitationView, Plan } from '#features/invitations/schema.ts'
import type { NoticeView } from '#features/notices/schema.ts'
import { patchPerson } from '#features/people/commands/change.ts'
import { isRefusal } from '#platform/refusal.ts'
import type { z } from 'zod'
import { type TestWorld, type TestWorldOptions, testWorld } from '#surfaces/server/fixtures/test-world.ts'

export type PlanView = z.output<typeof Plan>

/** The whole program at a time that is moved by hand, and what its people can do in it. */
export interface Stage {
  readonly world: TestWorld
  /** new people who are reachable at any hour; the same first names may come again in the next scenario */
  people<const N extends readonly string[]>(...names: N): Promise<{ [K in keyof N]: string }>
  /** runs what is due, until nothing is */
  settle(): Promise<void>
  /** to that moment, through every moment at which something is due on the way */
  travel(to: Instant): Promise<void>
  /** the next Monday, 09:00 UTC */
  monday(): Promise<Instant>
  /** an operation that has to succeed */
  do<T>(personId: string, operation: string, fields?: object): Promise<T>
  /** an operation that has to be refused; its code */
  refused(personId: string, operation: string, fields?: object): Promise<string>
  send(askerId: string, fields: object): Promise<AskView>
  invitations(personId: string): Promise<InvitationView[]>
  /** kinds, oldest first; those of one moment by name */
  notices(personId: string): Promise<string[]>
  plan(askerId: string, askId: string): Promise<PlanView>
  timeline(personId: string, askId: string): Promise<string[]>
  seen(personId: string): Promise<string[]>
  mailsTo(personId: string): Promise<string[]>
  /** evidence that says so */
  knows(personId: string, text: string, pieces?: number): Promise<void>
  leaves(personId: string): Promise<void>
}

export async function stage(options: TestWorldOptions = {}): Promise<Stage> {
  const world = await testWorld(options)
  const settle = () => world.worker.drain()
  const act = async <T>(personId: string, operation: string, fields: object = {}): Promise<T> => {
    const outcome = await world.as(personId, operation, fields)
    if (isRefusal(outcome)) throw new Error(`${operation} was refused: ${outcome.refusal}`)
    return outcome as T
  }
  const items = async <T>(personId: string, operation: string, fields: object = {}) =>
    (await act<{ items: T[] }>(personId, operation, fields)).items
  let round = 0
  const travel = async (to: Instant) => {
    for (let next = await nextDue(world); next !== null && next <= to; next = await nextDue(world)) {
      world.clock.moveTo(instant(Math.max(next, world.clock.now())))
      await settle()
    }
    world.clock.moveTo(to)
    await settle()
  }
  return {
    world,
    settle,
    travel,
    do: act,
    async people<const N extends readonly string[]>(...names: N) {
      round++
      const rows = names.map((name) => ({ email: `${name}${round}@example.org`, name: `${name} ${round}` }))
      return (await world.addPeople(rows)) as { [K in keyof N]: string }
    },
    async monday() {
      const now = world.clock.now()
      const today = instant(Math.floor(now / DAY) * DAY)
      const ahead = (8 - new Date(today).getUTCDay()) % 7 || 7
      const next = later(today, ahead * DAY + 9 * HOUR)
      await travel(next)
      return next
    },
    async refused(personId, operation, fields = {}) {
      const outcome = await world.as(personId, operation, fields)
      if (!isRefusal(outcome)) throw new Error(`${operation} was not refused`)
      return outcome.refusal
    },
    async send(askerId, fields) {
      const ask = await act<AskView>(askerId, 'asks.create', { text: 'I am stuck.', send: true, ...fields })
      await settle()
      return ask
    },
    invitations: (personId) => items<InvitationView>(personId, 'invitations.list'),
    async notices(personId) {
      const told = await items<NoticeView>(personId, 'notices.list')
      const before = (a: NoticeView, b: NoticeView) => (a.at + a.kind < b.at + b.kind ? -1 : 1)
      return told.sort(before).map((notice) => notice.kind)
    },
    plan: (askerId, askId) => act<PlanView>(askerId, 'asks.plan', { askId }),
    async timeline(personId, askId) {
      return (await items<TimelineItem>(personId, 'asks.timeline', { askId })).map((line) => line.kind)
    },
    async seen(personId) {
      return (await items<AskView>(personId, 'asks.list', { role: 'audience' })).map((ask) => ask.id)
    },
    async mailsTo(personId) {
      const { email } = await act<{ email: string }>(personId, 'people.get', { personId })
      return world.mails.filter((mail) => mail.to === email).map((mail) => mail.message.kind)
    },
    async knows(personId, text, pieces = 3) {
      const at = later(world.clock.now(), -DAY)
      const known = Array.from({ length: pieces }, (_, place) => ({
        source: 'test',
        externalId: `${personId} ${text} ${place}`,
        at,
        text,
        paths: [],
        people: [[personId, 'helper'] as const],
        seenBy: 'all' as const,
      }))
      await world.run((tx) => takePieces(tx, known, null))
    },
    async leaves(personId) {
      await world.run((tx) => patchPerson(tx, personId, { left: true }))
    },
  }
}

async function nextDue(world: TestWorld): Promise<number | null> {
  const row = await world.db
    .selectFrom('platformJobs')
    .select((select) => select.fn.min('dueAt').as('dueAt'))
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst()
  return row?.dueAt ?? null
}

export function iso(at: number): string {
  return new Date(at).toISOString()
}
