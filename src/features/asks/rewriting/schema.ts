import { z } from 'zod'

export const RewriteDraft = z.strictObject({
  text: z
    .string()
    .max(4_000, 'at most 4,000 characters')
    .refine((value) => value.trim().length >= 10, 'at least ten characters'),
})

export const Wordings = z
  .object({
    outcome: z
      .enum(['suggested', 'nothing', 'noAnswer'])
      .meta({ description: 'nothing: what came added something or was no better, and is not shown' }),
    changes: z
      .array(
        z.object({
          start: z.int().meta({ description: 'UTF-16 offset into the text' }),
          end: z.int(),
          before: z.string(),
          after: z.string().meta({ description: 'empty where the sentence would go' }),
        }),
      )
      .meta({ description: 'sentence by sentence; each can be taken or left by itself' }),
  })
  .meta({ id: 'Wordings' })
export type Wordings = z.output<typeof Wordings>

export const Rewriting = z
  .object({ available: z.boolean().meta({ description: 'whether the organisation has set a model up' }) })
  .meta({ id: 'Rewriting' })
