import { type Instant, later, SECOND } from '#engine/time/instant.ts'
import { beginAsk, closeAsk, createAsk, thankForAsk } from '#features/asks/commands.ts'
import { actorOf } from '#features/accounts/queries.ts'
import { helpersOf } from '#features/asks/queries.ts'
import { findAsk } from '#features/asks/queries.ts'
import { acceptInvitation, declineInvitation } from '#features/invitations/commands.ts'
import { passInvitation } from '#features/invitations/passing/commands.ts'
import { suggest } from '#features/invitations/ranking/queries.ts'
import { invitationsOfAsk } from '#features/invitations/store.ts'
import { loadPerson } from '#features/people/queries.ts'
import type { PersonActor } from '#platform/actor.ts'
import { insideJob, type JobHandler, type Reaction, reaction } from '#platform/jobs/handler.ts'
import type { Context } from '#platform/operation.ts'
import { isRefusal } from '#platform/refusal.ts'
import type { Services } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { type Chance, seededChance } from './chance.ts'
import { TOPICS, WORDS } from './topics.ts'

/**
 * The simulated colleagues of the demo. They answer on the story clock, through the same commands as everybody, and
 * whatever they say is marked: on a real repository their names are real people's.
 */
export interface Colleagues {
  readonly jobs: readonly JobHandler[]
  readonly reactions: readonly Reaction[]
  /** from now on they answer; a history that is being written answers for itself */
  goLive(): void
}

interface Turn {
  readonly tx: Tx
  readonly services: Services
}

/**
 * Wall seconds between a thing and a colleague's answer: long enough to watch, short enough for a minute. A yes comes
 * after a pass, so that of several who are asked at once the pass is seen as well.
 */
const DELAY = { no: 5, pass: 9, yes: 14, afterAll: 22, begin: 7, close: 12, life: 75 } as const

export function createColleagues(options: { speed: number; seed: number }): Colleagues {
  let live = false
  const due = (tx: Tx, seconds: number): Instant => later(tx.now, seconds * SECOND * options.speed)
  return {
    goLive: () => {
      live = true
    },
    reactions: [
      reaction('demo.onReached', ['invitation.reached'], async ({ tx }, event) => {
        if (live) await planAnswer(tx, event.payload as unknown as Reached, due)
      }),
      reaction('demo.onAccepted', ['ask.accepted'], async ({ tx }, event) => {
        const askId = event.about.id
        if (live)
          tx.enqueue({
            kind: 'demo.begin',
            key: `demo.begin:${event.id}`,
            payload: { askId },
            dueAt: due(tx, DELAY.begin),
          })
      }),
      reaction('demo.onBegun', ['ask.begun'], async ({ tx }, event) => {
        const askId = event.about.id
        if (live)
          tx.enqueue({
            kind: 'demo.close',
            key: `demo.close:${event.id}`,
            payload: { askId },
            dueAt: due(tx, DELAY.close),
          })
      }),
    ],
    jobs: [
      insideJob('demo.answer', (turn, job) => answer(turn, job.payload as unknown as Answering, due)),
      insideJob('demo.begin', (turn, job) => begin(turn, (job.payload as { askId: string }).askId)),
      insideJob('demo.close', (turn, job) => close(turn, (job.payload as { askId: string }).askId)),
      insideJob('demo.life', (turn, job) =>
        askNow(turn, job.payload as { turn: number }, { ...options, due }),
      ),
    ],
  }
}

/** The first job of the life around the visitor: now and then a colleague asks. */
export function lifeBegins(tx: Tx, speed: number): void {
  const dueAt = later(tx.now, DELAY.life * SECOND * speed)
  tx.enqueue({ kind: 'demo.life', key: 'demo.life:0', payload: { turn: 0 }, dueAt })
}

interface Reached {
  readonly askId: string
  readonly invitationId: string
  readonly personId: string
}

interface Answering extends Reached {
  readonly how: 'no' | 'pass' | 'yes' | 'afterAll'
}

type Due = (tx: Tx, seconds: number) => Instant

/** The first who is reached can't, the second knows somebody, the next says yes. Who is asked alone says yes. */
async function planAnswer(tx: Tx, reached: Reached, due: Due): Promise<void> {
  const person = await loadPerson(tx, reached.personId)
  if (!person?.simulated) return
  const rows = await invitationsOfAsk(tx, reached.askId)
  // The place in the list, not the order of being reached: two who are reached at once must not both be the first.
  const place = rows.findIndex((row) => row.id === reached.invitationId)
  const how = rows.length === 1 || place > 1 ? 'yes' : place === 0 ? 'no' : 'pass'
  enqueue(tx, { ...reached, how }, due(tx, DELAY[how]))
}

function enqueue(tx: Tx, answering: Answering, dueAt: Instant): void {
  const key = `demo.answer:${answering.invitationId}:${answering.how}`
  tx.enqueue({ kind: 'demo.answer', key, payload: { ...answering }, dueAt })
}

async function answer(turn: Turn, answering: Answering, due: Due): Promise<void> {
  const { tx, services } = turn
  const actor = await simulatedActor(tx, answering.personId)
  const record = await findAsk(tx, answering.askId)
  if (!actor || record?.ask.state.kind !== 'open') return
  const chance = chanceOf(answering.invitationId)
  const { invitationId } = answering
  const context = contextOf(turn, actor)
  if (answering.how === 'no') {
    await declineInvitation.run(context, { invitationId, note: chance.pick(WORDS.no) })
    return
  }
  if (answering.how === 'pass') {
    const invited = await invitationsOfAsk(tx, answering.askId)
    const leaveOut = new Set(invited.map((row) => row.personId))
    const need = { text: record.ask.content.text, askerId: record.askerId, leaveOut, limit: 1 }
    const instead = (await suggest(tx, services, need))[0]?.person
    if (instead?.simulated) {
      await passInvitation.run(context, { invitationId, personId: instead.id, note: chance.pick(WORDS.pass) })
      enqueue(tx, { ...answering, how: 'afterAll' }, due(tx, DELAY.afterAll))
      return
    }
  }
  await acceptInvitation.run(context, { invitationId, note: chance.pick(WORDS.yes) })
}

async function begin(turn: Turn, askId: string): Promise<void> {
  const record = await findAsk(turn.tx, askId)
  const helperId = record && helpersOf(record.ask.state)[0]
  const actor = helperId === undefined || helperId === null ? null : await simulatedActor(turn.tx, helperId)
  if (actor && record?.ask.state.kind === 'accepted') await beginAsk.run(contextOf(turn, actor), { askId })
}

/** Asks that simulated people sent come to their end by themselves; the visitor's own wait for the visitor. */
async function close(turn: Turn, askId: string): Promise<void> {
  const record = await findAsk(turn.tx, askId)
  if (!record?.simulated || record.ask.state.kind !== 'inProgress') return
  const person = await loadPerson(turn.tx, record.askerId)
  if (!person) return
  const actor = { ...actorOf(person, 'all', { kind: 'cli', id: 'demo' }), simulated: true }
  const chance = chanceOf(askId)
  const topic = TOPICS.find((one) => one.asks.includes(record.ask.content.text))
  const context = contextOf(turn, actor)
  const note = topic ? chance.pick(topic.answers) : 'We went through it together, and now it works.'
  const closed = await closeAsk.run(context, { askId, outcome: 'solved', note, keep: true, minutesSaved: 60 })
  const to = [...helpersOf(record.ask.state)]
  if (!isRefusal(closed))
    await thankForAsk.run(context, { askId, to, text: chance.pick(WORDS.thanks), public: true })
}

/** Now and then somebody asks whoever fits, so that For you and People don't stand still. */
async function askNow(
  turn: Turn,
  { turn: place }: { turn: number },
  options: { seed: number; due: Due },
): Promise<void> {
  const { tx, services } = turn
  const chance = seededChance(options.seed + place)
  const text = chance.pick(chance.pick(TOPICS).asks)
  const asker = (await suggest(tx, services, { text, askerId: '', limit: 30 })).at(-1)?.person
  const actor = asker ? await simulatedActor(tx, asker.id) : null
  if (actor)
    await createAsk.run(contextOf(turn, actor), { text, audience: { kind: 'suggested' }, send: true })
  const payload = { turn: place + 1 }
  if (place < 40)
    tx.enqueue({
      kind: 'demo.life',
      key: `demo.life:${place + 1}`,
      payload,
      dueAt: options.due(tx, DELAY.life),
    })
}

async function simulatedActor(tx: Tx, personId: string): Promise<PersonActor | null> {
  const person = await loadPerson(tx, personId)
  return person?.simulated ? actorOf(person, 'all', { kind: 'cli', id: 'demo' }) : null
}

function contextOf({ tx, services }: Turn, actor: PersonActor): Context {
  return { tx, services, actor, now: tx.now, requestId: 'demo' }
}

function chanceOf(id: string): Chance {
  return seededChance(
    Array.from(id).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) | 0, 7),
  )
}
