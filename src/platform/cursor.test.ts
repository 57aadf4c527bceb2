import { expect, test } from 'vitest'
import fc from 'fast-check'
import { pageOf, readCursor, writeCursor } from './cursor.ts'

test('a cursor reads back as what was written', () => {
  const id = fc.string({ maxLength: 64 }).filter((text) => !text.includes('\u0000') && text.isWellFormed())
  fc.assert(
    fc.property(fc.maxSafeInteger(), id, (at, held) => {
      expect(readCursor(writeCursor({ at, id: held }))).toEqual({ at, id: held })
    }),
  )
})

test('without a cursor a list begins', () => {
  expect(readCursor(undefined)).toBeNull()
})

test.each([
  '',
  'x',
  'MTIz',
  writeCursor({ at: 1, id: 'a\u0000b' }),
  writeCursor({ at: Number.NaN, id: 'a' }),
])('the cursor %j is refused as unreadable', (cursor) => {
  expect(readCursor(cursor)).toMatchObject({ refusal: 'request.malformed' })
})

test('a page says where the next begins only where there is a next', () => {
  const position = (item: number) => ({ at: item, id: `i${item}` })
  expect(pageOf([1, 2, 3], 2, position)).toEqual({ items: [1, 2], next: writeCursor({ at: 2, id: 'i2' }) })
  expect(pageOf([1, 2], 2, position)).toEqual({ items: [1, 2], next: null })
  expect(pageOf([], 2, position)).toEqual({ items: [], next: null })
})
