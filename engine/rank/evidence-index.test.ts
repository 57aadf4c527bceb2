import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Piece } from '#engine/evidence/piece.ts'
import { DAY, type Instant, instant } from '#engine/time/instant.ts'
import { EvidenceIndex } from './evidence-index.ts'
import { restore, restoring } from './restore.ts'
import { snapshot, snapshotting } from './snapshot.ts'
import { who } from './who.ts'

const CAST = ['ada', 'ben', 'chidi', 'dana', 'emre', 'farah']
const WORDS = ['pooler', 'timeout', 'rebase', 'parseHTTPHeader', 'invoice', 'printer', 'queue', 'ledger']
const NOW = instant(1_000 * DAY)

const pieces = fc
  .array(
    fc.record({
      day: fc.integer({ min: 0, max: 990 }),
      author: fc.constantFrom(...CAST),
      helper: fc.constantFrom(...CAST),
      role: fc.constantFrom('helper', 'reviewer', 'reporter'),
      words: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 }),
      path: fc.constantFrom('src/pool.c', 'docs/api/who.md', 'src/net/http.c'),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((drafts) => drafts.map((draft, place) => pieceOf(`p${place}`, draft)))

function pieceOf(
  id: string,
  draft: { day: number; author: string; helper: string; role: string; words: string[]; path: string },
): Piece {
  return {
    id,
    at: instant(draft.day * DAY),
    source: 'test',
    people: [
      [draft.author, 'author'],
      [draft.helper, draft.role],
    ],
    text: `${draft.words[0]}: ${draft.words.join(' ')}`,
    paths: [draft.path],
  }
}

function indexOf(all: readonly Piece[]): EvidenceIndex {
  const index = new EvidenceIndex()
  for (const piece of all) index.add(piece)
  return index
}

function answer(index: EvidenceIndex, at: Instant = NOW) {
  return who(
    index,
    { text: 'pooler: timeout in parseHTTPHeader', at, asker: 'ada', paths: ['src/pool.c'] },
    { limit: 10 },
  )
}

test('the same evidence gives the same answer in any order and any batches', () => {
  fc.assert(
    fc.property(
      pieces.chain((all) =>
        fc.tuple(
          fc.constant(all),
          fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
          fc.nat(40),
        ),
      ),
      ([all, shuffled, pause]) => {
        const index = new EvidenceIndex()
        for (const [place, piece] of shuffled.entries()) {
          index.add(piece)
          if (place === pause) answer(index)
        }
        expect(answer(index)).toEqual(answer(indexOf(all)))
      },
    ),
    { numRuns: 60 },
  )
})

test('a removed piece leaves no trace in the answer', () => {
  fc.assert(
    fc.property(pieces, pieces, fc.boolean(), (kept, gone, askedBetween) => {
      const index = indexOf(kept)
      for (const piece of gone) index.add({ ...piece, id: `gone ${piece.id}` })
      if (askedBetween) answer(index)
      for (const piece of gone) expect(index.remove(`gone ${piece.id}`)).toBe(true)
      expect(answer(index)).toEqual(answer(indexOf(kept)))
      expect(index.size).toBe(kept.length)
    }),
    { numRuns: 60 },
  )
})

test('a removed piece can come back', () => {
  const [piece] = [
    pieceOf('p', { day: 1, author: 'ada', helper: 'ben', role: 'helper', words: ['pooler'], path: 'a' }),
  ]
  const index = indexOf([piece])
  expect(index.remove('p')).toBe(true)
  expect(index.remove('p')).toBe(false)
  expect(index.add(piece)).toBe(true)
  expect(answer(index)).toEqual(answer(indexOf([piece])))
})

test('a piece that is in already changes nothing', () => {
  const piece = pieceOf('p', {
    day: 1,
    author: 'ada',
    helper: 'ben',
    role: 'helper',
    words: ['pooler'],
    path: 'a',
  })
  const index = indexOf([piece])
  expect(index.add(piece)).toBe(false)
  expect(index.add({ ...piece, source: 'elsewhere' })).toBe(true)
  expect(index.size).toBe(2)
})

test('a person removes their own part of a piece, and the others stay in it', () => {
  const index = indexOf([
    pieceOf('p', { day: 1, author: 'ada', helper: 'ben', role: 'helper', words: ['pooler'], path: 'a' }),
    pieceOf('q', { day: 2, author: 'chidi', helper: 'ben', role: 'helper', words: ['pooler'], path: 'a' }),
  ])
  expect(index.remove('q', { person: 'ben' })).toBe(true)
  expect(index.size).toBe(2)
  const people = answer(index)
  expect(people.find(({ person }) => person === 'ben')?.reasons.map(({ pieceId }) => pieceId)).not.toContain(
    'q',
  )
  expect(people.map(({ person }) => person)).toContain('chidi')
})

test('an erased person is in no answer and in no stored byte', () => {
  const index = indexOf([
    pieceOf('p', { day: 1, author: 'ada', helper: 'jonas', role: 'helper', words: ['pooler'], path: 'a' }),
    pieceOf('q', {
      day: 2,
      author: 'jonas',
      helper: 'jonas',
      role: 'helper',
      words: ['secretword'],
      path: 'a',
    }),
  ])
  expect(index.forget('jonas')).toBe(true)
  expect(index.forget('jonas')).toBe(false)
  expect(answer(index).map(({ person }) => person)).not.toContain('jonas')
  const text = new TextDecoder().decode(snapshot(index))
  expect(text).not.toContain('jonas')
  expect(text).not.toContain('secretword')
})

test('a snapshot read back answers the same and stays writable', () => {
  fc.assert(
    fc.property(pieces, pieces, (before, after) => {
      const index = indexOf(before)
      const again = restore(snapshot(index))
      expect(again && answer(again)).toEqual(answer(index))
      for (const piece of after) again?.add({ ...piece, id: `after ${piece.id}` })
      for (const piece of after) index.add({ ...piece, id: `after ${piece.id}` })
      expect(again && answer(again)).toEqual(answer(index))
    }),
    { numRuns: 40 },
  )
})

test('a snapshot is read the same from a Buffer that lies anywhere in a larger one', () => {
  const draft = { day: 1, author: 'ada', helper: 'ben', role: 'helper', words: ['pooler'], path: 'a' }
  const index = indexOf([pieceOf('p', draft), pieceOf('q', { ...draft, day: 2, helper: 'chidi' })])
  const bytes = snapshot(index)
  const larger = Buffer.concat([Buffer.from('abc'), bytes, Buffer.from('after')])
  const again = restore(larger.subarray(3, 3 + bytes.length))
  expect(again && answer(again)).toEqual(answer(index))
  expect(again && snapshot(again)).toEqual(bytes)
})

test('a snapshot made in steps holds what was there at its beginning, whatever is added and asked meanwhile', () => {
  fc.assert(
    fc.property(pieces, pieces, fc.nat(30), (before, after, pause) => {
      const index = indexOf(before)
      const work = snapshotting(index)
      let step = work.next()
      for (let i = 0; !step.done; i += 1) {
        if (i === pause) {
          for (const piece of after) index.add({ ...piece, id: `after ${piece.id}` })
          answer(index)
          index.compact()
        }
        step = work.next()
      }
      expect(step.value).toEqual(snapshot(indexOf(before)))
    }),
    { numRuns: 40 },
  )
})

test('a snapshot during which something was taken out is none', () => {
  const draft = { day: 1, author: 'ada', helper: 'ben', role: 'helper', words: ['pooler'], path: 'a' }
  const index = indexOf([pieceOf('p', draft), pieceOf('q', { ...draft, helper: 'chidi' })])
  const work = snapshotting(index)
  work.next()
  index.forget('ben')
  let step = work.next()
  while (!step.done) step = work.next()
  expect(step.value).toBeUndefined()
})

test('merging late pieces in steps gives way to whoever changes the index between them', () => {
  const draft = { author: 'ada', helper: 'ben', role: 'helper', words: ['pooler'], path: 'src/pool.c' }
  const all = Array.from({ length: 5_000 }, (_, i) => pieceOf(`p${i}`, { ...draft, day: (i * 7) % 990 }))
  const index = indexOf(all)
  const work = index.settling()
  work.next()
  index.add(pieceOf('new', { ...draft, day: 3, helper: 'chidi' }))
  index.remove('p7')
  while (work.next().done !== true);
  const expected = indexOf([
    ...all.filter(({ id }) => id !== 'p7'),
    pieceOf('new', { ...draft, day: 3, helper: 'chidi' }),
  ])
  expect(answer(index)).toEqual(answer(expected))
})

test('two instances with the same evidence write the same bytes', () => {
  fc.assert(
    fc.property(pieces, (all) => {
      expect(snapshot(indexOf(all.toReversed()))).toEqual(snapshot(indexOf(all)))
    }),
    { numRuns: 40 },
  )
})

test('a large snapshot is read back in many steps, so that others have a turn meanwhile', () => {
  const draft = { author: 'ada', helper: 'ben', role: 'helper', words: ['pooler'], path: 'src/pool.c' }
  const all = Array.from({ length: 20_000 }, (_, i) => pieceOf(`p${i}`, { ...draft, day: i % 990 }))
  const index = indexOf(all)
  const work = restoring(snapshot(index))
  let stops = 0
  let step = work.next()
  for (; !step.done; step = work.next()) stops += 1
  expect(stops).toBeGreaterThan(15)
  expect(step.value && answer(step.value)).toEqual(answer(index))
})

test('bytes that are no snapshot are not taken for one', () => {
  expect(restore(new Uint8Array(0))).toBeUndefined()
  expect(restore(new TextEncoder().encode('something else, and long enough'))).toBeUndefined()
  expect(restore(snapshot(new EvidenceIndex()).subarray(0, -8))).toBeUndefined()
})

test('thousands of late pieces are merged without changing the answer', () => {
  const all = Array.from({ length: 6_000 }, (_, i) =>
    pieceOf(`p${i}`, {
      day: (i * 7) % 990,
      author: CAST[i % 6] as string,
      helper: CAST[(i * 5 + 1) % 6] as string,
      role: 'helper',
      words: ['pooler', WORDS[i % 8] as string],
      path: 'src/pool.c',
    }),
  )
  const inOrder = [...all].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  const late = indexOf(inOrder.filter((_, i) => i % 10 !== 0))
  answer(late)
  for (const piece of inOrder.filter((_, i) => i % 10 === 0)) late.add(piece)
  expect(answer(late)).toEqual(answer(indexOf(inOrder)))
  expect(answer(indexOf(inOrder.toReversed()))).toEqual(answer(late))
})

test('an ask reads thousands of late pieces without merging them; whoever has time does that', () => {
  const all = Array.from({ length: 12_000 }, (_, i) =>
    pieceOf(`p${i}`, {
      day: (i * 7) % 990,
      author: CAST[i % 6] as string,
      helper: CAST[(i * 5 + 1) % 6] as string,
      role: 'helper',
      words: ['pooler', WORDS[i % 8] as string],
      path: 'src/pool.c',
    }),
  )
  const inOrder = [...all].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  const index = indexOf(inOrder.filter((_, i) => i % 5 !== 0))
  for (const piece of inOrder.filter((_, i) => i % 5 === 0)) index.add(piece)
  const asked = answer(index)
  expect(index.documents.count - index.sorted).toBeGreaterThan(2_048)
  for (const _ of index.settling()) expect(answer(index)).toEqual(asked)
  expect(index.sorted).toBe(12_000)
  expect(answer(index)).toEqual(asked)
})
