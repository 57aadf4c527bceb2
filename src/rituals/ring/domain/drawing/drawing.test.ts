import { expect, test } from 'vitest'
import { circleOf } from './circle.ts'
import { hallOf } from './hall.ts'
import { boxOf, overlap, shortNames } from './labels.ts'
import { lineBetween } from './lines.ts'
import { seatPlaces } from './places.ts'

const NAMES = (
  'Ada Ben Chidi Dana Emre Farah Goran Hana Ines Jonas Kofi Lena Sunita Bartholomew Kaito Ruth Omar Bea Lars Mina Teo ' +
  'Priya Jon Amara Wei Noor Ife Hugo Salma Tomás'
).split(' ')

const people = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    id: `s${at}`,
    name: `${NAMES[at % NAMES.length]}${at < NAMES.length ? '' : ` ${String.fromCharCode(65 + (at % 26))}`}`,
  }))
const drawn = (count: number, size = 18) => {
  const all = people(count)
  return circleOf(all, seatPlaces(all.map(({ id }) => id)), { width: 900, height: 900, size })
}

test('people sit in their order from the top, clockwise, evenly', () => {
  expect([...seatPlaces(['ada', 'ben', 'chidi', 'dana']).values()]).toEqual([0, 0.25, 0.5, 0.75])
})

test('a newcomer makes nobody jump, however many come one after the other', () => {
  let places = seatPlaces(['s0'])
  for (let count = 2; count <= 60; count++) {
    const next = seatPlaces(
      people(count).map(({ id }) => id),
      places,
    )
    for (const [id, turn] of places) expect(next.get(id)).toBe(turn)
    expect(new Set(next.values()).size).toBe(count)
    places = next
  }
})

test('people who arrive one by one sit on all sides, not on one', () => {
  let places = seatPlaces(['s0'])
  for (let count = 2; count <= 24; count++) {
    const order = people(count).map(({ id }) => id)
    places = seatPlaces(order, places)
    const right = [...places.values()].filter((turn) => turn > 0 && turn < 0.5).length
    const left = [...places.values()].filter((turn) => turn > 0.5).length
    expect(Math.abs(right - left)).toBeLessThanOrEqual(1)
  }
})

test('whoever leaves opens a gap, and the next newcomer sits there', () => {
  const before = seatPlaces(['ada', 'ben', 'chidi', 'dana'])
  const without = seatPlaces(['ada', 'chidi', 'dana'], before)
  expect(seatPlaces(['ada', 'chidi', 'dana', 'emre'], without).get('emre')).toBe(0.25)
})

test('two of the same first name are told apart, and a long name is cut', () => {
  expect(shortNames(['Ada Park', 'Ada Okafor', 'Ben'])).toEqual(['Ada P.', 'Ada O.', 'Ben'])
  expect(shortNames(['Wolfeschlegelstein'])).toEqual(['Wolfeschleg…'])
})

test.each([2, 5, 8, 12, 16, 24, 30])(
  '%i names stand upright and apart, all inside of the picture',
  (count) => {
    const { seats } = drawn(count)
    const boxes = [...seats.values()].map(({ label }) => boxOf(label, 18))
    boxes.forEach((box, at) => {
      expect(box.left).toBeGreaterThanOrEqual(0)
      expect(box.right).toBeLessThanOrEqual(900)
      expect(box.top).toBeGreaterThanOrEqual(0)
      expect(box.bottom).toBeLessThanOrEqual(900)
      for (const other of boxes.slice(at + 1)) expect(overlap(box, other)).toBe(false)
    })
    expect([...seats.values()].every(({ label }) => label.rotate === 0)).toBe(true)
  },
)

test('sixty names stand along the radius with a line of room for each', () => {
  const { seats, radius } = drawn(60)
  expect([...seats.values()].filter(({ label }) => label.rotate === 0).length).toBeLessThanOrEqual(2)
  expect((2 * Math.PI * radius) / 60).toBeGreaterThan(18)
  // Nobody reads upside down.
  for (const { label } of seats.values()) expect(Math.abs(label.rotate)).toBeLessThanOrEqual(90)
})

test('dots never touch, at 8, 24 and 60 people', () => {
  for (const count of [8, 24, 60]) {
    const { dot, radius } = drawn(count)
    expect(2 * dot).toBeLessThan((2 * Math.PI * radius) / count)
  }
})

test('a line leads from helper to asker near the middle, and the way back lies beside it', () => {
  const { seats, centre } = drawn(8)
  const [one, other] = [seats.get('s1'), seats.get('s5')]
  if (one === undefined || other === undefined) throw new Error('eight seats')
  const there = lineBetween(one, other, centre)
  expect(there).toMatch(/^M[-\d.]+ [-\d.]+Q[-\d.]+ [-\d.]+ [-\d.]+ [-\d.]+$/)
  const [x = 0, y = 0] = (/Q([-\d.]+) ([-\d.]+)/.exec(there) ?? []).slice(1).map(Number)
  expect(Math.hypot(x - centre.x, y - centre.y)).toBeLessThan(40)
  expect(lineBetween(other, one, centre)).not.toContain(/Q[-\d.]+ [-\d.]+/.exec(there)?.[0] ?? '?')
})

test('the hall of 500 people keeps its 36 tables apart and inside', () => {
  const tables = hallOf(
    Array.from({ length: 36 }, (_, at) => `t${at}`),
    900,
    860,
  )
  for (const [at, one] of tables.entries()) {
    expect(Math.min(one.x, one.y) - one.radius).toBeGreaterThanOrEqual(0)
    expect(one.x + one.radius).toBeLessThanOrEqual(900)
    expect(one.y + one.radius).toBeLessThanOrEqual(860)
    for (const other of tables.slice(at + 1)) {
      expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(2 * one.radius)
    }
  }
})
