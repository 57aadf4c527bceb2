import { expect, test } from 'vitest'
import { arcPath, markArcs, openRing, pointOn, ringShape } from './geometry.ts'

test('angles run clockwise from the top', () => {
  expect(pointOn(10, 5, 0)).toEqual([10, 5])
  expect(pointOn(10, 5, Math.PI / 2)[0]).toBeCloseTo(15)
  expect(pointOn(10, 5, Math.PI / 2)[1]).toBeCloseTo(10)
})

test('everything a ring draws stays inside its square, at every size, with every wave', () => {
  for (const size of [18, 20, 26, 44, 66, 92])
    for (const waves of [0, 1, 2, 3])
      for (const dot of [false, true]) {
        const { radius, stroke, centre, waves: circles } = ringShape(size, waves, dot)
        expect(radius).toBeGreaterThan(0)
        expect(centre + radius + stroke / 2).toBeLessThanOrEqual(size)
        for (const circle of circles) expect(centre + circle).toBeLessThanOrEqual(size)
        expect(radius + (dot ? stroke * 0.88 : 0)).toBeLessThanOrEqual(centre)
      }
})

test('a draft has five arcs and its round ends never touch', () => {
  const shape = ringShape(66, 0, false)
  const arcs = markArcs(shape, 66)
  expect(arcs).toHaveLength(5)
  const ends = arcs.map(endpoints)
  ends.forEach((arc, at) => {
    const next = ends[(at + 1) % 5]
    if (next === undefined) throw new Error('five arcs')
    expect(Math.hypot(arc.end[0] - next.start[0], arc.end[1] - next.start[1])).toBeGreaterThan(shape.stroke)
  })
})

test('an asked ring is one long arc that leaves its gap at the top', () => {
  const { start, end } = endpoints(openRing(ringShape(66, 0, false)))
  expect(start[1]).toBeCloseTo(end[1])
  expect(start[0]).toBeGreaterThan(33)
  expect(arcPath(10, 5, 0, 4)).toContain(' 0 1 1 ')
})

function endpoints(path: string): { start: [number, number]; end: [number, number] } {
  const figures = [...path.matchAll(/-?\d+(?:\.\d+)?/g)].map(([figure]) => Number(figure))
  return {
    start: [figures[0] ?? Number.NaN, figures[1] ?? Number.NaN],
    end: [figures.at(-2) ?? Number.NaN, figures.at(-1) ?? Number.NaN],
  }
}
