import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutBySpans } from './spans.ts'

test('the words that made a mark are a piece of their own', () => {
  expect(cutBySpans('Could you look by Friday?', [{ start: 15, end: 24, mark: 'timeBound' }])).toEqual([
    { text: 'Could you look ', marks: [], start: 0 },
    { text: 'by Friday', marks: ['timeBound'], start: 15 },
    { text: '?', marks: [], start: 24 },
  ])
})

test('where two marks overlap the piece belongs to both', () => {
  const pieces = cutBySpans('abcdef', [
    { start: 0, end: 4, mark: 'action' },
    { start: 2, end: 6, mark: 'realistic' },
  ])
  expect(pieces.map(({ text, marks }) => [text, ...marks])).toEqual([
    ['ab', 'action'],
    ['cd', 'action', 'realistic'],
    ['ef', 'realistic'],
  ])
})

test('whatever the spans, the pieces together are the text', () => {
  const span = fc.record({
    start: fc.integer({ min: -5, max: 60 }),
    end: fc.integer({ min: -5, max: 60 }),
    mark: fc.constantFrom('a', 'b'),
  })
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), fc.array(span, { maxLength: 6 }), (text, spans) => {
      expect(
        cutBySpans(text, spans)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text)
    }),
  )
})
