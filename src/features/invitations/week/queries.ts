import { toIso } from '#engine/time/instant.ts'
import { loadReach } from '#features/reach/queries.ts'
import { query } from '#platform/operation.ts'
import { assert } from '#platform/refusal.ts'
import { z } from 'zod'
import { roomFrom } from '../domain.ts'
import { MyWeek } from '../schema.ts'
import { recentlyReached } from '../store.ts'

export const viewWeek = query({
  name: 'invitations.week',
  http: 'GET /me/week',
  summary: 'How many asks have reached me in the last seven days, and until when my limit keeps others away.',
  access: { who: 'person', scope: 'me' },
  input: z.strictObject({}),
  output: MyWeek,
  example: { input: {}, output: { reached: 3, fullUntil: '2026-05-25T09:00:00.000Z' } },
  async run({ tx, actor }) {
    assert(actor.kind === 'person', 'A week is a person’s.')
    const reach = (await loadReach(tx, [actor.personId])).get(actor.personId)
    const reached = (await recentlyReached(tx, [actor.personId])).get(actor.personId) ?? []
    assert(reach, 'Who is signed in is there.')
    const from = roomFrom(reached, reach.weeklyLimit, tx.now)
    return { reached: reached.length, fullUntil: from === null || from <= tx.now ? null : toIso(from) }
  },
})
