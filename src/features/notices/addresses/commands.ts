import { keepSecret, keysKey, readSecret } from '#platform/secrets/secrets.ts'
import type { Services } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'
import type { WayOut } from '../messages.ts'
import { secretField } from './queries.ts'

export function isSecret(way: WayOut, field: string): boolean {
  return way.fields.some(({ name, kind }) => name === field && kind === 'secret')
}

/** What of an address this person has confided so far; only what still opens. */
export async function keptSecrets(
  tx: Tx,
  services: Services,
  way: WayOut,
  personId: string,
): Promise<Record<string, string>> {
  const kept: Record<string, string> = {}
  for (const { name } of way.fields.filter((field) => isSecret(way, field.name))) {
    const text = await readSecret(tx, services.get(keysKey), secretField(personId, way.id, name))
    if (typeof text === 'string') kept[name] = text
  }
  return kept
}

/** @param given null: not by this channel any more, so nothing confided for it is kept */
export async function keepSecretFields(
  tx: Tx,
  services: Services,
  way: WayOut,
  { personId, given }: { readonly personId: string; readonly given: Readonly<Record<string, string>> | null },
): Promise<void> {
  for (const { name } of way.fields.filter((field) => isSecret(way, field.name))) {
    const text = given === null ? null : given[name]
    if (text === undefined) continue
    await keepSecret(tx, services.get(keysKey), secretField(personId, way.id, name), text)
  }
}
