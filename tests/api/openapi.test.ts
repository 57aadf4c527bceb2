import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, expect, test } from 'vitest'
import { parseInput } from '#platform/http/parse.ts'
import type { Operation } from '#platform/operation.ts'
import { isRefusal } from '#platform/refusal.ts'
import { httpWorld } from './http-world.ts'

/** The HTTP table of the contract, but for what this release leaves out (rituals, webhooks, SCIM, standing offers). */
const PROMISED = [
  'POST /coach',
  'POST /who',
  'POST /asks',
  'GET /asks',
  'GET /asks/{askId}',
  'PATCH /asks/{askId}',
  'POST /asks/{askId}/send',
  'POST /asks/{askId}/close',
  'POST /asks/{askId}/reopen',
  'GET /asks/{askId}/plan',
  'GET /invitations',
  'POST /invitations/{invitationId}/accept',
  'POST /invitations/{invitationId}/decline',
  'POST /invitations/{invitationId}/pass',
  'POST /invitations/{invitationId}/later',
  'POST /asks/{askId}/offers',
  'POST /asks/{askId}/offers/{offerId}/take',
  'POST /asks/{askId}/thanks',
  'GET /asks/{askId}/timeline',
  'GET /me',
  'PATCH /me',
  'GET /me/export',
  'GET /people',
  'GET /people/{personId}',
  'GET /teams',
  'POST /evidence',
  'DELETE /evidence/{evidenceId}',
  'GET /notices',
  'GET /events',
] as const

interface Document {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
}
interface Described {
  readonly operationId?: string
  readonly security?: readonly unknown[]
  readonly 'x-access'?: { readonly who: string; readonly scope: string }
  readonly parameters?: readonly { readonly name: string; readonly in: string }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly example?: unknown }>> }
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly example?: unknown }>> }>
  >
}

const http = await httpWorld()
afterAll(() => http.close())
const { operations } = http.world.catalogue
const document = (await http.server.inject('/api/openapi.json')).json<Document>()
const described = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ http: `${method.toUpperCase()} ${path}`, operation })),
)

test('the description is OpenAPI 3.1 and validates', async () => {
  expect(document.openapi).toMatch(/^3\.1\./)
  expect(await new Validator().validate({ ...document })).toMatchObject({ valid: true })
})

test('it answers without sign-in, and so does the readable reference with every operation in it', async () => {
  const reference = await http.server.inject('/api/docs')
  expect(reference.statusCode).toBe(200)
  for (const { name } of operations) expect(reference.body).toContain(`id="${name}"`)
})

test('every operation of the contract is there', () => {
  const there = new Set(described.map((one) => one.http.replace('/api/v1', '')))
  expect(PROMISED.filter((promised) => !there.has(promised))).toEqual([])
  expect(described.length).toBe(operations.length + 1)
})

test('no two operations have one name', () => {
  const names = described.map(({ operation }) => operation.operationId)
  expect(new Set(names).size).toBe(names.length)
})

test.each(described.map((one) => [one.http, one.operation] as const))(
  '%s says its name, who may call it, and shows an example',
  (_how, operation: Described) => {
    expect(operation.operationId).toMatch(/^[a-z]+(\.[a-zA-Z]+)?$/)
    expect(operation.security).toBeInstanceOf(Array)
    expect(operation['x-access']).toMatchObject({
      who: expect.stringMatching(/^(public|guest|person|lead|admin)$/),
      scope: expect.stringMatching(/^[a-z]+$/),
    })
    const [status, answer] = Object.entries(operation.responses).find(([code]) => code.startsWith('2')) ?? []
    expect(status).toBeDefined()
    const [shown] = Object.values(answer?.content ?? {})
    expect(status === '204' || shown?.example !== undefined).toBe(true)
    const body = operation.requestBody?.content['application/json']
    expect(operation.requestBody === undefined || body?.example !== undefined).toBe(true)
  },
)

test.each(described.map((one) => [one.http, one.operation] as const))(
  '%s describes each part of its path, and keys and tags where they are taken',
  (how, operation: Described) => {
    const named = (where: string) =>
      (operation.parameters ?? []).flatMap((parameter) => (parameter.in === where ? [parameter.name] : []))
    const inPath = [...how.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const inOrder = (names: readonly (string | undefined)[]) =>
      names.map(String).toSorted((a, b) => (a < b ? -1 : 1))
    expect(inOrder(named('path'))).toEqual(inOrder(inPath))
    expect(named('header').includes('Idempotency-Key')).toBe(how.startsWith('POST '))
    const known = ['Idempotency-Key', 'If-Match', 'Last-Event-ID']
    expect(named('header').filter((name) => !known.includes(name))).toEqual([])
  },
)

test.each(operations.map((operation) => [operation.name, operation] as const))(
  'the example of %s is true by its own schemas',
  (_name, operation: Operation) => {
    const isRead = operation.http.startsWith('GET ')
    const fields = operation.example.input
    const parsed = parseInput(operation, {
      params: {},
      query: isRead ? fields : {},
      body: isRead ? {} : fields,
    })
    expect(isRefusal(parsed) ? parsed : null).toBeNull()
    const output = operation.output.safeParse(operation.example.output)
    expect(output.error?.message).toBeUndefined()
    expect(output.data).toEqual(operation.example.output)
  },
)
