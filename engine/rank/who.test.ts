import { expect, test } from 'vitest'
import type { Piece } from '#engine/evidence/piece.ts'
import { DAY, instant } from '#engine/time/instant.ts'
import { EvidenceIndex } from './evidence-index.ts'
import { sayReason } from './say.ts'
import { who } from './who.ts'

const NOW = instant(Date.UTC(2026, 10, 1))

function piece(id: string, daysAgo: number, people: Piece['people'], text: string): Piece {
  return { id, at: instant(NOW - daysAgo * DAY), source: 'test', people, text, paths: [] }
}

function office(): EvidenceIndex {
  const index = new EvidenceIndex()
  const pieces = [
    piece(
      'a1',
      240,
      [
        ['dana', 'author'],
        ['ada', 'helper'],
      ],
      'The pooler timeout again',
    ),
    piece(
      'a2',
      30,
      [
        ['emre', 'author'],
        ['ada', 'helper'],
      ],
      'Pooler drops connections',
    ),
    piece(
      'b1',
      20,
      [
        ['dana', 'author'],
        ['ben', 'helper'],
      ],
      'Who introduces us to the printer people',
    ),
    piece('c1', 200, [['chidi', 'author']], 'Invoice ledger rounds wrongly'),
    piece(
      'g1',
      10,
      [
        ['farah', 'author'],
        ['goran', 'helper'],
      ],
      'Pooler timeout on Monday',
    ),
    piece(
      'h1',
      5,
      [
        ['hana', 'reporter'],
        ['farah', 'author'],
      ],
      'Pooler timeout seen by a reader',
    ),
    ...Array.from({ length: 20 }, (_, i) =>
      piece(
        `x${i}`,
        40 + i,
        [
          ['lena', 'author'],
          ['ines', 'helper'],
        ],
        `Calendar room booking ${i}`,
      ),
    ),
  ]
  for (const one of pieces) index.add(one)
  return index
}

const ASK = { text: 'Our pooler has a timeout', at: NOW, asker: 'dana' }
const names = (people: readonly { person: string }[]) => people.map(({ person }) => person)

test('who helped with the same trouble comes first, and the asker never', () => {
  const people = who(office(), ASK, { limit: 20 })
  expect(['ada', 'goran', 'farah']).toContain(people[0]?.person)
  expect(names(people)).not.toContain('dana')
})

test('who only reported a trouble is not asked about it', () => {
  expect(names(who(office(), ASK, { limit: 20 }))).not.toContain('hana')
})

test('an empty organisation has nobody to ask', () => {
  expect(who(new EvidenceIndex(), ASK)).toEqual([])
})

test('a text without a single known word still finds who helps here', () => {
  expect(who(office(), { text: '???', at: NOW }).length).toBeGreaterThan(0)
})

test('who may not be asked moves nobody else in the list', () => {
  const without = new EvidenceIndex()
  for (const id of ['a1', 'a2']) {
    without.add(
      piece(
        id,
        id === 'a1' ? 240 : 30,
        [
          ['ben', 'author'],
          ['ada', 'helper'],
        ],
        'The pooler timeout',
      ),
    )
  }
  const all = who(
    without,
    { text: 'pooler timeout', at: NOW },
    { limit: 20, allow: (person) => person !== 'ben' },
  )
  expect(names(all)).toEqual(['ada'])
  expect(all[0]?.terms.every(({ value }) => value === 1)).toBe(true)
})

test('every reason names a piece that the asker may see, at most three a person', () => {
  const hidden = new Set(['a1', 'g1', 'x0'])
  const people = who(office(), ASK, { limit: 20, maySee: ({ id }) => !hidden.has(id) })
  for (const { reasons } of people) {
    expect(reasons.length).toBeLessThanOrEqual(3)
    for (const { pieceId } of reasons) expect(hidden.has(pieceId)).toBe(false)
  }
  expect(people.find(({ person }) => person === 'goran')?.reasons ?? []).toEqual([])
})

test('what the asker may not see gives no points for the subject', () => {
  const blind = who(office(), ASK, { limit: 20, maySee: () => false })
  for (const { terms } of blind) {
    expect(terms.filter(({ signal }) => /^(sharp|best|profile|named|area|tie)/.test(signal))).toEqual([])
  }
})

test('reasons read as sentences', () => {
  const people = who(office(), { ...ASK, asker: 'emre' }, { limit: 20 })
  const ada = people.find(({ person }) => person === 'ada')
  const said = ada?.reasons.map((reason) => sayReason(reason, NOW)) ?? []
  expect(said[0]).toBe('helped on ‘pooler timeout’ in March')
  expect(said).toContain('helped with 2 asks on pooler, last in October')
  expect(said).toContain('helped you in October')
})

test('a reason names the subject, not the amounts, times and everyday verbs around it', () => {
  const index = office()
  const people: Piece['people'] = [
    ['dana', 'author'],
    ['ben', 'helper'],
  ]
  index.add(piece('s1', 3, people, 'Pooler settings: reset after 20 minutes'))
  const text = 'Settings 20 minutes late on Monday, which pooler runs first?'
  const ben = who(index, { ...ASK, text, asker: 'chidi' }, { limit: 20 }).find(
    ({ person }) => person === 'ben',
  )
  expect(ben?.reasons.flatMap(({ words }) => words)).toContain('pooler')
  expect(ben?.reasons.flatMap(({ words }) => words).join(' ')).not.toMatch(/20|minutes|settings|monday|run/iu)
})

test('ties are told apart and can be turned down', () => {
  const known = who(office(), { ...ASK, text: 'printer' }, { limit: 20 }).find(
    ({ person }) => person === 'ben',
  )
  const unknown = who(office(), { ...ASK, text: 'printer' }, { limit: 20, tieWeight: 0 }).find(
    ({ person }) => person === 'ben',
  )
  expect(known?.tie).toBeGreaterThan(0)
  expect(unknown?.tie).toBe(0)
  expect(unknown?.reasons.map(({ kind }) => kind)).not.toContain('tie')
})

test('who was asked much of late is asked less', () => {
  const [first] = who(office(), ASK)
  const busy = who(office(), ASK, { load: (person) => (person === first?.person ? 1_000 : 0) })
  expect(busy[0]?.person).not.toBe(first?.person)
})

test('now and then a place goes to a quiet expert, never the first two', () => {
  const index = office()
  const plain = who(index, { text: 'invoice ledger booking pooler printer', at: NOW }, { limit: 4 })
  const lucky = who(
    index,
    { text: 'invoice ledger booking pooler printer', at: NOW },
    { limit: 4, random: () => 0 },
  )
  expect(names(lucky).slice(0, 2)).toEqual(names(plain).slice(0, 2))
  expect(lucky.some(({ reserved }) => reserved)).toBe(true)
  expect(new Set(names(lucky)).size).toBe(4)
  expect(
    names(
      who(index, { text: 'invoice ledger booking pooler printer', at: NOW }, { limit: 4, random: () => 1 }),
    ),
  ).toEqual(names(plain))
})

test('words that come from nowhere do no harm', () => {
  const index = new EvidenceIndex()
  index.add(
    piece(
      'p',
      3,
      [
        ['__proto__', 'constructor'],
        ['ada', 'helper'],
      ],
      'constructor: toString __proto__ \uD800',
    ),
  )
  expect(names(who(index, { text: 'constructor __proto__ toString', at: NOW }))).toContain('ada')
})
