/** Method, path and what is left for the query string or the body: how an operation's input travels. */
export interface Addressed {
  readonly method: string
  readonly path: string
  readonly rest: Readonly<Record<string, unknown>>
}

/**
 * Fields that the path names go into it, encoded; the rest is the query string of a read, or the body of a write.
 *
 * @param route `POST /asks/{askId}/close`
 */
export function addressed(route: string, input: unknown): Addressed {
  const [method = 'GET', template = '/'] = route.split(' ', 2)
  const rest: Record<string, unknown> = { ...asFields(input) }
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  return method === 'GET' ? { method, path: path + queryOf(rest), rest: {} } : { method, path, rest }
}

function queryOf(fields: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null)
  if (given.length === 0) return ''
  return `?${new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString()}`
}

function asFields(input: unknown): object {
  return typeof input === 'object' && input !== null ? input : {}
}
