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

const criterion = z.enum(['specific', 'meaningful', 'action', 'realistic', 'timeBound'])
const found = z.string().nullable()
const stretch = { start: z.int(), end: z.int() }
const Span = z.object({ ...stretch, rule: z.string(), criterion: criterion.optional() })

const Slots = z.object({
  deadline: z
    .object({
      local: z.string().nullable().meta({ description: "on the asker's calendar; null where it is vague" }),
      precision: z.enum(['minute', 'part', 'day', 'week', 'vague']),
      text: z.string(),
      echo: z.string().meta({ description: 'as it was understood, in words' }),
      at: z.string().nullable().meta({ format: 'date-time', description: 'RFC 3339, UTC' }),
    })
    .nullable(),
  effortMinutes: z.number().nullable(),
  action: found,
  object: found,
  block: found,
  tried: found,
  reason: found,
  beneficiary: found,
  whom: found,
})

const Hint = z.object({
  criterion,
  id: z.string(),
  text: z.string(),
  tapAnswers: z.array(z.object({ label: z.string(), insert: z.string() })).optional(),
})

export const Coaching = z
  .object({
    slots: Slots,
    marks: z.object({ specific: mark, meaningful: mark, action: mark, realistic: mark, timeBound: mark }),
    hints: z.array(Hint).meta({ description: 'at most two next edits, the most useful first' }),
    spans: z.array(Span),
    flags: z.array(z.object({ id: z.string(), text: z.string(), spans: z.array(Span) })),
    splits: z
      .array(z.object({ ...stretch, text: z.string() }))
      .meta({ description: 'the asks in one text, where there are several' }),
    language: z.string(),
  })
  .meta({ id: 'Coaching' })

const nothing = { object: null, block: null, tried: null, reason: null, beneficiary: null }
export const exampleCoaching: z.output<typeof Coaching> = {
  slots: { ...nothing, deadline: null, effortMinutes: 20, action: 'look at', whom: 'you' },
  marks: { specific: 2, meaningful: 0, action: 2, realistic: 2, timeBound: 2 },
  hints: [{ criterion: 'meaningful', id: 'coach.meaningful', text: 'What happens if nobody helps?' }],
  spans: [],
  flags: [],
  splits: [],
  language: 'en',
}
