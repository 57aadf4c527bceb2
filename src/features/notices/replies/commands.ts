import { createHmac } from 'node:crypto'
import { HOUR } from '#engine/time/instant.ts'
import { countUse, type RateRule } from '#platform/http/rate-limit.ts'
import { lettersOf } from '#platform/ids.ts'
import type { Services } from '#platform/service.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import { type Intent, readIntent } from '#platform/signing/intent.ts'
import { deriveKey, type SecretKey } from '#platform/signing/secret-key.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { isActive } from '#features/people/policy.ts'
import { findByEmail, loadPerson, secretKeyKey } from '#features/people/queries.ts'
import { tell } from '../commands.ts'
import { placeBy } from '../addresses/queries.ts'
import { findHolder } from '../addresses/store.ts'
import { findDelivered } from '../deliveries/store.ts'
import { runIntentKey } from '../messages.ts'
import { type NotTaken, type Received, type ReceivedOutcome, REPLY_KEY_LIVES } from './domain.ts'
import {
  deleteKeysBefore,
  findDeadAddress,
  findKey,
  findKeyOf,
  insertKey,
  remember,
  type ReplyKey,
  saveDeadAddress,
  settleReceived,
} from './store.ts'

/** More than anybody writes; a loop that gets past everything else ends here. */
const REPLIES: RateRule = { name: 'replies', most: 60, windowMs: HOUR }

/**
 * The key under which an answer to this notice is taken: 128 bits, the same for each try of its mail, and only
 * its hash is kept. It holds for 30 days.
 */
export async function keepReplyKey(
  tx: Tx,
  services: Services,
  notice: { readonly id: string; readonly personId: string },
  reply: { readonly intent: string; readonly params: Readonly<Record<string, string>> },
): Promise<string> {
  const key = replyKey(services.get(secretKeyKey), notice.id)
  await insertKey(tx, key, {
    personId: notice.personId,
    noticeId: notice.id,
    intent: reply.intent,
    params: reply.params,
    expiresAt: tx.now + REPLY_KEY_LIVES,
  })
  return key
}

function replyKey(secret: SecretKey, noticeId: string): string {
  const mac = createHmac('sha256', deriveKey(secret, 'sign', 'reply'))
    .update(noticeId)
    .digest()
  return lettersOf(mac.subarray(0, 16))
}

/**
 * Acts on something that came in through a channel, and remembers it in the same transaction: however often it
 * comes, it has one effect. It is believed only as far as its key, and the address that it says it is from, go.
 */
export async function takeReceived(
  tx: Tx,
  services: Services,
  channel: string,
  received: Received,
): Promise<ReceivedOutcome> {
  const id = await remember(tx, channel, received.externalId)
  if (id === null) return 'again'
  const outcome = await act(tx, services, { channel, id, received })
  await settleReceived(tx, id, outcome)
  return outcome
}

/**
 * The answer of a button, once: its token has to be ours, and it has to come from where its person is reached.
 *
 * @returns what became of it, and the refusal that its person should read
 */
export async function takeAnswer(
  tx: Tx,
  services: Services,
  channel: string,
  received: Extract<Received, { kind: 'answer' }>,
): Promise<{ readonly outcome: ReceivedOutcome; readonly refusal: Refusal | null }> {
  const id = await remember(tx, channel, received.externalId)
  if (id === null) return { outcome: 'again', refusal: null }
  const intent = readIntent(services.get(secretKeyKey), received.token, tx.now)
  const holder = await findHolder(tx, channel, received.from)
  const isTheirs = !isRefusal(intent) && holder === intent.person
  const refusal = isRefusal(intent)
    ? intent
    : isTheirs
      ? await services.get(runIntentKey)(tx, intent, received.fields)
      : refuse('link.unknown')
  const outcome = refusal === null ? 'taken' : isRefusal(intent) || isTheirs ? 'refused' : 'stranger'
  await settleReceived(tx, id, outcome)
  return { outcome, refusal }
}

interface Taking<R = Received> {
  readonly channel: string
  readonly id: string
  readonly received: R
}

async function act(tx: Tx, services: Services, taking: Taking): Promise<ReceivedOutcome> {
  const { received, channel, id } = taking
  switch (received.kind) {
    case 'nothing':
      return 'nothing'
    case 'bounce':
      return takeBounce(tx, services, channel, received)
    case 'holdAnswer':
      return takeHoldAnswer(tx, services, received)
    case 'words':
      return takeWords(tx, services, { channel, id, received })
    // both have somebody who waits for a word about it: `inbox/jobs.ts`
    case 'answer':
    case 'wish':
      return 'nothing'
    case 'reply':
      return takeReply(tx, services, { channel, id, received })
  }
}

async function takeReply(
  tx: Tx,
  services: Services,
  { channel, id, received }: Taking<Extract<Received, { kind: 'reply' }>>,
): Promise<ReceivedOutcome> {
  const key = await findKey(tx, received.key)
  const person = key && (await loadPerson(tx, key.personId))
  if (!key || !person?.email || !isActive(person, tx.now)) return 'unknownKey'
  const place = await placeBy(tx, services, channel, person)
  if (received.from.toLowerCase() !== place?.text.toLowerCase()) {
    // once per mail of ours: who has the key must not be able to fill somebody's list
    return notTaken(tx, key, 'stranger', key.noticeId)
  }
  if (await countUse(tx.db, REPLIES, key.personId, tx.wall)) return 'tooMany'
  if (tx.now > key.expiresAt) return notTaken(tx, key, 'late', id)
  const intent = { intent: key.intent, params: key.params, person: key.personId }
  const outcome = await runAs(tx, services, intent, { text: received.text })
  return outcome === 'refused' ? notTaken(tx, key, 'refused', id) : outcome
}

/** The name of a hold is known to the two whose time it is and to their mail servers; the address says which of them. */
async function takeHoldAnswer(
  tx: Tx,
  services: Services,
  { from, holdId, sequence, answer }: Extract<Received, { kind: 'holdAnswer' }>,
): Promise<ReceivedOutcome> {
  const person = await findByEmail(tx, from)
  if (!person?.email || !isActive(person, tx.now)) return 'stranger'
  if (await countUse(tx.db, REPLIES, person.id, tx.wall)) return 'tooMany'
  const params = { timeId: holdId, sequence: String(sequence), answer }
  return runAs(tx, services, { intent: 'times.answer', params, person: person.id }, {})
}

/** Under a message of ours: whose message it was answers for it, and nobody else can write there. */
async function takeWords(
  tx: Tx,
  services: Services,
  { channel, id, received }: Taking<Extract<Received, { kind: 'words' }>>,
): Promise<ReceivedOutcome> {
  const delivered = await findDelivered(tx, channel, received.deliveryId)
  const key = delivered && (await findKeyOf(tx, delivered.noticeId))
  const person = key && (await loadPerson(tx, key.personId))
  if (!key || !person || !isActive(person, tx.now)) return 'unknownKey'
  if ((await findHolder(tx, channel, received.from)) !== person.id) return 'stranger'
  if (await countUse(tx.db, REPLIES, key.personId, tx.wall)) return 'tooMany'
  const intent = { intent: key.intent, params: key.params, person: key.personId }
  const outcome = await runAs(tx, services, intent, { text: received.text })
  return outcome === 'refused' ? notTaken(tx, key, 'refused', id) : outcome
}

async function runAs(
  tx: Tx,
  services: Services,
  intent: Intent,
  fields: Readonly<Record<string, string>>,
): Promise<'taken' | 'refused'> {
  const refused = await services.get(runIntentKey)(tx, intent, fields)
  return refused === null ? 'taken' : 'refused'
}

/** Told in the app and never by mail: an answer to a machine is the beginning of a loop. */
async function notTaken(tx: Tx, key: ReplyKey, why: NotTaken, aboutId: string): Promise<NotTaken> {
  const askId = key.params['askId']
  await tell(tx, {
    personId: key.personId,
    kind: 'notices.replyNotTaken',
    about: { kind: why, id: `${why}:${aboutId}` },
    ...(askId === undefined ? {} : { askId }),
  })
  return why
}

/** Only the server to which we sent that very mail can know its name; the address has to be the one that it went to. */
async function takeBounce(
  tx: Tx,
  services: Services,
  channel: string,
  { deliveryId, address, code }: Extract<Received, { kind: 'bounce' }>,
): Promise<ReceivedOutcome> {
  const delivered = await findDelivered(tx, channel, deliveryId)
  const person = delivered && (await loadPerson(tx, delivered.personId))
  const place = person && (await placeBy(tx, services, channel, person))
  if (!person || place?.text.toLowerCase() !== address.toLowerCase()) return 'unknownMail'
  await markDead(tx, { personId: person.id, channel, address: place.text, code })
  return 'addressDead'
}

/** From now on nothing is sent to this address; its person is told in the app, and the admin sees it. */
export async function markDead(
  tx: Tx,
  dead: {
    readonly personId: string
    readonly channel: string
    readonly address: string
    readonly code: string
  },
): Promise<void> {
  const known = await findDeadAddress(tx, dead.personId, dead.channel)
  await saveDeadAddress(tx, { ...dead, at: tx.now })
  if (known?.address === dead.address) return
  const about = { kind: 'address', id: `${dead.channel}:${tx.now}` }
  await tell(tx, { personId: dead.personId, kind: 'notices.addressDead', about })
}

export { deleteKeysBefore }
