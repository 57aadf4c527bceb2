import { expect, test } from 'vitest'
import { DAY, instant, later } from '#engine/time/instant.ts'
import { EvidenceIndex } from './evidence-index.ts'
import { expertiseOf, type OwnPiece } from './expertise.ts'

const NOW = instant(Date.UTC(2026, 10, 23))

function office(texts: Readonly<Record<string, readonly string[]>>) {
  const index = new EvidenceIndex()
  const pieces = new Map<string, OwnPiece[]>()
  for (const [person, own] of Object.entries(texts)) {
    for (const [n, text] of own.entries()) {
      const piece = { id: `${person}-${n}`, at: later(NOW, -(n + 1) * DAY), role: 'helper', text }
      index.add({ ...piece, source: 'test', people: [[person, 'helper']], paths: [] })
      pieces.set(person, [...(pieces.get(person) ?? []), piece])
    }
  }
  return { index, of: (person: string) => pieces.get(person) ?? [] }
}

const { index, of } = office({
  petra: [
    'Took the second hospital approval through the ethics board',
    'Hospital approval: what the board wants to read',
    'Fixed the data agreement with Malmö',
    'Data agreement for the pilot',
    'Hospital approval again, with the new form',
  ],
  ben: [
    'Fixed the pooler',
    'Raised the pooler timeout',
    'Fixed the export',
    'Export of invoices',
    'Pooler, again',
  ],
})

test('somebody is known by the words that come again in their own work, two that keep together as one', () => {
  const words = expertiseOf(index, of('petra'), { now: NOW, limit: 2 }).map((topic) => topic.words)
  expect(words).toEqual(['hospital approval', 'data agreement'])
})

test('each topic says how many pieces are behind it, since when, and which are the newest', () => {
  const [topic] = expertiseOf(index, of('petra'), { now: NOW, limit: 1 })
  expect(topic).toMatchObject({
    pieces: 3,
    first: later(NOW, -5 * DAY),
    last: later(NOW, -DAY),
    pieceIds: ['petra-0', 'petra-1', 'petra-4'],
  })
})

test('what is done to things everywhere is nobody’s expertise', () => {
  const words = expertiseOf(index, of('ben'), { now: NOW, limit: 5 }).map((topic) => topic.words)
  expect(words).not.toContain('Fixed')
  expect(words[0]).toBe('pooler')
})

test('who asked about something isn’t known by it', () => {
  const asked = of('petra').map((piece) => ({ ...piece, role: 'asker' }))
  expect(expertiseOf(index, asked, { now: NOW, limit: 5 })).toEqual([])
})

test('a newcomer with one piece is known by its words, and somebody without any by nothing', () => {
  expect(expertiseOf(index, of('ben').slice(0, 1), { now: NOW, limit: 5 })).toHaveLength(1)
  expect(expertiseOf(index, [], { now: NOW, limit: 5 })).toEqual([])
})
