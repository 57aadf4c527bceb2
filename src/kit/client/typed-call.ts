import type { Client, WriteOptions } from './client.tsx'

/** What an operation takes and gives, read off its schemas; types alone, nothing of it reaches the browser. */
interface Described {
  readonly input: { readonly _zod: { readonly input: unknown } }
  readonly output: { readonly _zod: { readonly output: unknown } }
}
export type InputOf<T extends Described> = T['input']['_zod']['input']
export type AnswerOf<T extends Described> = T['output']['_zod']['output']

export type CallOptions = WriteOptions & { readonly signal?: AbortSignal }

type Catalogue<Operations> = { readonly [Name in keyof Operations]: { input: unknown; answer: unknown } }

/**
 * A function that calls operations by name over a client.
 *
 * @param routes method and path of each operation, with `{name}` for path parameters
 */
export function typedCall<Operations extends Catalogue<Operations>>(
  routes: Readonly<Record<keyof Operations, string>>,
) {
  return async <Name extends keyof Operations>(
    client: Client,
    name: Name,
    input: Operations[Name]['input'],
    options: CallOptions = {},
  ): Promise<Operations[Name]['answer']> => {
    const { method, path, rest } = addressed(routes[name], asFields(input))
    const { signal, ...write } = options
    if (method === 'GET') return client.get(path + queryOf(rest), signal)
    if (method === 'POST') return client.post(path, rest, write)
    if (method === 'PATCH') return client.patch(path, rest, write)
    await client.remove(path, write)
    return null as Operations[Name]['answer']
  }
}

/** Fields that the path names go into it, encoded; the rest is the query string or the body. */
export function addressed(route: string, fields: Readonly<Record<string, unknown>>) {
  const [method = 'GET', template = '/'] = route.split(' ', 2)
  const rest = { ...fields }
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  return { method, path, rest }
}

function queryOf(fields: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null)
  if (given.length === 0) return ''
  return `?${new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString()}`
}

function asFields(input: unknown): Readonly<Record<string, unknown>> {
  return typeof input === 'object' && input !== null ? (input as Record<string, unknown>) : {}
}
