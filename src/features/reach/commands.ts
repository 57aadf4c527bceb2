import { command } from '#platform/operation.ts'
import { assert, isRefusal, refuse } from '#platform/refusal.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { changeOwnProfile } from '#features/people/commands/change.ts'
import { loadPerson } from '#features/people/queries.ts'
import { changeReach } from './domain.ts'
import { REACH_CHANGED } from './events.ts'
import { loadReach, meVersion, viewMe } from './queries.ts'
import { ChangeMe, type DayHours, exampleMe, MeView } from './schema.ts'
import { lockSettings, saveSettings } from './store.ts'

export const changeMe = command({
  name: 'reach.changeMe',
  http: 'PATCH /me',
  summary: 'Change when and how I may be reached: hours, limit, pause, what may break through, mail.',
  access: { who: 'person', scope: 'me' },
  input: ChangeMe,
  output: MeView,
  example: {
    input: { limit: 3, hours: { mon: ['09:00', '17:00'], tue: ['09:00', '17:00'] } },
    output: exampleMe,
  },
  etag: (view) => view.version,
  about: (view) => view.id,
  async run({ tx, actor, services, ifMatch }, { zone, languages, ...patch }) {
    assert(actor.kind === 'person', 'Me is a person.')
    await lockSettings(tx, actor.personId)
    const person = await loadPerson(tx, actor.personId)
    const reach = (await loadReach(tx, [actor.personId])).get(actor.personId)
    assert(person && reach, 'Who is signed in is there.')
    if (ifMatch !== undefined && ifMatch !== meVersion(person, reach))
      return refuse('request.changedMeanwhile')
    if (zone !== undefined || languages !== undefined) {
      const changed = await changeOwnProfile(tx, actor, { zone, languages })
      if (isRefusal(changed)) return changed
    }
    const next = changeReach(reach, patch, tx.now)
    if (isRefusal(next)) return next
    await saveSettings(tx, [next])
    const about = { kind: 'person', id: person.id }
    tx.append({ type: REACH_CHANGED, about, payload: {}, hear: [{ about, people: [person.id] }] })
    return viewMe(tx, actor, services)
  },
})

export interface GivenReach {
  readonly personId: string
  readonly hours?: DayHours | undefined
  readonly weeklyLimit?: number | undefined
}

/** Hours and limits from a file, for people whom nobody tells; what isn't given stays as it is. */
export async function giveReach(tx: Tx, given: readonly GivenReach[]): Promise<void> {
  const told = given.filter(({ hours, weeklyLimit }) => hours !== undefined || weeklyLimit !== undefined)
  const present = await loadReach(
    tx,
    told.map(({ personId }) => personId),
  )
  const changed = told.flatMap(({ personId, hours, weeklyLimit }) => {
    const reach = present.get(personId)
    if (!reach) return []
    const next = { hours: hours ?? reach.hours, weeklyLimit: weeklyLimit ?? reach.weeklyLimit }
    return [{ ...reach, ...next, version: reach.version + 1 }]
  })
  await saveSettings(tx, changed)
}
