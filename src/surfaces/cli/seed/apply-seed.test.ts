import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAuthenticate } from '#features/accounts/queries.ts'
import { openWorld, type TestWorld } from '#features/people/fixtures/world.ts'
import { findByEmail, listPeopleByIds } from '#features/people/queries.ts'
import { loadReach } from '#features/reach/queries.ts'
import type { Io } from '../io.ts'
import { runLink } from '../link.ts'
import { runSeed } from '../seed.ts'
import { readScopes, runToken } from '../token.ts'
import { readSeed } from './schema.ts'

let world: TestWorld & { publicUrl: () => string }
beforeAll(async () => {
  world = { ...(await openWorld()), publicUrl: () => 'https://help.example.org' }
})
afterAll(() => world.close())

function listen() {
  const heard = { out: '', err: '' }
  const io: Io = {
    out: (text) => {
      heard.out += text
    },
    err: (text) => {
      heard.err += text
    },
    stdin: async () => '',
    stdinBytes: async () => new Uint8Array(),
    now: () => 0,
    isTty: false,
    env: {},
  }
  return { io, heard }
}

const seed = {
  people: [
    {
      email: 'Ada@example.org',
      name: 'Ada Adeyemi',
      team: 'Data',
      department: 'Product',
      title: 'Engineer',
      manager: 'dana@example.org',
      zone: 'Europe/Berlin',
      hours: { mon: ['09:00', '17:00'], sat: ['22:00', '02:00'] },
      limit: 0,
    },
    { email: 'dana@example.org', name: 'Dana Diaz', team: 'Data', role: 'lead' },
    { email: 'lena@example.org', name: 'Lena Lund', role: 'admin', limit: 5 },
  ],
  evidence: [
    {
      time: '2026-05-01T10:00:00Z',
      people: [
        ['ada@example.org', 'author'],
        ['dana@example.org', 'helper'],
      ],
      text: 'pooler timeout',
      paths: ['db/pool.ts'],
    },
    { t: 1_770_000_000, person: 'lena@example.org', role: 'author', text: 'billing export' },
  ],
}

test('a seed fills an empty database, tells nobody, and prints who is there with a token each', async () => {
  const { io, heard } = listen()
  expect(await runSeed(JSON.stringify(seed), io, world)).toBe(0)
  const { people } = JSON.parse(heard.out) as { people: { id: string; email: string; token: string }[] }
  expect(people.map(({ email }) => email)).toEqual([
    'Ada@example.org',
    'dana@example.org',
    'lena@example.org',
  ])
  const [ada, dana, lena] = people
  const authenticate = createAuthenticate(world)
  expect(await authenticate({ bearer: ada?.token ?? '' })).toMatchObject({ personId: ada?.id, scopes: 'all' })
  expect(await authenticate({ bearer: lena?.token ?? '' })).toMatchObject({ role: 'admin' })
  const found = await world.run((tx) => listPeopleByIds(tx, [ada?.id ?? '']))
  expect(found).toMatchObject([
    { managerId: dana?.id, team: 'Data', department: 'Product', zone: 'Europe/Berlin' },
  ])
  const reach = await world.run((tx) =>
    loadReach(
      tx,
      people.map(({ id }) => id),
    ),
  )
  expect(people.map(({ id }) => reach.get(id))).toMatchObject([
    { hours: seed.people[0]?.hours, weeklyLimit: 0 },
    { hours: null, weeklyLimit: 3, mail: 'atOnce' },
    { hours: null, weeklyLimit: 5, mail: 'atOnce' },
  ])
  const jobs = await world.db.selectFrom('platformJobs').select('kind').execute()
  expect(jobs).toEqual([])
})

test('a second seed is refused with what to do instead', async () => {
  const { io, heard } = listen()
  await expect(runSeed(JSON.stringify(seed), io, world)).rejects.toThrow('askwell import people')
  expect(heard.out).toBe('')
})

const ada = { email: 'ada@example.org', name: 'Ada' }
test.each([
  ['{', '', 'is not JSON'],
  ['[]', '', 'expected object'],
  [{}, 'people', 'expected array'],
  [{ people: [] }, 'people', 'names nobody'],
  [{ people: [ada], teams: [] }, 'teams', 'is not a field'],
  [{ people: [{ ...ada, nick: 'A' }] }, 'people[0].nick', 'is not a field'],
  [{ people: [{ email: 'ada', name: 'Ada' }] }, 'people[0].email', 'is not an e-mail address'],
  [{ people: [{ ...ada, name: ' ' }] }, 'people[0].name', 'is empty'],
  [{ people: [{ ...ada, zone: 'Europe/Atlantis' }] }, 'people[0].zone', 'is not a time zone'],
  [{ people: [{ ...ada, hours: { mon: ['9', '17:00'] } }] }, 'people[0].hours.mon[0]', 'HH:MM'],
  [{ people: [{ ...ada, hours: { mo: ['09:00', '17:00'] } }] }, 'people[0].hours.mo', 'is not a field'],
  [{ people: [{ ...ada, limit: 99 }] }, 'people[0].limit', '50'],
  [{ people: [{ ...ada, role: 'boss' }] }, 'people[0].role', 'member'],
  [{ people: [ada, { ...ada, email: 'ADA@example.org' }] }, 'people[1].email', 'people[0]'],
  [{ people: [{ ...ada, manager: 'nobody@example.org' }] }, 'people[0].manager', 'not in the file'],
  [{ people: [{ ...ada, manager: 'ada@example.org' }] }, 'people[0].manager', 'leads back'],
  [{ people: [ada], evidence: [{ text: 'x', person: 'ada' }] }, 'evidence[0]', 'time'],
])('%o is refused, naming the field', async (file, field, says) => {
  const text = typeof file === 'string' ? file : JSON.stringify(file)
  expect(readSeed(text)).toMatchObject({ refusal: 'seed.malformed', params: { field } })
  await expect(runSeed(text, listen().io, world)).rejects.toThrow(says)
})

test('a link and a token are made on the command line for who is here, and for nobody else', async () => {
  const link = listen()
  expect(await runLink({ email: 'ADA@example.org', json: false }, link.io, world)).toBe(0)
  expect(link.heard.out).toMatch(/^https:\/\/help\.example\.org\/login\/confirm\/[\w-]{32}\n$/)
  const token = listen()
  const scopes = readScopes(['evidence,me', 'asks:read'])
  expect(await runToken({ email: 'dana@example.org', name: 'CI', scopes, json: true }, token.io, world)).toBe(
    0,
  )
  const made = JSON.parse(token.heard.out) as { token: string }
  const dana = await world.run((tx) => findByEmail(tx, 'dana@example.org'))
  expect(await createAuthenticate(world)({ bearer: made.token })).toMatchObject({
    personId: dana?.id,
    scopes: ['evidence', 'me', 'asks:read'],
  })
  const nobody = { email: 'nobody@example.org', json: false }
  await expect(runLink(nobody, link.io, world)).rejects.toThrow('Nobody who is here')
  expect(() => readScopes(['everything'])).toThrow('--scope is all')
  expect(() => readScopes([])).toThrow('--scope is all')
})
