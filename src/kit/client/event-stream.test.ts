import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NOTHING_READ, readPiece, type StreamMessage } from './event-stream.ts'

const stream =
  'retry: 2000\nid: 7.0\nevent: hello\ndata: {}\n\n: here\n\nid: 8.1\nevent: ask.opened\ndata: {"a":1}\n\ndata: one\ndata: two\n\n'

const whole = [
  { id: '7.0', event: 'hello', data: '{}' },
  { id: '8.1', event: 'ask.opened', data: '{"a":1}' },
  { id: null, event: '', data: 'one\ntwo' },
]

test('messages of any event name are read, comments and heartbeats are not messages', () => {
  expect(readAll([stream])).toEqual(whole)
})

test('lines may end in any of the three ways', () => {
  expect(readAll([stream.replaceAll('\n', '\r\n')])).toEqual(whole)
})

test('wherever the network cuts the stream, the messages are the same', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: stream.length }), { maxLength: 8 }), (cuts) => {
      const borders = [0, ...cuts.sort((a, b) => a - b), stream.length]
      expect(readAll(borders.slice(1).map((end, at) => stream.slice(borders[at], end)))).toEqual(whole)
    }),
  )
})

function readAll(pieces: readonly string[]): readonly StreamMessage[] {
  let rest = NOTHING_READ
  return pieces.flatMap((piece) => {
    const read = readPiece(rest, piece)
    rest = read.rest
    return read.messages
  })
}
