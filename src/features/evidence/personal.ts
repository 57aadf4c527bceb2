import type { Personal } from '#platform/personal.ts'
import { listParts, removeAllParts } from './store.ts'
import { forgetTopics, hiddenTopicsOf } from './topics/store.ts'

export const personal: Personal = {
  async exportFor(tx, personId) {
    const rows = await listParts(tx, personId, { all: true }, { limit: 1_000_000, before: null })
    return {
      evidence: rows.map((row) => ({
        id: row.id,
        source: row.source,
        at: new Date(row.at).toISOString(),
        role: row.role,
        text: row.text,
        paths: row.paths,
        hidden: row.hiddenAt !== null,
      })),
      hiddenTopics: (await hiddenTopicsOf(tx, personId)).map(({ words }) => words),
    }
  },
  async erase(tx, personId) {
    await forgetTopics(tx, personId)
    await removeAllParts(tx, personId)
  },
}
