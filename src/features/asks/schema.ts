import { z } from 'zod'
import { type Instant, instant } from '#engine/time/instant.ts'

/** An RFC 3339 time with its offset written out, as a moment. */
export const moment = z.iso
  .datetime({ offset: true, error: 'an RFC 3339 time with offset, like 2026-05-22T12:00:00Z' })
  .refine((text) => Math.abs(Date.parse(text)) < 253_402_300_800_000, 'a year with four digits')
  .transform((text): Instant => instant(Date.parse(text)))

export const id = z.string().min(1).max(64)
export const time = z.string().meta({ format: 'date-time', description: 'RFC 3339, UTC' })

const text = z
  .string()
  .max(10_000, 'at most 10,000 characters')
  .refine((value) => value.trim().length > 0, 'write at least one character')

export const PersonRef = z.object({ id, name: z.string() }).meta({ id: 'PersonRef' })

const Audience = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('people'), people: z.array(id).min(1).max(50).readonly() }),
  z.strictObject({ kind: z.enum(['suggested', 'team', 'everyone']) }),
])

const Widening = z.strictObject({ kind: z.enum(['suggested', 'team', 'everyone']), at: moment })

const content = {
  text,
  effortMinutes: z.int().min(1).max(10_080).nullable(),
  needBy: moment.nullable(),
  why: z.string().max(2_000).nullable(),
  audience: Audience,
  widen: z.array(Widening).max(4).readonly(),
  unnamed: z.boolean(),
  urgent: z.boolean(),
  passing: z.boolean(),
  guess: z.number().min(0).max(1).nullable(),
}

export const CreateAsk = z.strictObject({
  text: content.text,
  effortMinutes: content.effortMinutes.optional(),
  needBy: content.needBy.optional(),
  why: content.why.optional(),
  audience: content.audience.optional(),
  widen: content.widen.optional(),
  unnamed: content.unnamed.optional(),
  urgent: content.urgent.optional(),
  passing: content.passing.optional(),
  guess: content.guess.optional(),
  send: z.boolean().optional(),
})
export type CreateAsk = z.output<typeof CreateAsk>

export const EditAsk = CreateAsk.omit({ send: true, unnamed: true }).partial().extend({ askId: id })
export type EditAsk = z.output<typeof EditAsk>

export const AskPath = z.strictObject({ askId: id })

export const SendAsk = z.strictObject({
  askId: id,
  audience: Audience.optional(),
  widen: content.widen.optional(),
})

export const CloseAsk = z.strictObject({
  askId: id,
  outcome: z.enum(['solved', 'partly', 'not', 'withdrawn']),
  note: z.string().max(4_000).optional(),
  helpers: z.array(id).max(20).readonly().optional(),
  keep: z.boolean().optional(),
  minutesSaved: z.int().min(0).max(100_000).optional(),
})

export const ReopenAsk = z.strictObject({ askId: id, needBy: moment.optional() })

export const ThankForAsk = z.strictObject({
  askId: id,
  to: z.array(id).min(1).max(20),
  text: z
    .string()
    .max(2_000)
    .refine((value) => value.trim().length > 0, 'one line is plenty, but not none'),
  public: z.boolean().optional(),
})

export const WriteNote = z.strictObject({
  askId: id,
  text: z
    .string()
    .max(4_000)
    .refine((value) => value.trim().length > 0, 'write at least one character'),
})

export const ListAsks = z.strictObject({
  role: z.enum(['asker', 'audience']).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(300).optional(),
})

export const ListTimeline = z.strictObject({
  askId: id,
  limit: z.coerce.number().int().min(1).max(100).default(100),
  cursor: z.string().max(300).optional(),
})

export const ThanksView = z
  .object({
    id,
    from: PersonRef,
    to: PersonRef,
    text: z.string(),
    public: z.boolean(),
    at: time,
    simulated: z.boolean(),
  })
  .meta({ id: 'Thanks' })
export type ThanksView = z.output<typeof ThanksView>

export const AskView = z
  .object({
    id,
    state: z.enum(['draft', 'open', 'accepted', 'inProgress', 'closed']),
    outcome: z.enum(['solved', 'partly', 'not', 'withdrawn', 'expired']).optional(),
    text: z.string(),
    effortMinutes: z.int().nullable(),
    needBy: time.nullable(),
    why: z.string().nullable(),
    urgent: z.boolean(),
    passing: z.boolean(),
    seenBy: z.enum(['people', 'suggested', 'team', 'everyone']).nullable(),
    asker: PersonRef,
    helpers: z.array(PersonRef),
    note: z
      .string()
      .nullable()
      .meta({ description: 'what happened; for the asker and the helpers, or for all where kept' }),
    keep: z.boolean(),
    thanks: z.array(ThanksView),
    createdAt: time,
    openedAt: time.nullable(),
    acceptedAt: time.nullable(),
    closedAt: time.nullable(),
    version: z.int(),
    edited: z.boolean(),
    simulated: z.boolean(),
    may: z.array(z.string()).meta({ description: 'what this viewer may do with it now' }),
    own: z
      .object({
        audience: z.unknown().nullable(),
        widen: z.array(z.object({ kind: z.enum(['suggested', 'team', 'everyone']), at: time })),
        guess: z.number().nullable(),
        minutesSaved: z.int().nullable(),
        thoughtful: z.array(PersonRef).meta({ description: 'helpers who found this ask thoughtful' }),
      })
      .optional()
      .meta({ description: 'for the asker alone' }),
  })
  .meta({ id: 'Ask' })
export type AskView = z.output<typeof AskView>

export const TimelineItem = z
  .object({
    id,
    at: time,
    kind: z.string(),
    person: PersonRef.optional(),
    other: PersonRef.optional(),
    words: z.string().optional(),
    simulated: z.boolean(),
  })
  .meta({ id: 'TimelineItem' })
export type TimelineItem = z.output<typeof TimelineItem>

export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() })

export const EditHistory = page(z.object({ at: time, text: z.string() }))

export const exampleId = '7k2m9x4c0v5b8n1q3w6e2r7t0y'

export const exampleAsk: AskView = {
  id: exampleId,
  state: 'open',
  text: 'Our nightly export has timed out three nights running. Could you look at the pooler config with me for 20 minutes by Thursday noon?',
  effortMinutes: 20,
  needBy: '2026-05-21T11:00:00.000Z',
  why: null,
  urgent: false,
  passing: false,
  seenBy: 'suggested',
  asker: { id: '5h8j1k4m7n0p3q6r9s2t5v8w1x', name: 'Ada Park' },
  helpers: [],
  note: null,
  keep: false,
  thanks: [],
  createdAt: '2026-05-18T09:12:00.000Z',
  openedAt: '2026-05-18T09:12:00.000Z',
  acceptedAt: null,
  closedAt: null,
  version: 2,
  edited: false,
  simulated: false,
  may: ['edit', 'close', 'withdraw'],
}
