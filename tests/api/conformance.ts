import { isDeepStrictEqual } from 'node:util'
import { splitHttp } from '#platform/http/api.ts'
import type { Operation } from '#platform/operation.ts'

interface Given {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly text: string
}

/** The operation behind a method and a path below /api/v1, the path filled in. */
export function operationFor(operations: readonly Operation[], how: string): Operation | undefined {
  const [method, path = ''] = how.split(' ', 2)
  const parts = (path.split('?')[0] ?? '').split('/')
  return operations.find((operation) => {
    const [wanted, pattern] = splitHttp(operation.http)
    const names = pattern.split('/')
    return (
      wanted === method &&
      names.length === parts.length &&
      names.every((name, place) => name.startsWith('{') || name === parts[place])
    )
  })
}

/**
 * What of an answer is not as the API's description promises; null where all is. A good answer has the promised
 * status and exactly the fields of the output's schema; every other one is a problem.
 */
export function whatDeviates(operations: readonly Operation[], how: string, answer: Given): string | null {
  if (answer.status >= 400) return whatIsNoProblem(answer)
  const operation = operationFor(operations, how)
  if (!operation) return null
  const promised = operation.status ?? 200
  if (answer.status !== promised) return `answered ${answer.status} where ${promised} is promised`
  if (promised === 204) return answer.text === '' ? null : 'has a body with 204'
  const body: unknown = JSON.parse(answer.text)
  const parsed = operation.output.safeParse(body)
  if (!parsed.success) return `its answer is not what its schema says: ${parsed.error.message}`
  return isDeepStrictEqual(parsed.data, body) ? null : `has fields that its schema lacks: ${answer.text}`
}

const MEMBERS = {
  type: 'string',
  title: 'string',
  status: 'number',
  detail: 'string',
  code: 'string',
} as const

/** RFC 9457 with our `code`, the status said twice, and waiting time with 429 and 503. */
export function whatIsNoProblem({ status, headers, text }: Given): string | null {
  const given = headers['content-type']
  const type = typeof given === 'string' ? given : ''
  if (!type.startsWith('application/problem+json')) return `${status} is ${type || 'nothing'}, not a problem`
  const problem = JSON.parse(text) as Readonly<Record<string, unknown>>
  const wrong = Object.entries(MEMBERS).find(([name, kind]) => typeof problem[name] !== kind)
  if (wrong) return `${wrong[0]} is missing in ${text}`
  if (problem['status'] !== status) return `answered ${status} and says ${String(problem['status'])}`
  if (problem['detail'] === problem['code']) return `has no words for ${String(problem['code'])}`
  if ((status === 429 || status === 503) && !/^\d+$/.test(String(headers['retry-after']))) {
    return `${status} without Retry-After`
  }
  return null
}
