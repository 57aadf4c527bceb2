import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LogReader } from './log.ts'

const ID = 'a'.repeat(40)
const commit = (message: string, paths: readonly string[]) =>
  `\0${ID} 1770000000 1769999999\nAda\nada@example.org\n${message}\0\0${paths.length === 0 ? '' : `\n${paths.map((path) => `${path}\0`).join('')}`}`

const readAll = (chunks: readonly Buffer[]) => {
  const reader = new LogReader()
  return [...chunks.flatMap((chunk) => reader.push(chunk)), ...reader.end()]
}

test('gives the same commits however the bytes are cut', () => {
  const text = fc
    .string({ unit: 'binary', maxLength: 30 })
    .map((each) => each.replaceAll('\0', '').toWellFormed())
  const path = text.filter((each) => each !== '')
  const history = fc.array(fc.record({ message: text, paths: fc.array(path, { maxLength: 4 }) }), {
    maxLength: 6,
  })
  fc.assert(
    fc.property(history, fc.array(fc.nat({ max: 400 }), { maxLength: 8 }), (commits, cuts) => {
      const bytes = Buffer.from(commits.map(({ message, paths }) => commit(message, paths)).join(''))
      const places = [0, ...cuts.filter((cut) => cut < bytes.length).toSorted((a, b) => a - b), bytes.length]
      const chunks = places.slice(1).map((to, at) => bytes.subarray(places[at], to))
      const read = readAll(chunks)
      expect(read.map(({ message, paths }) => ({ message, paths }))).toEqual(commits)
      expect(read.every(({ id, committedAt }) => id === ID && committedAt === 1_770_000_000)).toBe(true)
    }),
  )
})

test('keeps both ends of a message that is larger than memory should hold', () => {
  const bytes = Buffer.from(
    commit(`subject\n${'x'.repeat(3 << 20)}\nHelped-by: Ben Okri <ben@example.org>\n`, ['a']),
  )
  const chunks = Array.from({ length: Math.ceil(bytes.length / 65_536) }, (_, n) =>
    bytes.subarray(n * 65_536, (n + 1) * 65_536),
  )
  const [read] = readAll(chunks)
  expect(read?.message.length).toBeLessThan(1.2 * (1 << 20))
  expect(read?.message).toMatch(/^subject\n/)
  expect(read?.message).toMatch(/\nHelped-by: Ben Okri <ben@example.org>\n$/)
  expect(read?.paths).toEqual(['a'])
})
