import { z } from 'zod'

export const ReadDraft = z.strictObject({
  text: z.string().max(10_000, 'at most 10,000 characters'),
  now: z
    .string()
    .max(40)
    .optional()
    .meta({ description: 'moment of writing, local without offset, or an instant' }),
  zone: z.string().max(64).optional(),
})

const mark = z.int().min(0).max(2).meta({ description: '0 empty, 1 begun, 2 there' })

export const Coaching = z
  .object({
    slots: z
      .looseObject({})
      .meta({ description: 'deadline, effortMinutes, action, block, tried, reason, …' }),
    marks: z.object({ specific: mark, meaningful: mark, action: mark, realistic: mark, timeBound: mark }),
    hints: z.array(z.looseObject({ criterion: z.string(), text: z.string() })),
    spans: z.array(z.looseObject({})),
  })
  .meta({ id: 'Coaching' })
