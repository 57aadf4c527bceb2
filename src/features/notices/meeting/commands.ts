import { z } from 'zod'
import { DAY, later } from '#engine/time/instant.ts'
import { isActive } from '#features/people/policy.ts'
import { findByEmail, loadPerson, secretKeyKey } from '#features/people/queries.ts'
import { command } from '#platform/operation.ts'
import { assert, isRefusal, refuse } from '#platform/refusal.ts'
import type { Services } from '#platform/service.ts'
import { sign, verify } from '#platform/signing/token.ts'
import type { Transact } from '#platform/tx/transact.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { beginLookup, findAddress, findHolder, saveAddress } from '../addresses/store.ts'
import { viewMine } from '../channels/queries.ts'
import { exampleMine, MyChannelView } from '../channels/schema.ts'
import { tell } from '../commands.ts'
import { type Address, channelsKey, type WayOut, waysOutKey } from '../messages.ts'
import type { From } from '../replies/domain.ts'

/** Who wasn't there yesterday may have come since. */
const LOOK_AGAIN = DAY

/**
 * The person behind an address of a channel: as they said, else by the mail address that the other side vouches for.
 * Never by a name. Null where neither says it.
 */
export async function whoIs(
  { transact, way }: { readonly transact: Transact; readonly way: WayOut },
  from: From,
): Promise<string | null> {
  const held = await transact((tx) => holderOf(tx, way, from))
  if (typeof held === 'string') return held
  const email = (await way.mailOf?.(from)) ?? null
  if (email === null) return null
  const met = await transact(async (tx) => {
    const person = await findByEmail(tx, email)
    if (!person || !isActive(person, tx.now)) return null
    return (await connect(tx, way, person.id, from)) ? person.id : null
  })
  return isRefusal(met) ? null : met
}

async function holderOf(tx: Tx, way: WayOut, from: From): Promise<string | null> {
  const personId = await findHolder(tx, way.id, from)
  const person = personId === null ? null : await loadPerson(tx, personId)
  return person && isActive(person, tx.now) ? person.id : null
}

/**
 * From now on this address is this person's; false where it is somebody else's. An address that they gave before
 * stays: two of one person would both be theirs, and only one can be written to.
 */
export async function connect(tx: Tx, way: WayOut, personId: string, address: Address): Promise<boolean> {
  const read = way.readAddress(address)
  if (read === null) return false
  const holder = await findHolder(tx, way.id, read)
  if (holder !== null) return holder === personId
  if ((await findAddress(tx, personId, way.id)) !== null) return false
  await saveAddress(tx, { personId, channel: way.id }, read)
  return true
}

const Claim = z.strictObject({
  person: z.string(),
  channel: z.string(),
  address: z.record(z.string(), z.string()),
})

const CLAIM = 'connect'
const CLAIM_LIVES = DAY

/**
 * Somebody there says to have this mail address: whose it is, is asked in the app and by mail whether that is so. Who
 * says it hears the same whether or not anybody has it.
 */
export async function claim(
  tx: Tx,
  services: Services,
  { channel, from, email }: { readonly channel: string; readonly from: From; readonly email: string },
): Promise<void> {
  const person = await findByEmail(tx, email)
  if (!person || !isActive(person, tx.now)) return
  const expiresAt = later(tx.now, CLAIM_LIVES)
  const proof = sign(
    services.get(secretKeyKey),
    CLAIM,
    { person: person.id, channel, address: from },
    expiresAt,
  )
  await tell(tx, { personId: person.id, kind: 'notices.connect', about: { kind: channel, id: proof } })
}

/** Believed as far as our own proof goes: that this account there said to be this person. */
export const claimChannel = command({
  name: 'channels.claim',
  http: 'POST /me/channels/{channelId}/claim',
  summary: 'Yes, that account in another program is mine: notices come there, and what I press there counts.',
  access: { who: 'person', scope: 'me' },
  input: z.strictObject({ channelId: z.string().min(1).max(64), proof: z.string().min(1).max(1_000) }),
  output: MyChannelView,
  about: (view) => view.id,
  example: { input: { channelId: 'slack', proof: 'the text of the link' }, output: exampleMine },
  async run({ tx, actor, services }, { channelId, proof }) {
    assert(actor.kind === 'person', 'Me is a person.')
    const info = services.get(channelsKey).find(({ id }) => id === channelId)
    if (!info) return refuse('request.notFound')
    const verified = verify(services.get(secretKeyKey), CLAIM, proof, tx.now)
    if (isRefusal(verified)) return refuse('channel.badProof')
    const said = Claim.safeParse(verified.payload)
    const way = services.get(waysOutKey).get(channelId)
    if (!said.success || said.data.person !== actor.personId || said.data.channel !== channelId) {
      return refuse('channel.badProof')
    }
    if (!way) return refuse('channel.notSetUp')
    if (!(await connect(tx, way, actor.personId, said.data.address)))
      return refuse('channel.connectedElsewhere')
    return viewMine(tx, services, info, actor.personId)
  },
})

/** Asks the channel where it reaches somebody, at most once a day, for a notice that waits for the answer. */
export async function lookUp(tx: Tx, way: WayOut, personId: string, noticeId: string): Promise<void> {
  if (!(await beginLookup(tx, { personId, channel: way.id }, tx.now - LOOK_AGAIN))) return
  const payload = { personId, channel: way.id, noticeId }
  tx.enqueue({ kind: 'notices.meet', key: `meet:${way.id}:${noticeId}`, payload, dueAt: tx.now })
}
