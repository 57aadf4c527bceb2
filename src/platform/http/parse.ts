import type { z } from 'zod'
import type { Operation } from '#platform/operation.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'

export interface RawRequest {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
}

/**
 * Path, query string and body become one input, parsed once and trusted afterwards. What no database can store
 * (U+0000, half a surrogate pair) is refused here, so that it can't become a fault further down.
 */
export function parseInput(operation: Operation, raw: RawRequest): { input: unknown } | Refusal {
  const isRead = operation.http.startsWith('GET ')
  const source = isRead ? raw.query : raw.body
  if (source !== undefined && source !== null && (typeof source !== 'object' || Array.isArray(source))) {
    return malformed('body', 'it has to be a JSON object.')
  }
  const params = asRecord(raw.params)
  const fields = asRecord(source)
  const doubled = Object.keys(params).find((name) => name in fields)
  if (doubled) return malformed(isRead ? 'query' : 'body', `${doubled} belongs into the address.`)
  const merged = { ...fields, ...params }
  const unstorable = unstorableIn(merged)
  if (unstorable) return malformed(isRead ? 'query' : 'body', unstorable)
  const parsed = operation.input.safeParse(merged)
  if (parsed.success) return { input: parsed.data }
  return malformed(isRead ? 'query' : 'body', sentence(parsed.error))
}

export function malformed(where: 'body' | 'query' | 'path' | 'header', says: string): Refusal {
  return refuse('request.malformed', { where, says })
}

function sentence(error: z.ZodError): string {
  const says = error.issues.slice(0, 3).map((issue) => {
    if (issue.code === 'unrecognized_keys') return `unknown field ${issue.keys.slice(0, 3).join(', ')}`
    const field = issue.path.join('.')
    return field ? `${field}: ${issue.message}` : issue.message
  })
  return `${says.join('; ')}.`
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...(value as Record<string, unknown>) } : {}
}

/** Without recursion: a body may be nested deeper than the stack is. */
function unstorableIn(value: unknown): string | null {
  const left = [value]
  while (left.length > 0) {
    const held = left.pop()
    if (typeof held === 'string') {
      const found = unstorableText(held)
      if (found) return found
    } else if (typeof held === 'object' && held !== null) {
      for (const [key, inner] of Object.entries(held)) left.push(key, inner)
    }
  }
  return null
}

function unstorableText(text: string): string | null {
  if (text.includes('\u0000')) return 'it contains the character U+0000.'
  return text.isWellFormed() ? null : 'it contains half a character (a surrogate without its other half).'
}
