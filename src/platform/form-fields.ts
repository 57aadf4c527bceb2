import { z } from 'zod'

/** One line of a form that is made from a schema, so that whoever has settings writes no page for them. */
export interface FormField {
  readonly name: string
  readonly what: string
  readonly required: boolean
  /** `secret`: may be given and taken away, and is shown to nobody, not even to who gave it */
  readonly kind: 'text' | 'secret' | 'url' | 'number' | 'choice'
  /** never typed in a form: set by whoever runs the program, since it says where the program goes */
  readonly operatorOnly: boolean
  /** of a choice, in the order of the schema */
  readonly choices: readonly string[]
}

/**
 * What a form made from this schema asks for, in its order and with the descriptions that it gives. Kinds are told by
 * the schema itself: `.meta({ writeOnly: true })` is a secret whatever else it is, `z.enum` a choice, `z.url` an
 * address, `z.coerce.number` a number; everything else is a text. `.meta({ readOnly: true })` keeps it out of forms.
 * Values travel as texts.
 */
export function formFieldsOf(schema: z.ZodType): readonly FormField[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' })
  return Object.entries(properties).map(([name, property]) => {
    const told = typeof property === 'object' ? property : {}
    return {
      name,
      what: told.description ?? '',
      required: required.includes(name),
      kind: kindOf(told),
      operatorOnly: told['readOnly'] === true,
      choices: (told.enum ?? []).map(String),
    }
  })
}

function kindOf(told: z.core.JSONSchema.BaseSchema): FormField['kind'] {
  if (told['writeOnly'] === true) return 'secret'
  if (told.enum !== undefined) return 'choice'
  if (told.type === 'number' || told.type === 'integer') return 'number'
  return told.format === 'uri' ? 'url' : 'text'
}

/** Empty lines are as if they weren't there: a form sends all of its own. */
export function filledIn(given: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value.trim() !== ''))
}
