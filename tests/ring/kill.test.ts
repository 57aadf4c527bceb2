import { afterAll, afterEach, expect, test } from 'vitest'
import { seededChance } from '#demo/chance.ts'
import { organisationAt } from '../crash/organisation.ts'
import { crowd, seed } from '../fixtures/cast.ts'
import { lastWords, newPlace, removePlaces } from '../fixtures/processes.ts'
import { playRing } from './play.ts'

afterEach(({ task }) => lastWords(task.result?.state === 'fail'))
afterAll(removePlaces)

test('a ring goes on where its server was killed mid-turn, and no offer that was answered is lost', async () => {
  const place = newPlace()
  const organisation = organisationAt(place, await seed(place, crowd(6)))
  await organisation.start()
  let before = ''
  let after = ''
  const played = await playRing({
    url: () => organisation.url(),
    tokens: organisation.players.map(({ token }) => token),
    guests: 4,
    rounds: ['work'],
    paceMs: 150,
    random: seededChance(7).next,
    async turned(turn) {
      if (turn !== 4) return
      before = await endOfTurn(organisation)
      await organisation.server().end('SIGKILL')
      await organisation.start()
      after = await endOfTurn(organisation)
    },
  })
  expect(before).not.toBe('')
  expect(after).toBe(before)
  expect(played.phases).toEqual([
    'lobby',
    'rules',
    'writing',
    'work',
    'wall',
    'drawing',
    'tally',
    'promises',
    'closed',
  ])
  expect(played.acknowledged.length).toBeGreaterThan(5)
  expect({ lost: played.lost, doubled: played.doubled }).toEqual({ lost: [], doubled: [] })
}, 240_000)

/** When the present turn ends, as the host reads it. */
async function endOfTurn({
  url,
  players,
}: {
  url: () => string
  players: readonly { token: string }[]
}): Promise<string> {
  const headers = { authorization: `Bearer ${players[0]?.token}` }
  const list = (await (await fetch(`${url()}/api/v1/rings`, { headers })).json()) as {
    items: { id: string }[]
  }
  const answer = await fetch(`${url()}/api/v1/rings/${list.items[0]?.id}`, { headers })
  const { tables } = (await answer.json()) as { tables: { turn: { clock: { endsAt: string } } | null }[] }
  return tables[0]?.turn?.clock.endsAt ?? ''
}
