import { expect, test } from 'vitest'
import { z } from 'zod'
import { filledIn, formFieldsOf } from './form-fields.ts'

test('a form asks for what the schema has, each line in the kind that the schema tells', () => {
  const schema = z.strictObject({
    SERVER: z.url().meta({ readOnly: true, description: 'Where it is' }),
    TOKEN: z.string().min(8).meta({ writeOnly: true, description: 'What it is asked for with' }),
    HOOK: z.url().meta({ writeOnly: true }).optional(),
    TALKS: z.enum(['plain', 'rich']).describe('How'),
    MOST: z.coerce.number().int().min(1).optional(),
    NAME: z.string().optional(),
  })
  expect(formFieldsOf(schema)).toEqual([
    { name: 'SERVER', what: 'Where it is', required: true, kind: 'url', operatorOnly: true, choices: [] },
    {
      name: 'TOKEN',
      what: 'What it is asked for with',
      required: true,
      kind: 'secret',
      operatorOnly: false,
      choices: [],
    },
    { name: 'HOOK', what: '', required: false, kind: 'secret', operatorOnly: false, choices: [] },
    {
      name: 'TALKS',
      what: 'How',
      required: true,
      kind: 'choice',
      operatorOnly: false,
      choices: ['plain', 'rich'],
    },
    { name: 'MOST', what: '', required: false, kind: 'number', operatorOnly: false, choices: [] },
    { name: 'NAME', what: '', required: false, kind: 'text', operatorOnly: false, choices: [] },
  ])
})

test('what was left empty was not given', () => {
  expect(filledIn({ a: 'x', b: '', c: '  ' })).toEqual({ a: 'x' })
})
