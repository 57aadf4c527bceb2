import { expect, test } from 'vitest'
import { makeServerClock } from './server-clock.ts'

const nine = Date.parse('2026-05-20T09:00:00Z')

test('before the server has said anything the browser is right', () => {
  expect(makeServerClock(() => 42).now()).toBe(42)
})

test('a laptop that is an hour wrong shows the time of the server', () => {
  const { clock, pass } = clockAt(nine - 3_600_000)
  clock.hear('2026-05-20T09:00:00Z')
  pass(1_000)
  expect(clock.now()).toBe(nine + 1_000)
})

test('in the demo a second of the visitor is a minute of the story', () => {
  const { clock, pass } = clockAt(nine)
  clock.hear('2026-05-20T09:00:00Z')
  pass(5_000)
  clock.hear('2026-05-20T09:05:00Z')
  pass(2_000)
  expect(clock.now()).toBe(nine + 7 * 60_000)
})

test('a slow answer does not make a true clock drift', () => {
  const { clock, pass } = clockAt(nine)
  clock.hear('2026-05-20T09:00:00Z')
  pass(3_000)
  clock.hear('2026-05-20T09:00:02.600Z')
  pass(1_000)
  expect(clock.now()).toBe(nine + 3_600)
})

test('nonsense is left alone', () => {
  const { clock } = clockAt(nine)
  clock.hear(null)
  clock.hear('soon')
  expect(clock.now()).toBe(nine)
})

function clockAt(start: number) {
  let browser = start
  return { clock: makeServerClock(() => browser), pass: (ms: number) => (browser += ms) }
}
