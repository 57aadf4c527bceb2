import { expect, test } from 'vitest'
import type { PersonActor } from '#platform/actor.ts'
import { canUndoUntil } from './domain.ts'

const actor = (kind: PersonActor['via']['kind']): PersonActor => ({
  kind: 'person',
  personId: 'ada',
  role: 'member',
  teamId: null,
  scopes: 'all',
  via: { kind, id: 'x' },
  simulated: false,
})

test('twelve seconds in the web app, and none for what came over the API, by mail or from the command line', () => {
  expect(canUndoUntil(actor('session'), 1_000)).toBe(13_000)
  for (const kind of ['token', 'link', 'cli'] as const) expect(canUndoUntil(actor(kind), 1_000)).toBeNull()
})
