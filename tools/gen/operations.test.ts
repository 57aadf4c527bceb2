import { expect, test } from 'vitest'
import { plant } from '../check/fixtures/planted.ts'
import { writeOperations } from './operations.ts'

const SLICE =
  "import { defineSlice } from '#platform/slice.ts'\nexport const slice = defineSlice({ id: 'asks', needs: [] })\n"

test('an operation becomes an address as a value and its input and answer as types', () => {
  const text = writeOperations(
    plant({
      'src/features/asks/slice.ts': SLICE,
      'src/features/asks/commands.ts':
        "export const sendAsk = command({\n  name: 'asks.send',\n  http: 'POST /asks/{askId}/send',\n})\n",
      'src/features/asks/ui/parts/send.ts': "export const send = () => client.call('asks.send', {})\n",
    }),
  )
  expect(text).toContain("import type * as m0 from './features/asks/commands.ts'")
  expect(text).toContain(
    "'asks.send': { input: InputOf<typeof m0.sendAsk>; answer: AnswerOf<typeof m0.sendAsk> }",
  )
  expect(text).toContain("'asks.send': 'POST /asks/{askId}/send',")
})

test('what only programs call costs no page a byte', () => {
  const text = writeOperations(
    plant({
      'src/features/asks/slice.ts': SLICE,
      'src/features/asks/queries.ts':
        "export const getEdits = query({\n  name: 'asks.edits',\n  http: 'GET /asks/{askId}/edits',\n})\n",
    }),
  )
  expect(text).not.toContain('asks.edits')
})

test('the same name twice is refused with both files', () => {
  const twice = "export const getAsk = query({\n  name: 'asks.get',\n  http: 'GET /asks/{askId}',\n})\n"
  const project = plant({
    'src/features/asks/slice.ts': SLICE,
    'src/features/asks/queries.ts': twice,
    'src/features/asks/life/queries.ts': twice,
  })
  expect(() => writeOperations(project)).toThrow(/asks\.get is defined by both/)
})
