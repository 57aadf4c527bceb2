import { expect, test } from 'vitest'
import { EvidenceIndex } from './evidence-index.ts'
import { sampleOffice } from './fixtures/sample-office.ts'
import { Learner } from './learner.ts'
import { who, type WhoOptions } from './who.ts'

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const { pieces, asks } = sampleOffice(seeded(7))
const index = new EvidenceIndex()
for (const piece of pieces) index.add(piece)

/** Mean reciprocal rank of who really helped. */
function quality(options: (ask: (typeof asks)[number]) => WhoOptions & { text?: string }): number {
  const sum = asks.reduce((total, ask) => {
    const { text = ask.text, ...rest } = options(ask)
    const people = who(index, { text, at: ask.at, asker: ask.asker }, { limit: 50, reasons: false, ...rest })
    const place = people.findIndex(({ person }) => person === ask.helper)
    return total + (place < 0 ? 0 : 1 / (place + 1))
  }, 0)
  return sum / asks.length
}

// Several people could have helped with each of these asks and one did, so that even who knows all can't reach 1.
test('on the sample office the true helper comes as early as ever', () => {
  expect(quality(() => ({}))).toBeGreaterThan(0.5)
})

test('the text of the ask is worth more than fame', () => {
  expect(quality(() => ({}))).toBeGreaterThan(1.7 * quality(() => ({ text: '' })))
})

test('without the star the quiet experts are found as well', () => {
  const quiet = asks.filter(({ helper }) => helper !== 'star')
  const sum = quiet.reduce((total, ask) => {
    const allow = (person: string) => person !== 'star'
    const people = who(index, ask, { limit: 50, reasons: false, allow })
    return (
      total + 1 / (people.findIndex(({ person }) => person === ask.helper) + 1 || Number.POSITIVE_INFINITY)
    )
  }, 0)
  expect(sum / quiet.length).toBeGreaterThan(0.6)
})

test('learning from outcomes does not make it worse', () => {
  const learner = new Learner()
  const before = quality(() => ({}))
  const after = quality((ask) => {
    const { weights } = learner
    const options = { limit: Learner.SHOWN, reasons: false, weights }
    learner.take(who(index, ask, options), (person) => person === ask.helper)
    return { weights }
  })
  expect(after).toBeGreaterThan(before)
})

test('every shown person of the sample has a reason with a stored piece', () => {
  const known = new Set(pieces.map(({ id }) => id))
  for (const ask of asks.slice(0, 40)) {
    for (const { reasons } of who(index, ask, { limit: 5 })) {
      expect(reasons.length).toBeGreaterThan(0)
      for (const { pieceId } of reasons) expect(known.has(pieceId)).toBe(true)
    }
  }
})
