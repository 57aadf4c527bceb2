import { expect, test } from 'vitest'
import { meant } from './use-ask-keys.ts'

const asks = [{ id: 'one' }, { id: 'two' }]

test('a letter in a list means the ask in focus, and none that it could not mean', () => {
  expect(meant(asks, 'two')).toBe(asks[1])
  expect(meant(asks, 'another')).toBeUndefined()
})

test('without a row in focus a letter means the only ask that it can, and nothing where there are several', () => {
  expect(meant(asks.slice(0, 1), undefined)).toBe(asks[0])
  expect(meant(asks, undefined)).toBeUndefined()
})
