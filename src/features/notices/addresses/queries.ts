import { personOwner, readSecret, type SecretOf } from '#platform/secrets/secrets.ts'
import type { Services } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { type Address, sayKey, type WayOut, waysOutKey } from '../messages.ts'
import { findBrowsers } from '../browsers/store.ts'
import { findAddress } from './store.ts'

/** Where a channel reaches somebody: for the channel, and in one line for people and for what came back. */
export interface Place {
  readonly address: Address
  readonly text: string
}

interface Who {
  readonly id: string
  readonly email: string | null
}

/** Null where the person's record doesn't say it and they gave no address, or one that the channel no longer reads. */
export async function placeOf(tx: Tx, way: WayOut, person: Who): Promise<Place | null> {
  const given = await givenTo(tx, way, person)
  if (given === null) return null
  const address = way.readAddress(way.keys ? await withSecrets(tx, way, person, given) : given)
  return address === null ? null : { address, text: way.lineOf?.(address) ?? lineOf(way, address) }
}

async function givenTo(tx: Tx, way: WayOut, person: Who): Promise<unknown> {
  if (way.known) return way.known(person)
  if (way.browserKey === undefined) return findAddress(tx, person.id, way.id)
  return { browsers: await findBrowsers(tx, { personId: person.id, channel: way.id }) }
}

/** What somebody confided of their address stands apart from the rest, sealed. */
async function withSecrets(tx: Tx, way: WayOut, person: Who, given: unknown): Promise<unknown> {
  const address: Record<string, unknown> = { ...(given as Address) }
  for (const { name, kind } of way.fields) {
    if (kind !== 'secret' || !way.keys) continue
    const text = await readSecret(tx, way.keys, secretField(person.id, way.id, name))
    if (typeof text === 'string') address[name] = text
  }
  return address
}

export function secretField(personId: string, channel: string, field: string): SecretOf {
  return { owner: personOwner(personId), name: `${channel}.${field}` }
}

/** The same by a channel's id; null also where that channel isn't set up. */
export async function placeBy(
  tx: Tx,
  services: Services,
  channel: string,
  person: Who,
): Promise<Place | null> {
  const way = services.get(waysOutKey).get(channel)
  return way === undefined ? null : placeOf(tx, way, person)
}

/** A channel's own name for itself, else its folder's. */
export function nameOfChannel(services: Services, lang: string, id: string): string {
  const key = `${id}.name`
  const name = services.get(sayKey)(lang, key)
  return name === key ? id : name
}

function lineOf(way: WayOut, address: Address): string {
  const secrets = way.fields.filter(({ kind }) => kind === 'secret').map(({ name }) => name)
  return Object.entries(address)
    .filter(([name, part]) => part !== undefined && part !== null && !secrets.includes(name))
    .map(([, part]) => String(part))
    .join(' ')
}
