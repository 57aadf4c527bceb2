import { toIso } from '#engine/time/instant.ts'
import type { Personal } from '#platform/personal.ts'
import { forgetAsker, forgetThanks, listOwnAsks, thanksOf } from './store.ts'
import { forgetThoughtful } from './thoughtful/store.ts'
import { forgetWords, timelineOf } from './timeline/store.ts'

const ALL = { limit: 100_000, before: null }

export const personal: Personal = {
  async exportFor(tx, personId) {
    const asks = await listOwnAsks(tx, personId, ALL)
    const thanks = await thanksOf(tx, personId)
    const lines = await timelineOf(tx, personId)
    return {
      asks: asks.map((record) => ({
        id: record.id,
        ...record.ask.content,
        state: record.ask.state,
        note: record.note,
        createdAt: toIso(record.createdAt),
      })),
      thanks: thanks.map((row) => ({ askId: row.askId, text: row.text, public: row.public, at: row.at })),
      timeline: lines.map((row) => ({ askId: row.askId, kind: row.kind, words: row.words, at: row.at })),
    }
  },
  /** What the person wrote goes; that an ask was helped stays for its helpers, without words. */
  async erase(tx, personId) {
    const asks = await listOwnAsks(tx, personId, ALL)
    await forgetAsker(tx, personId)
    await forgetThanks(tx, personId)
    await forgetWords(tx, personId)
    await forgetThoughtful(tx, personId)
    // whoever was asked hears that it is over, as after any other end
    for (const { id, ask } of asks) {
      if (ask.state.kind === 'draft' || ask.state.kind === 'closed') continue
      const about = { kind: 'ask', id }
      tx.append({ type: 'ask.closed', about, payload: { outcome: 'withdrawn', helpers: [] }, hear: [] })
    }
  },
}
