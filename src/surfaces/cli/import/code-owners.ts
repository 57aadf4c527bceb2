import { resolve } from 'node:path'
import type { EvidenceSource } from '#features/operations/commands/import-evidence.ts'
import { allActive } from '#features/people/queries.ts'
import type { Person } from '#features/people/schema.ts'
import { importer } from '#importers/codeowners/importer.ts'
import { isRefusal } from '#platform/refusal.ts'
import type { World } from '#surfaces/server/world.ts'
import { refused } from '../say-refusal.ts'

/** The file, with the names and teams in it as this organisation knows them. */
export async function ownersSource(world: World, path: string): Promise<EvidenceSource> {
  const people = await world.transact((tx) => allActive(tx))
  if (isRefusal(people)) throw refused(world, people)
  const options = { source: 'codeowners', owners: ownersOf(people) }
  return {
    importer: importer.id,
    identity: JSON.stringify(['codeowners', resolve(path)]),
    read: (context) => importer.read(path, options, context),
    fullNamesOnly: true,
  }
}

/**
 * Who stands behind `@name` and `@org/team`: a name is the part of an address before the `@`, or a full name written
 * together, where only one person has it; a team is its people, whatever the host's organisation is called.
 *
 * @returns addresses by lower-case name; those of a team under `/team`
 */
export function ownersOf(people: readonly Person[]): Record<string, string[]> {
  const found = new Map<string, Set<string>>()
  const add = (name: string, address: string) => {
    const known = found.get(name)
    if (known) known.add(address)
    else found.set(name, new Set([address]))
  }
  for (const { email, name } of people) {
    if (email === null) continue
    const written = name.toLowerCase().normalize('NFC')
    const forms = [email.toLowerCase().split('@')[0] ?? '', written.replaceAll(' ', ''), slug(written)]
    for (const form of new Set(forms)) add(form, email)
  }
  const names = [...found].filter(([, addresses]) => addresses.size === 1)
  const teams = new Map<string, string[]>()
  for (const { email, team } of people) {
    if (email === null || team === null) continue
    const key = `/${slug(team.toLowerCase())}`
    teams.set(key, [...(teams.get(key) ?? []), email])
  }
  return { ...Object.fromEntries(names.map(([name, all]) => [name, [...all]])), ...Object.fromEntries(teams) }
}

function slug(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')
}
