import { z } from 'zod'
import { HOOK_KINDS } from './domain.ts'

const time = z.string().meta({ format: 'date-time', description: 'RFC 3339, UTC' })

export const Kinds = z.array(z.enum(HOOK_KINDS)).min(1).max(HOOK_KINDS.length)

/** Where another program hears what happened here. */
export const HookView = z
  .object({
    id: z.string(),
    url: z.string(),
    kinds: Kinds,
    note: z.string().nullable().meta({ description: 'what it is for, in the admin’s words' }),
    isOn: z.boolean(),
    offWhy: z.enum(['gone', 'failing']).nullable().meta({
      description: 'why it was turned off by itself: it answered 410, or nothing good for three days',
    }),
    offAt: time.nullable(),
    failingSince: time.nullable(),
    sentAt: time.nullable().meta({ description: 'the last delivery that was taken' }),
    waiting: z.int(),
    createdAt: time,
    bothSecretsUntil: time.nullable().meta({ description: 'until then the secret before signs along' }),
  })
  .meta({ id: 'Webhook' })
export type HookView = z.output<typeof HookView>

/** The only time that the secret is shown. */
export const HookWithSecret = HookView.extend({
  secret: z.string().meta({ description: 'signs what is sent: `whsec_…`, as Standard Webhooks has it' }),
}).meta({ id: 'WebhookWithSecret' })

export const DeliveryView = z
  .object({
    id: z.string(),
    eventId: z.string().meta({ description: 'the `webhook-id` of every try' }),
    kind: z.string(),
    at: time,
    state: z.enum(['waiting', 'sent', 'failed']),
    dueAt: time.nullable().meta({ description: 'of the next try' }),
    tries: z.array(
      z.object({
        number: z.int(),
        at: time,
        status: z.int().nullable().meta({ description: 'HTTP status, where there was one' }),
        ms: z.int().nullable(),
        says: z.string().nullable().meta({ description: 'what went wrong, in codes' }),
      }),
    ),
  })
  .meta({ id: 'WebhookDelivery' })
export type DeliveryView = z.output<typeof DeliveryView>

const Url = z
  .string()
  .min(1)
  .max(2_000)
  .meta({ description: 'https://…; private networks only by OUTBOUND_ALLOW' })
const Note = z.string().trim().max(200)

export const HookPath = z.strictObject({ webhookId: z.string().min(1).max(64) })
export const NewHook = z.strictObject({ url: Url, kinds: Kinds, note: Note.optional() })
export const ChangedHook = z.strictObject({
  webhookId: z.string().min(1).max(64),
  url: Url.optional(),
  kinds: Kinds.optional(),
  note: Note.nullable().optional(),
  isOn: z.boolean().optional(),
})
export const Replay = z.strictObject({
  webhookId: z.string().min(1).max(64),
  deliveryId: z.string().min(1).max(64).optional().meta({ description: 'this one' }),
  since: z.iso.datetime({ offset: true }).optional().meta({
    description: 'or all of events since then, the 1,000 oldest of them',
  }),
})

export const exampleHook: HookView = {
  id: '7h3k5m8n2p4q6r8s0t2v4w6x8y',
  url: 'https://hooks.example.org/askwell',
  kinds: ['ask.opened', 'ask.closed'],
  note: 'Board in the hall',
  isOn: true,
  offWhy: null,
  offAt: null,
  failingSince: null,
  sentAt: '2026-05-18T09:12:01.000Z',
  waiting: 0,
  createdAt: '2026-05-11T08:00:00.000Z',
  bothSecretsUntil: null,
}

export const exampleSecret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

export const exampleDelivery: DeliveryView = {
  id: '3a5c7e9g1j3m5p7r9t1w3y5a7c',
  eventId: '5b7d9f1h3k5n7q9s1v3x5z7b9d',
  kind: 'ask.opened',
  at: '2026-05-18T09:12:00.000Z',
  state: 'sent',
  dueAt: null,
  tries: [{ number: 1, at: '2026-05-18T09:12:01.000Z', status: 204, ms: 87, says: null }],
}
