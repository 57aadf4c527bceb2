import type { z } from 'zod'
import type { Instant } from '#engine/time/instant.ts'
import type { Actor } from '#platform/actor.ts'
import type { RateRule } from '#platform/http/rate-limit.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { Services } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'

/**
 * Commands and queries are values. One definition serves the HTTP route, its OpenAPI operation, the typed client
 * of the web app, the audit entry, and a command-line verb where one is wanted.
 */
export interface Access {
  /**
   * the least role that may call it; `public` needs no sign-in, `guest` a seat or a person, `person` any signed-in
   * person
   */
  readonly who: 'public' | 'guest' | 'person' | 'lead' | 'admin'
  /** the scope that an API token needs; queries are also open to `<scope>:read` */
  readonly scope: string
  /** true where a token with this scope needs no role besides (an importer's token) */
  readonly scopeSuffices?: boolean
  /** whose object it touches, and what somebody else hears: 404 where they may not even know of it */
  readonly object?: {
    readonly param: string
    readonly belongsTo: string
    readonly others: 403 | 404
    /** its commands lock it from the beginning: they wait for each other before they take a connection */
    readonly oneAtATime?: true
  }
}

export interface Context {
  readonly actor: Actor
  readonly now: Instant
  readonly tx: Tx
  readonly services: Services
  readonly requestId: string
  /** the version that the client believes it is changing (`If-Match`), where it said so */
  readonly ifMatch?: string
  /** tells the audit what was there before and what is there after; called again, it adds to what was told */
  readonly noteChange?: (before: Fields, after: Fields) => void
}

/** Fields of an account or of the organisation; never what people say to each other. */
export type Fields = Readonly<Record<string, unknown>>

export interface Cookie {
  readonly name: string
  readonly value: string
  readonly path: string
  readonly maxAgeMs: number
}

interface Definition<I extends z.ZodType, O extends z.ZodType> {
  /** operationId, audit entry, typed client: `<slice>.<verb>` */
  readonly name: string
  /** method and path below /api/v1 (`POST /asks/{askId}/send`) */
  readonly http: string
  readonly summary: string
  readonly access: Access
  /** path parameters, query string and body in one object; unknown fields are refused */
  readonly input: I
  readonly output: O
  /** the answer shows a secret this one time: what is kept of it for a repeated request is sealed */
  readonly answersSecret?: true
  readonly status?: 200 | 201 | 202 | 204
  readonly example: { readonly input: z.input<I>; readonly output: z.input<O> }
  /** the version that `ETag` carries, where the answer has one */
  readonly etag?: (output: z.output<O>) => string
  /** how many refusals one address may cause: for what lets in whoever knows a short code */
  readonly tries?: RateRule
  /** what the browser keeps of the answer */
  readonly cookie?: (output: z.output<O>) => Cookie | null
  /** the id of the thing in the audit entry, where the path doesn't name it */
  readonly about?: (output: z.output<O>) => string
  readonly run: (context: Context, input: z.output<I>) => Promise<z.output<O> | Refusal>
}

export interface Command<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType>
  extends Definition<I, O> {
  readonly kind: 'command'
}

export interface Query<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType>
  extends Definition<I, O> {
  readonly kind: 'query'
}

/** Any operation, with its types forgotten: what the server, OpenAPI and tests iterate over. */
export interface Operation
  extends Omit<Definition<z.ZodType, z.ZodType>, 'run' | 'etag' | 'about' | 'cookie'> {
  readonly kind: 'command' | 'query'
  readonly etag?: (output: never) => string
  readonly about?: (output: never) => string
  readonly cookie?: (output: never) => Cookie | null
  readonly run: (context: Context, input: never) => Promise<unknown>
}

export function command<I extends z.ZodType, O extends z.ZodType>(
  definition: Definition<I, O>,
): Command<I, O> {
  return { kind: 'command', ...definition }
}

export function query<I extends z.ZodType, O extends z.ZodType>(definition: Definition<I, O>): Query<I, O> {
  return { kind: 'query', ...definition }
}

export function isOperation(value: unknown): value is Operation {
  if (typeof value !== 'object' || value === null) return false
  const candidate = value as Partial<Operation>
  return (candidate.kind === 'command' || candidate.kind === 'query') && typeof candidate.http === 'string'
}
