import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { SECOND } from '#engine/time/instant.ts'
import { type JobHandler, outsideJob } from '#platform/jobs/handler.ts'
import type { Message } from '#platform/message.ts'
import { isRefusal, Outage } from '#platform/refusal.ts'
import type { Services } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { isActive } from '#features/people/policy.ts'
import { loadPerson } from '#features/people/queries.ts'
import { tell } from '../commands.ts'
import { type Place, placeOf } from '../addresses/queries.ts'
import { sayKey, type WayOut, waysOutKey } from '../messages.ts'
import { deleteDeadAddress } from '../replies/store.ts'
import { noteSent, noteTrouble, settleTest } from './store.ts'

const Payload = z.object({ testId: z.string(), channel: z.string(), personId: z.string() })

/** Below the ten seconds that are promised, so that a server that says nothing is told as that. */
const PATIENCE = 8 * SECOND

/** Tried once: whoever presses the button wants to know how it is now. */
const sendTest = outsideJob('notices.test', async ({ transact, services, now }, job) => {
  const { testId, channel, personId } = Payload.parse(job.payload)
  const person = await transact((tx) => loadPerson(tx, personId))
  if (person === null || isRefusal(person) || !isActive(person, now())) return
  if (channel === 'web') {
    await transact(async (tx) => {
      await tell(tx, { personId, kind: 'notices.test', about: { kind: 'test', id: testId } })
      await settleTest(tx, testId, { state: 'sent', says: null })
    })
    return
  }
  const lang = person.languages[0] ?? 'en'
  const message = testMessage(services, {
    testId,
    name: person.name,
    zone: person.zone ?? 'UTC',
    lang,
    at: now(),
  })
  const way = services.get(waysOutKey).get(channel)
  const place = way === undefined ? null : await transact((tx) => placeOf(tx, way, person))
  const trouble =
    way === undefined || place === null || isRefusal(place)
      ? 'There is no address to send it to.'
      : await tried(way, message, place)
  await transact((tx) => settle(tx, { testId, channel, personId }, trouble))
})

export const jobs: readonly JobHandler[] = [sendTest]

async function settle(
  tx: Tx,
  { testId, channel, personId }: z.output<typeof Payload>,
  trouble: string | null,
): Promise<void> {
  await settleTest(tx, testId, { state: trouble === null ? 'sent' : 'failed', says: trouble })
  if (trouble !== null) return noteTrouble(tx, channel, trouble)
  await noteSent(tx, channel)
  // the server takes mail for it again; should it come back after all, that is told again
  await deleteDeadAddress(tx, personId, channel)
}

/** @returns null where it went out, else what stood in the way, in the words of the outage */
async function tried(way: WayOut, message: Message, { address }: Place): Promise<string | null> {
  const waiting = new AbortController()
  try {
    const silent = pause(PATIENCE, 'silent' as const, { signal: waiting.signal, ref: false })
    const sent = way.deliver(message, address, { key: `test:${message.noticeId}` })
    const first = await Promise.race([sent, silent])
    return first === 'silent' ? 'The other side took the connection and then said nothing.' : null
  } catch (error) {
    if (!(error instanceof Outage)) throw error
    return error.message
  } finally {
    waiting.abort()
  }
}

interface Test {
  readonly testId: string
  readonly name: string
  readonly zone: string
  readonly lang: string
  readonly at: Message['at']
}

function testMessage(services: Services, { testId, name, zone, lang, at }: Test): Message {
  const say = services.get(sayKey)
  return {
    noticeId: testId,
    kind: 'notices.test',
    to: { name, zone, lang },
    subject: say(lang, 'notices.test.subject'),
    blocks: [{ kind: 'paragraph', text: say(lang, 'notices.test.text') }],
    actions: [],
    at,
  }
}
