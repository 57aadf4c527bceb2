import { z } from 'zod'

/** What an API token may be limited to; `<scope>:read` is the half of it that changes nothing. */
export const SCOPES = ['asks', 'people', 'evidence', 'me'] as const

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
