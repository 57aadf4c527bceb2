import { expect, test } from 'vitest'
import { pictureOf, svgOf } from './picture.ts'

const people = ['Ada Park', 'Ben Okafor', 'Chidi Anand', 'Dana Reyes'].map((name, at) => ({
  id: `seat-${at}`,
  name,
}))
const lines = [
  { id: 'o1', from: 'seat-1', to: 'seat-0', cardId: 'c0' },
  { id: 'o2', from: 'seat-3', to: 'seat-2', cardId: 'c2' },
]

test('the picture to keep has every line and everybody, and nothing that says who is who', () => {
  const picture = pictureOf(people, lines, 0.3)
  expect([picture.lines.length, picture.dots.length]).toEqual([2, 4])
  const svg = svgOf(picture)
  for (const { id, name } of people) {
    expect(svg).not.toContain(name.split(' ')[0])
    expect(svg).not.toContain(id)
  }
})

test('whoever sat at the top is somewhere else in it', () => {
  const [first] = pictureOf(people, lines, 0.3).dots
  const [other] = pictureOf(people, lines, 0.7).dots
  expect(first?.x).not.toBe(other?.x)
})
