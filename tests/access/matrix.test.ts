import { afterAll, beforeAll, expect, test } from 'vitest'
import { SCOPES } from '#features/accounts/schema.ts'
import { splitHttp } from '#platform/http/api.ts'
import { newId } from '#platform/ids.ts'
import type { Operation } from '#platform/operation.ts'
import { type Caster, httpWorld, type Key } from '../api/http-world.ts'
import { type Caller, CALLERS, expectedFor, isAsExpected, type Relation } from './expected.ts'
import { makeAsk, makeDraft, somebody, type Things, thingsOf } from './things.ts'

const http = await httpWorld()
afterAll(() => http.close())
const { operations } = http.world.catalogue

/** The person behind each caller; the narrow tokens are all of one member. */
const people = new Map<Caller, Caster>()
const held = new Map<string, Things>()

beforeAll(async () => {
  const member = await somebody(http)
  const departed = await somebody(http)
  const admin = await somebody(http, { role: 'admin' })
  for (const caller of CALLERS) people.set(caller, member)
  people.set('lead', await somebody(http, { role: 'lead' }))
  people.set('admin', admin)
  people.set('departed person', departed)
  await http.good(admin.key, `PATCH /people/${departed.id}`, { left: true })
})

test('every operation declares who may call it, and whose thing its path names', () => {
  const without = operations.filter(({ access }) => !access?.who || !access.scope)
  expect(without.map(({ name }) => name)).toEqual([])
  const pathless = operations.filter(
    ({ access, http: how }) => access.object && !how.includes(`{${access.object.param}}`),
  )
  expect(pathless.map(({ name }) => name)).toEqual([])
})

test.each(operations.map((operation) => [operation.name, operation] as const))(
  '%s lets in whom its declaration lets in, and nobody else',
  async (_name, operation: Operation) => {
    const deviations: string[] = []
    for (const caller of CALLERS) {
      const key = await keyOf(caller, operation)
      for (const relation of relationsOf(operation)) {
        const expected = expectedFor(operation, caller, relation)
        for (const [which, things] of await casesOf(operation, caller, relation)) {
          const { path, body } = requestOf(operation, things)
          const { status, text } = await http.call(key, path, body === null ? {} : { body })
          if (!isAsExpected(status, text, expected)) {
            deviations.push(`${caller}, ${relation} ${which}: ${status} instead of ${expected} ${text}`)
          }
          if (status < 300 && operation.kind === 'command') forget(things)
        }
      }
    }
    expect(deviations).toEqual([])
  },
)

function paramsOf(operation: Operation): string[] {
  return [...operation.http.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
}

/** Without a declared owner a path's thing is everybody's: then there is only one that is there, and one that isn't. */
function relationsOf(operation: Operation): Relation[] {
  if (paramsOf(operation).length === 0) return ['none']
  // what anybody may open by knowing its name is the same to everybody
  if (operation.access.who === 'public') return ['own']
  const { object } = operation.access
  if (!object) return ['own', 'unknown']
  return ['own', ...(object.param === 'askId' ? (['seen'] as const) : []), "somebody else's", 'unknown']
}

async function casesOf(
  operation: Operation,
  caller: Caller,
  relation: Relation,
): Promise<(readonly [string, Things])[]> {
  const [first, ...rest] = paramsOf(operation)
  if (first === undefined) return [['', {}]]
  const person = people.get(caller) as Caster
  if (caller === 'anonymous' || caller === 'revoked token' || caller === 'departed person') {
    return [['', await ofStranger(first)]]
  }
  if (relation === 'own') return [['', await once(`${first} of ${person.id}`, first, person)]]
  if (relation === 'seen') return [['ask', await seenBy(person)]]
  if (relation === "somebody else's") {
    const draft =
      first === 'askId' ? ([['draft', { ...(await ofStranger(first)), ...(await draftOf()) }]] as const) : []
    return [['', await ofStranger(first)], ...draft]
  }
  const own = await once(`${first} of ${person.id}`, first, person)
  const foreign = await ofStranger(first)
  const ids = rest.filter((param) => param !== 'round')
  return [
    ['first id', { ...own, [first]: newId() }],
    ['long id', { ...own, [first]: 'z'.repeat(64) }],
    ...ids.map((param) => [`second id`, { ...own, [param]: newId() }] as const),
    ...ids.map((param) => ["second id of another's", { ...own, [param]: foreign[param] ?? '' }] as const),
  ]
}

/** What a command has changed no longer is what its name says. */
function forget(used: Things): void {
  const ids = new Set(Object.values(used))
  for (const [name, things] of held) if (Object.values(things).some((id) => ids.has(id))) held.delete(name)
}

async function once(name: string, param: string, person: Caster): Promise<Things> {
  const things = held.get(name) ?? (await thingsOf(http, param, person))
  held.set(name, things)
  return things
}

async function ofStranger(param: string): Promise<Things> {
  return held.get(`${param} of a stranger`) ?? once(`${param} of a stranger`, param, await somebody(http))
}

async function draftOf(): Promise<Things> {
  const things = held.get('draft') ?? (await makeDraft(http, await somebody(http)))
  held.set('draft', things)
  return things
}

async function seenBy(person: Caster): Promise<Things> {
  const name = `seen by ${person.id}`
  const things = held.get(name) ?? (await makeAsk(http, await somebody(http), [person]))
  held.set(name, things)
  return things
}

async function keyOf(caller: Caller, { access }: Operation): Promise<Key> {
  const { id, key } = people.get(caller) as Caster
  const scope = access.scope as (typeof SCOPES)[number]
  switch (caller) {
    case 'anonymous':
      return null
    case 'revoked token':
      return revoked(id)
    case 'token without the scope':
      return http.token(
        id,
        SCOPES.filter((other) => other !== scope),
      )
    case 'token that only reads':
      return http.token(id, [`${scope}:read`])
    case 'token with this scope alone':
      return http.token(id, [scope])
    default:
      return key
  }
}

async function revoked(personId: string): Promise<Key> {
  const owner = await http.token(personId, ['me'])
  const { id, secret } = await http.good<{ id: string; secret: string }>(owner, 'POST /me/tokens', {
    scopes: ['me'],
  })
  await http.good(owner, `DELETE /me/tokens/${id}`)
  return { bearer: secret }
}

/** The example of the operation, with the ids of things that are there. */
function requestOf(operation: Operation, things: Things): { path: string; body: object | null } {
  const [method, pattern] = splitHttp(operation.http)
  const path = pattern.replace(/\{(\w+)\}/g, (_all, name: string) => things[name] ?? 'missing')
  const names = paramsOf(operation)
  const fields = Object.entries(operation.example.input as object).filter(([name]) => !names.includes(name))
  if (method !== 'GET')
    return { path: `${method} ${path}`, body: fields.length > 0 ? Object.fromEntries(fields) : null }
  const query = new URLSearchParams(fields.map(([name, value]) => [name, String(value)])).toString()
  return { path: `GET ${path}${query ? `?${query}` : ''}`, body: null }
}
