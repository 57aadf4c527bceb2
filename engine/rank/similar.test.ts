import { expect, test } from 'vitest'
import { instant } from '#engine/time/instant.ts'
import { EvidenceIndex } from './evidence-index.ts'
import { similarPieces } from './similar.ts'

const NOW = instant(1e12)
const index = new EvidenceIndex()
for (const [id, text] of [
  ['old', 'The pooler timeout after midnight'],
  ['new', 'The printer jams'],
  ['far', 'A pooler question about something else entirely, with many other words in it'],
] as const) {
  index.add({
    id,
    text,
    at: instant(id === 'old' ? 0 : 9e11),
    source: 'asks',
    people: [['ada', 'helper']],
    paths: [],
  })
}

test('the most alike solved ask comes first, however old', () => {
  const found = similarPieces(index, 'pooler timeout', { now: NOW })
  expect(found[0]?.id).toBe('old')
  expect(found.map(({ id }) => id)).not.toContain('new')
})

test('nothing is alike to an ask of unknown words, and hidden pieces are not shown', () => {
  expect(similarPieces(index, 'ledger', { now: NOW })).toEqual([])
  expect(
    similarPieces(index, 'pooler timeout', { now: NOW, maySee: ({ id }) => id !== 'old' })[0]?.id,
  ).not.toBe('old')
})
