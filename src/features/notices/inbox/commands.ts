import type { Tx } from '#platform/tx/tx.ts'
import { deleteKeptBefore, insertKept } from './store.ts'

/**
 * Puts down what came in, to be acted on right after: once under each name, so that a call that is played again finds
 * that it was here. False where it was.
 */
export async function keepRaw(tx: Tx, channel: string, name: string, raw: Uint8Array): Promise<boolean> {
  const id = await insertKept(tx, channel, name, raw)
  if (id === null) return false
  tx.enqueue({ kind: 'notices.takeIn', key: `in:${id}`, payload: { id }, dueAt: tx.now })
  return true
}

export { deleteKeptBefore }
