import { expect, test } from 'vitest'
import { PICTURE, placeWaves, type Wave } from './layout.ts'

const cast = [
  'Ada',
  'Ben',
  'Chidi',
  'Dana',
  'Emre',
  'Farah',
  'Goran',
  'Hana',
  'Ines',
  'Jonas',
  'Kofi',
  'Lena',
]

test('everybody in a wave stands on its circle and inside the picture', () => {
  const waves = [wave(1), wave(3), wave(12), wave(5)]
  for (const { radius, people } of placeWaves(waves))
    for (const person of people) {
      expect(Math.hypot(person.x - PICTURE.x, person.y - PICTURE.y)).toBeCloseTo(radius)
      expect(person.x).toBeGreaterThanOrEqual(0)
      expect(person.x).toBeLessThanOrEqual(PICTURE.width)
    }
})

test('nobody stands on the label of a circle', () => {
  for (const { radius, people } of placeWaves([wave(1), wave(2), wave(5), wave(12)]))
    for (const person of people)
      expect(Math.hypot(person.x - PICTURE.x, person.y - PICTURE.y - radius)).toBeGreaterThan(12)
})

test('names that would lie on each other are left out, but never that of who said yes', () => {
  const crowd = wave(12)
  const people = crowd.people.map((person, at) => (at === 4 ? { ...person, state: 'yes' as const } : person))
  const namesAt = (letters: number) =>
    placeWaves([{ ...crowd, people }], letters).flatMap((one) =>
      one.people.filter(({ named }) => named).map(({ name }) => name),
    )
  expect(namesAt(13)).toContain('Emre')
  expect(namesAt(13).length).toBeLessThan(12)
  expect(namesAt(40)).toContain('Emre')
  expect(namesAt(40).length).toBeLessThan(namesAt(13).length)
})

test('a few people are all named, also on circles that lie in each other', () => {
  const all = placeWaves([wave(1), wave(2), wave(3)]).flatMap(({ people }) => people)
  expect(all.filter(({ named }) => !named)).toEqual([])
})

test('a wave without people is still a circle', () => {
  expect(placeWaves([wave(0)])).toMatchObject([{ radius: 56, people: [] }])
})

function wave(size: number): Wave {
  return {
    id: `w${size}`,
    label: `Wave of ${size}`,
    state: 'done',
    people: cast.slice(0, size).map((name) => ({ id: name, name, state: 'asked' })),
  }
}
