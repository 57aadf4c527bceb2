import { expect, test } from 'vitest'
import type { Piece } from '#engine/evidence/piece.ts'
import { DAY, instant } from '#engine/time/instant.ts'
import { seeded } from './measure-shapes.ts'
import { SHAPES, shaped } from './shapes.ts'

const PIECES = Array.from(
  { length: 600 },
  (_, i): Piece => ({
    id: `p${i}`,
    at: instant(i * DAY),
    source: 'test',
    people: [
      [`person${(i * 7) % 13}`, 'author'],
      ['who really helped', 'reviewer'],
    ],
    text: `${['docs', 'build', 'mail'][i % 3]}: step ${i}`,
    paths: [`${i % 5}/a.ts`],
  }),
)

test.each(SHAPES.map((shape) => [shape.name, shape] as const))(
  'an organisation of the shape "%s" keeps its authors and texts, and its helpers follow the habit alone',
  (_, shape) => {
    const made = shaped(PIECES, shape, seeded(1))
    expect(made.map(({ id, text }) => [id, text])).toEqual(PIECES.map(({ id, text }) => [id, text]))
    expect(made.map(({ people }) => people[0])).toEqual(PIECES.map(({ people }) => people[0]))
    const helpers = made.flatMap(({ people }) => people.slice(1).map(([person]) => person))
    expect(helpers.length).toBeGreaterThan(PIECES.length * shape.asks * 0.6)
    expect(helpers).not.toContain('who really helped')
    expect(shaped(PIECES, shape, seeded(1))).toEqual(made)
    expect(shaped(PIECES, shape, seeded(2))).not.toEqual(made)
  },
)
