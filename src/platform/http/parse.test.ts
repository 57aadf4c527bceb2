import { expect, test } from 'vitest'
import { z } from 'zod'
import { command, type Operation, query } from '#platform/operation.ts'
import { parseInput } from './parse.ts'

const shape = z.strictObject({
  thingId: z.string(),
  text: z.string().optional(),
  more: z.unknown().optional(),
})
const definition = {
  name: 'things.change',
  summary: '',
  access: { who: 'person', scope: 'things' },
  input: shape,
  output: z.null(),
  example: { input: { thingId: 't' }, output: null },
  run: async () => null,
} as const
const change = command({ ...definition, http: 'POST /things/{thingId}' }) as Operation
const look = query({ ...definition, http: 'GET /things/{thingId}' }) as Operation

const post = (body: unknown) => parseInput(change, { params: { thingId: 't1' }, query: {}, body })
const says = (outcome: unknown) => (outcome as { params?: { says?: string } }).params?.says

test('path and body, or path and query string, become one input', () => {
  expect(post({ text: 'hello' })).toEqual({ input: { thingId: 't1', text: 'hello' } })
  expect(post(undefined)).toEqual({ input: { thingId: 't1' } })
  expect(
    parseInput(look, { params: { thingId: 't1' }, query: { text: 'q' }, body: { text: 'ignored' } }),
  ).toEqual({
    input: { thingId: 't1', text: 'q' },
  })
})

test.each([
  ['a list instead of an object', [], 'JSON object'],
  ['a text instead of an object', 'text', 'JSON object'],
  ['an unknown field', { colour: 'red' }, 'unknown field colour'],
  ['a field that belongs into the address', { thingId: 't2' }, 'thingId belongs into the address'],
  ['a field of the wrong kind', { text: 7 }, 'text: '],
  ['a character that no database keeps', { text: 'a\u0000b' }, 'U+0000'],
  ['such a character deep inside', { more: [{ a: { 'b\u0000': 1 } }] }, 'U+0000'],
  ['half a character', { text: 'a\ud800' }, 'half a character'],
])('%s is refused, and the sentence says why', (_, body, sentence) => {
  expect(post(body)).toMatchObject({ refusal: 'request.malformed' })
  expect(says(post(body))).toContain(sentence)
})

test('a body that is nested as deep as a megabyte allows is refused and breaks nothing', () => {
  const deep: unknown = JSON.parse('['.repeat(400_000) + ']'.repeat(400_000))
  expect(post({ text: deep })).toMatchObject({ refusal: 'request.malformed' })
  expect(Object.keys(post({ more: deep }))).toEqual(['input'])
})
