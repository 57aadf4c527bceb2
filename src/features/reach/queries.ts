import { nextMoment } from '#engine/reach/next-moment.ts'
import { toIso } from '#engine/time/instant.ts'
import type { Actor } from '#platform/actor.ts'
import { query } from '#platform/operation.ts'
import { assert } from '#platform/refusal.ts'
import { sampleKey, type Services } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { listPeopleByIds, loadPerson, viewPerson } from '#features/people/queries.ts'
import { z } from 'zod'
import { exampleMe, MeView, type Reach } from './schema.ts'
import { findNeverAsked, findSettings, type Reader } from './store.ts'

const USUAL: Omit<Reach, 'personId' | 'zone'> = {
  hours: null,
  quietHours: null,
  focusHours: null,
  weeklyLimit: 3,
  pausedUntil: null,
  optedOut: false,
  urgentAllowed: false,
  mail: 'atOnce',
  version: 0,
}

export const getMe = query({
  name: 'reach.me',
  http: 'GET /me',
  summary: 'Who I am here, and when and how I may be reached.',
  access: { who: 'person', scope: 'me' },
  input: z.strictObject({}),
  output: MeView,
  example: { input: {}, output: exampleMe },
  etag: (view) => view.version,
  run: ({ tx, actor, services }) => viewMe(tx, actor, services),
})

export async function viewMe(tx: Tx, actor: Actor, services: Services): Promise<MeView> {
  assert(actor.kind === 'person', 'Me is a person.')
  const person = await loadPerson(tx, actor.personId)
  const reach = (await loadReach(tx, [actor.personId])).get(actor.personId)
  assert(person && reach, 'Who is signed in is there.')
  const next = nextMoment(reach, tx.now)
  return {
    ...(await viewPerson(tx, actor, person)),
    hours: reach.hours as MeView['hours'],
    quietHours: reach.quietHours === null ? null : [...reach.quietHours],
    focusHours: reach.focusHours as MeView['focusHours'],
    limit: reach.weeklyLimit,
    pausedUntil: reach.pausedUntil === null ? null : toIso(reach.pausedUntil),
    optedOut: reach.optedOut,
    urgentAllowed: reach.urgentAllowed,
    mail: reach.mail,
    nextMoment: next === null ? null : toIso(next),
    sample: services.find(sampleKey) ?? false,
    version: meVersion(person, reach),
  }
}

/** Grows with each change of either half. */
export function meVersion(person: { version: number }, reach: { version: number }): string {
  return `${person.version}.${reach.version}`
}

/** The reach of each of these people who exists; who never set anything has the usual one. */
export async function loadReach(reader: Reader, personIds: readonly string[]): Promise<Map<string, Reach>> {
  const people = await listPeopleByIds(reader, personIds)
  const settings = await findSettings(reader, personIds)
  return new Map(
    people.map(({ id, zone }) => [id, { ...USUAL, personId: id, ...settings.get(id), zone: zone ?? 'UTC' }]),
  )
}

/** Who has opted out, or has a limit of zero: nobody may ask them, at whatever time. */
export function neverAsked(reader: Reader): Promise<string[]> {
  return findNeverAsked(reader)
}
