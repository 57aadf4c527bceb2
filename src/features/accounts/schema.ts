import { z } from 'zod'
import { exampleId, lineOf } from '#features/people/schema.ts'

/** What an API token may be limited to; `<scope>:read` is the half of it that changes nothing. */
export const SCOPES = ['asks', 'people', 'evidence', 'me', 'channels', 'webhooks'] as const

export const Scope = z.enum([...SCOPES, ...SCOPES.map((scope) => `${scope}:read` as const)])

/** All that the person may, or a list of scopes. */
export type Scopes = 'all' | readonly z.infer<typeof Scope>[]

export const ScopesInput = z.union([
  z.literal('all'),
  z
    .array(Scope)
    .min(1)
    .max(2 * SCOPES.length),
])

export const TokenView = z.strictObject({
  id: z.string(),
  name: z.string(),
  scopes: ScopesInput,
  createdAt: z.string(),
  lastSeenAt: z.string().nullable(),
})

/** The only time that the secret is shown. */
export const NewTokenView = TokenView.extend({ secret: z.string() })

export const SessionView = z.strictObject({
  id: z.string(),
  createdAt: z.string(),
  lastSeenAt: z.string(),
  /** the session that asks */
  current: z.boolean(),
})

/** Shown once, like a token's secret. */
export const SignInLinkView = z.strictObject({
  personId: z.string(),
  path: z.string().meta({ description: 'below the address of this Askwell; works once, in any browser' }),
  expiresAt: z.string().meta({ format: 'date-time' }),
})

export const MakeToken = z.strictObject({
  name: lineOf(100).default('API'),
  scopes: ScopesInput,
})

export const exampleToken: z.infer<typeof TokenView> = {
  id: exampleId,
  name: 'Editor on my laptop',
  scopes: ['asks', 'people:read'],
  createdAt: '2026-05-18T09:00:00.000Z',
  lastSeenAt: null,
}
