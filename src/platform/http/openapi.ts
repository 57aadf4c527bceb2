import { z } from 'zod'
import { API_BASE, splitHttp } from '#platform/http/api.ts'
import type { Operation } from '#platform/operation.ts'

type Json = Readonly<Record<string, unknown>>

const PROBLEM: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    next: { type: 'string', description: 'what the person can do' },
  },
}

/** The one address that is no operation: a stream has no single answer. */
const STREAM: Json = {
  operationId: 'events.stream',
  summary: 'Hints at what changed, as Server-Sent Events. `Last-Event-ID` resumes without loss or double.',
  security: [{ token: [] }, { session: [] }],
  'x-access': { who: 'person', scope: 'me' },
  parameters: [{ name: 'Last-Event-ID', in: 'header', required: false, schema: { type: 'string' } }],
  responses: {
    '200': {
      description: 'The stream',
      content: {
        'text/event-stream': {
          schema: { type: 'string' },
          example:
            'id: 12.0\nevent: ask.changed\ndata: {"id":"12.0","type":"ask.changed","about":{"kind":"ask","id":"…"}}\n\n',
        },
      },
    },
    default: {
      description: 'A refusal, with what to do next',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  },
}

/** OpenAPI 3.1 from the operations themselves: what the server parses by is what the document says. */
export function describeApi(operations: readonly Operation[], version: string): Json {
  const paths: Record<string, Record<string, Json>> = {}
  const schemas: Record<string, unknown> = { Problem: PROBLEM }
  for (const operation of operations) {
    const [method, path] = splitHttp(operation.http)
    const item = paths[API_BASE + path] ?? {}
    item[method.toLowerCase()] = describe(operation, schemas)
    paths[API_BASE + path] = item
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Askwell',
      version,
      description: 'A self-hosted help exchange: from "I\'m stuck" to "thank you".',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths: sortKeys({ ...paths, [`${API_BASE}/events`]: { get: STREAM } }),
    components: {
      schemas: sortKeys(schemas),
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'askwell_session' },
      },
    },
  }
}

function describe(operation: Operation, schemas: Record<string, unknown>): Json {
  const [method, path] = splitHttp(operation.http)
  const input = schemaOf(operation.input, 'input', schemas)
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
  const isRead = method === 'GET'
  const output = operation.status === 204 ? null : schemaOf(operation.output, 'output', schemas)
  const status = String(operation.status ?? 200)
  const good = output
    ? {
        description: 'Done',
        content: { 'application/json': { schema: output, example: operation.example.output } },
      }
    : { description: 'Done, nothing to say' }
  const problem = {
    description: 'A refusal, with what to do next',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
  const body = isRead ? null : bodyOf(input, names, operation.example.input)
  return {
    operationId: operation.name,
    summary: operation.summary,
    security: operation.access.who === 'public' ? [] : [{ token: [] }, { session: [] }],
    'x-access': operation.access,
    parameters: parametersOf(operation, input, names),
    ...(body ? { requestBody: body } : {}),
    responses: { [status]: good, default: problem },
  }
}

function parametersOf(operation: Operation, input: Json, pathNames: readonly string[]): Json[] {
  const [method] = splitHttp(operation.http)
  const properties = (input['properties'] ?? {}) as Record<string, Json>
  const required = (input['required'] ?? []) as string[]
  const parameters: Json[] = []
  for (const [name, schema] of Object.entries(properties)) {
    const inPath = pathNames.includes(name)
    if (!inPath && method !== 'GET') continue
    parameters.push({
      name,
      in: inPath ? 'path' : 'query',
      required: inPath || required.includes(name),
      schema,
    })
  }
  if (method === 'POST') {
    const schema = { type: 'string', minLength: 1, maxLength: 255 }
    parameters.push({ name: 'Idempotency-Key', in: 'header', required: false, schema })
  }
  if (operation.etag && method !== 'GET') {
    parameters.push({ name: 'If-Match', in: 'header', required: false, schema: { type: 'string' } })
  }
  return parameters
}

function bodyOf(input: Json, pathNames: readonly string[], example: unknown): Json | null {
  const properties = Object.entries((input['properties'] ?? {}) as Record<string, Json>)
  const own = properties.filter(([name]) => !pathNames.includes(name))
  if (own.length === 0) return null
  const required = ((input['required'] ?? []) as string[]).filter((name) => !pathNames.includes(name))
  const given = Object.entries(example as Record<string, unknown>).filter(
    ([name]) => !pathNames.includes(name),
  )
  return {
    required: required.length > 0,
    content: {
      'application/json': {
        schema: {
          type: 'object',
          properties: Object.fromEntries(own),
          ...(required.length > 0 ? { required } : {}),
          additionalProperties: false,
        },
        example: Object.fromEntries(given),
      },
    },
  }
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output', schemas: Record<string, unknown>): Json {
  const made = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    unrepresentable: 'any',
    reused: 'inline',
  })
  const { $defs, $schema: _schema, ...rest } = made as Record<string, unknown>
  for (const [name, definition] of Object.entries(($defs ?? {}) as Json))
    schemas[name] = withoutIds(definition)
  const id = rest['id']
  if (typeof id === 'string' && io === 'output') {
    schemas[id] = withoutIds(rest)
    return { $ref: `#/components/schemas/${id}` }
  }
  return withoutIds(rest) as Json
}

/** `id` of zod's metadata is the component's name, not a part of it; references move to the components. */
function withoutIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutIds)
  if (typeof value !== 'object' || value === null) return value
  const isSchema = 'type' in value || '$ref' in value || 'anyOf' in value
  const entries = Object.entries(value).filter(
    ([key, held]) => !(isSchema && key === 'id' && typeof held === 'string'),
  )
  return Object.fromEntries(
    entries.map(([key, held]) =>
      key === '$ref' && typeof held === 'string'
        ? [key, held.replace('#/$defs/', '#/components/schemas/')]
        : [key, withoutIds(held)],
    ),
  )
}

function sortKeys<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
}
