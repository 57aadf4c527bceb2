import { afterAll, beforeAll, expect, test } from 'vitest'
import { HOUR, instant, toIso } from '#engine/time/instant.ts'
import { splitHttp } from '#platform/http/api.ts'
import { type Caster, httpWorld } from '../api/http-world.ts'
import { invitationOf } from './things.ts'

type Ask = { readonly id: string }
type Page = { readonly items: readonly Ask[] }
type Name = 'ada' | 'ben' | 'chidi' | 'dana' | 'emre' | 'farah' | 'goran' | 'lena'

const http = await httpWorld()
afterAll(() => http.close())
const { operations } = http.world.catalogue

let cast: Readonly<Record<Name, Caster>>
beforeAll(async () => {
  const named = (name: string, more = {}) => ({ name, team: 'Data', ...more })
  const people = await http.cast([
    named('Ada'),
    named('Ben'),
    named('Chidi'),
    named('Dana', { role: 'lead' as const }),
    named('Emre'),
    named('Farah', { team: 'Design' }),
    named('Goran', { weeklyLimit: 1 }),
    named('Lena', { role: 'admin' as const }),
  ])
  const [ada, ben, chidi, dana, emre, farah, goran, lena] = people as [
    Caster,
    Caster,
    Caster,
    Caster,
    Caster,
    Caster,
    Caster,
    Caster,
  ]
  cast = { ada, ben, chidi, dana, emre, farah, goran, lena }
})

const everybodyBut = (...names: readonly Name[]) =>
  (Object.keys(cast) as Name[]).filter((name) => !names.includes(name)).map((name) => cast[name])

async function ask(who: Caster, fields: object): Promise<string> {
  const { id } = await http.good<Ask>(who.key, 'POST /asks', { text: 'Can you look?', ...fields })
  await http.settle()
  return id
}

/** Everything that this person can read by GET, with these ids in the paths. */
async function crawl(who: Caster, ids: Readonly<Record<string, string>>): Promise<Map<string, unknown>> {
  const read = new Map<string, unknown>()
  for (const operation of operations) {
    const [method, pattern] = splitHttp(operation.http)
    if (method !== 'GET') continue
    const path = pattern.replace(/\{(\w+)\}/g, (_all, name: string) => ids[name] ?? 'none')
    const paths = pattern === '/asks' ? [path, `${path}?role=audience`] : [path]
    for (const one of paths) {
      const { status, body } = await http.call(who.key, `GET ${one}`)
      if (status === 200) read.set(`${operation.name} ${one}`, body)
    }
  }
  return read
}

/** Where any of these words stands in what that person can read. */
async function foundBy(who: Caster, ids: Readonly<Record<string, string>>, ...words: readonly string[]) {
  const read = await crawl(who, ids)
  return [...read].flatMap(([where, body]) =>
    words
      .filter((word) => JSON.stringify(body).includes(word))
      .map((word) => `${who.name}: ${word} in ${where}`),
  )
}

async function foundByAll(
  people: readonly Caster[],
  ids: Readonly<Record<string, string>>,
  ...words: string[]
) {
  return (await Promise.all(people.map((person) => foundBy(person, ids, ...words)))).flat()
}

test("a draft is its asker's alone, admins included, and so is one that was withdrawn", async () => {
  const draft = await ask(cast.ada, { text: 'A draft about quinces.', audience: { kind: 'everyone' } })
  expect(
    await foundByAll(everybodyBut('ada'), { askId: draft, personId: cast.ada.id }, 'quinces', draft),
  ).toEqual([])
  expect(await foundBy(cast.ada, { askId: draft }, 'quinces')).not.toEqual([])
  await http.good(cast.ada.key, `POST /asks/${draft}/send`, {})
  await http.settle()
  await http.good(cast.ada.key, `POST /asks/${draft}/close`, { outcome: 'withdrawn' })
  await http.settle()
  expect(await foundByAll(everybodyBut('ada'), { askId: draft, personId: cast.ada.id }, 'quinces')).toEqual(
    [],
  )
})

test('an ask to named people is seen by them, and by no lead or admin', async () => {
  const askId = await ask(cast.ada, {
    text: 'About medlars.',
    audience: { kind: 'people', people: [cast.ben.id] },
    send: true,
  })
  expect(
    await foundByAll(everybodyBut('ada', 'ben'), { askId, personId: cast.ada.id }, 'medlars', askId),
  ).toEqual([])
  expect(await foundBy(cast.ben, { askId }, 'medlars')).not.toEqual([])
})

test('a suggested ask is seen only by who was invited', async () => {
  const line = { person: cast.chidi.id, time: '2026-11-02T10:00:00Z', text: 'Grafted the persimmon tree.' }
  await http.good(cast.lena.key, 'POST /evidence', { items: [line] })
  const askId = await ask(cast.ada, {
    text: 'Who can graft a persimmon?',
    audience: { kind: 'suggested' },
    send: true,
  })
  const plan = await http.good<{ waves: { people: { person: Ask; state: string }[] }[] }>(
    cast.ada.key,
    `GET /asks/${askId}/plan`,
  )
  const reached = plan.waves.flatMap(({ people }) =>
    people.filter(({ state }) => state === 'reached').map((one) => one.person.id),
  )
  expect(reached).toContain(cast.chidi.id)
  const others = everybodyBut('ada').filter(({ id }) => !reached.includes(id))
  expect(others.length).toBeGreaterThan(0)
  expect(await foundByAll(others, { askId }, askId, 'Who can graft')).toEqual([])
})

test("a team's ask stays in the team", async () => {
  const askId = await ask(cast.ada, { text: 'About loquats.', audience: { kind: 'team' }, send: true })
  expect(await foundBy(cast.farah, { askId }, 'loquats', askId)).toEqual([])
  expect(await foundBy(cast.emre, { askId }, 'loquats')).not.toEqual([])
})

test('the guess, the minutes saved and the plan are for the asker alone', async () => {
  const askId = await ask(cast.ada, { audience: { kind: 'everyone' }, guess: 0.123_456, send: true })
  await http.good(cast.ada.key, `POST /asks/${askId}/close`, { outcome: 'solved', minutesSaved: 98_765 })
  expect(await foundByAll(everybodyBut('ada'), { askId }, '123456', '98765', '"own"')).toEqual([])
  expect(await foundBy(cast.ada, { askId }, '123456')).not.toEqual([])
  for (const { key } of everybodyBut('ada'))
    expect((await http.call(key, `GET /asks/${askId}/plan`)).status).toBe(403)
})

test('limits, pauses, hours and opt-outs are shown to nobody else, and neither is an address', async () => {
  const hours = { mon: ['03:17', '03:18'] }
  const pausedUntil = toIso(instant(http.world.clock.now() + 77 * HOUR))
  await http.good(cast.emre.key, 'PATCH /me', { limit: 37, pausedUntil, hours })
  const ids = { personId: cast.emre.id }
  const words = ['03:17', pausedUntil, 'pausedUntil":"', 'optedOut":true', '":37']
  expect(await foundByAll(everybodyBut('emre'), ids, ...words)).toEqual([])
  expect(await foundByAll(everybodyBut('emre', 'lena'), ids, 'emre@example.org')).toEqual([])
})

test('an invitation that still waits is not listed, and nobody learns why it waits', async () => {
  const audience = { kind: 'people', people: [cast.goran.id] }
  await ask(cast.ada, { audience, send: true })
  const askId = await ask(cast.ada, { text: 'About sloes.', audience, send: true })
  expect(await foundBy(cast.goran, { askId }, 'sloes', askId)).toEqual([])
  const plan = await http.call(cast.ada.key, `GET /asks/${askId}/plan`)
  expect(plan.text).toContain('"state":"waiting"')
  expect(plan.text).not.toMatch(/limit|full|busy|paused|hours/i)
})

test('thanks between two are theirs; public thanks are for all who see the ask', async () => {
  const askId = await ask(cast.ada, { audience: { kind: 'everyone' }, send: true })
  const offer = await http.good<Ask>(cast.ben.key, `POST /asks/${askId}/offers`, {
    text: 'Between us: mulberries.',
  })
  expect(await foundByAll(everybodyBut('ada', 'ben'), { askId }, 'mulberries')).toEqual([])
  await http.good(cast.ada.key, `POST /asks/${askId}/offers/${offer.id}/take`)
  await http.good(cast.ada.key, `POST /asks/${askId}/thanks`, {
    to: [cast.ben.id],
    text: 'Quietly: damsons.',
  })
  await http.good(cast.ada.key, `POST /asks/${askId}/thanks`, {
    to: [cast.ben.id],
    text: 'Aloud: cherries.',
    public: true,
  })
  await http.settle()
  expect(
    await foundByAll(everybodyBut('ada', 'ben'), { askId, personId: cast.ben.id }, 'damsons', 'mulberries'),
  ).toEqual([])
  expect(await foundBy(cast.ben, { askId }, 'damsons')).not.toEqual([])
  expect(await foundBy(cast.farah, { askId }, 'cherries')).not.toEqual([])
})

test('what happened is between asker and helper unless it was kept for others, in answers and as evidence', async () => {
  const askId = await ask(cast.ada, {
    audience: { kind: 'people', people: [cast.ben.id, cast.chidi.id] },
    send: true,
  })
  await http.good(cast.ben.key, `POST /invitations/${await invitationOf(http, cast.ben, askId)}/accept`, {})
  await http.good(cast.ada.key, `POST /asks/${askId}/close`, { outcome: 'solved', note: 'It was the rowan.' })
  await http.settle()
  const ids = { askId, personId: cast.ben.id }
  expect(await foundByAll(everybodyBut('ada', 'ben'), ids, 'rowan')).toEqual([])
  expect(await foundBy(cast.ben, ids, 'rowan')).not.toEqual([])
})

test('who has left is known to admins alone, and what they were known by is too', async () => {
  const [jonas] = (await http.cast([{ name: 'Jonas Juniper' }])) as [Caster]
  const line = { person: jonas.id, time: '2026-11-02T10:00:00Z', text: 'Pruned the bergamot.' }
  await http.good(cast.lena.key, 'POST /evidence', { items: [line] })
  await http.good(cast.lena.key, `PATCH /people/${jonas.id}`, { left: true })
  expect(await foundByAll(everybodyBut('lena'), { personId: jonas.id }, 'Juniper', 'bergamot')).toEqual([])
  expect((await http.call(cast.lena.key, `GET /people/${jonas.id}`)).status).toBe(200)
})

/**
 * Figures that an answer may hold: how many reached oneself this week, of one ask, of one's own settings, of a list, how many a team has, and of the whole
 * organisation, for its admin: mails that wait, what doctor found, and what an import run read and added.
 */
const FIGURES =
  /^(reached|effortMinutes|version|size|number|chance|limit|guess|minutesSaved|weeklyLimit|dailyLimit|waiting|repliesNotTaken|found|of|read|added|skipped)$/

test('no answer counts what a person asked, gave, declined or was thanked for', async () => {
  const ids = {
    personId: cast.ben.id,
    askId: (await http.good<Page>(cast.ada.key, 'GET /asks')).items[0]?.id ?? '',
  }
  for (const who of [cast.ada, cast.farah, cast.dana, cast.lena]) {
    for (const [where, body] of await crawl(who, ids)) {
      if (where.includes('/me/export')) continue
      expect({ where, figures: figuresIn(body) }).toEqual({ where, figures: [] })
      expect(JSON.stringify(body)).not.toMatch(
        /"\w*(count|total|rank|karma|points|streak|declin|average)\w*":/i,
      )
    }
  }
})

function figuresIn(value: unknown, name = ''): string[] {
  if (typeof value === 'number') return FIGURES.test(name) ? [] : [name]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, held]) => figuresIn(held, Array.isArray(value) ? name : key))
}
