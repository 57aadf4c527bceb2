import { randomInt } from 'node:crypto'
import type { Ritual } from '#src/rituals/contract.ts'
import { assert } from '#platform/refusal.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { makeCode } from '../domain.ts'
import { insertEvents, insertGathering } from '../store.ts'
import { wakeLater } from './act.ts'

const CHANCES = 1 << 30

/** Makes a gathering from its first event, and gives it a code that no other one has now. */
export async function setUpGathering<S, C, E>(
  tx: Tx,
  ritual: Ritual<S, C, E>,
  id: string,
  first: (code: string) => E,
): Promise<S> {
  for (let tries = 0; tries < 20; tries++) {
    const code = makeCode(() => randomInt(CHANCES) / CHANCES)
    const event = first(code)
    const state = ritual.evolve(null, event, tx.now)
    const { title, stage, startsAt } = ritual.standing(state)
    const wakeAt = ritual.wakeAt(state)
    const row = {
      id,
      ritual: ritual.id,
      code,
      title,
      stage,
      startsAt,
      createdAt: tx.now,
      pastAt: null,
      wakeAt,
    }
    const made = await insertGathering(tx, { ...row, seq: 1, snapshotSeq: 1 }, state)
    if (made === 'codeTaken') continue
    await insertEvents(tx, id, [{ seq: 1, at: tx.now, event }])
    if (wakeAt !== null) wakeLater(tx, ritual.id, { id, seq: 1 }, wakeAt)
    return state
  }
  assert(false, 'Among twenty codes one is free.')
}
