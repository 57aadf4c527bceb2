import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { HOUR, instant, toIso } from '#engine/time/instant.ts'
import { type EventHint, staleAfter } from '#surfaces/web/hints.ts'
import { invitationOf } from '../access/things.ts'
import { type Caster, httpWorld } from '../api/http-world.ts'
import { fence, type Reader, readStream } from './reader.ts'

/*
 * State plus events = fresh view: whatever a command or a job changes in what somebody sees is announced on their
 * stream, and whose views stay as they were hears nothing about them.
 */

type Ask = { readonly id: string }
type Views = ReadonlyMap<string, unknown>

const http = await httpWorld()
const readers = new Map<string, Reader>()
afterAll(async () => {
  for (const reader of readers.values()) reader.close()
  await http.close()
})

let cast: Readonly<Record<'ada' | 'ben' | 'chidi' | 'dana' | 'emre' | 'farah', Caster>>
beforeAll(async () => {
  const names = ['Ada', 'Ben', 'Chidi', 'Dana', 'Emre', 'Farah']
  const people = await http.cast(names.map((name) => ({ name, team: name === 'Farah' ? 'Design' : 'Data' })))
  const [ada, ben, chidi, dana, emre, farah] = people as [Caster, Caster, Caster, Caster, Caster, Caster]
  cast = { ada, ben, chidi, dana, emre, farah }
  for (const { id, key } of people) readers.set(id, await readStream(http, key))
})
beforeEach(async () => {
  http.world.clock.moveTo(instant(http.world.clock.now() + HOUR))
  await settled()
})

let askId = ''

/** Each view under the key by which the web app holds it; null where the viewer is told that there is none. */
async function viewsOf(viewer: Caster): Promise<Views> {
  const paths: readonly (readonly [string, string])[] = [
    ['asks/own', '/asks'],
    ['asks/audience', '/asks?role=audience'],
    ['invitations', '/invitations'],
    ['notices', '/notices'],
    ...(askId === '' ? [] : ([[`ask/${askId}`, `/asks/${askId}`]] as const)),
    ...(askId === '' ? [] : ([[`timeline/${askId}`, `/asks/${askId}/timeline`]] as const)),
    ...(askId === '' ? [] : ([[`plan/${askId}`, `/asks/${askId}/plan`]] as const)),
    ...(askId === '' ? [] : ([[`offers/${askId}`, `/asks/${askId}/offers`]] as const)),
    ...(askId === '' ? [] : ([[`times/${askId}`, `/asks/${askId}/times`]] as const)),
  ]
  const read = async ([name, path]: readonly [string, string]) => {
    const { status, body } = await http.call(viewer.key, `GET ${path}`)
    return [name, status === 200 ? withoutClock(name, body) : null] as const
  }
  return new Map(await Promise.all(paths.map(read)))
}

/** Times that would suit are found anew by the clock at each reading; only what was agreed is announced. */
function withoutClock(name: string, body: unknown): unknown {
  return name.startsWith('times/') ? { ...(body as object), items: [] } : body
}

async function allViews(): Promise<Map<string, Views>> {
  const people = Object.values(cast)
  return new Map(await Promise.all(people.map(async (person) => [person.id, await viewsOf(person)] as const)))
}

/** What everybody saw after the last step; read anew where something was done outside of a step. */
let known: ReadonlyMap<string, Views> | null = null

async function settled(): Promise<void> {
  await http.settle()
  await fence(http, readers)
  for (const { hints } of readers.values()) hints.length = 0
  known = null
}

/** What changed for somebody without a word, and what was announced to somebody for whom nothing had changed. */
async function deviationsOf(what: string, act: () => Promise<unknown>): Promise<string[]> {
  const before = known ?? (await allViews())
  for (const { hints } of readers.values()) hints.length = 0
  await act()
  await fence(http, readers)
  const after = await allViews()
  known = after
  const deviations: string[] = []
  for (const { id, name } of Object.values(cast)) {
    const hints = readers.get(id)?.hints ?? []
    const changed = changedBetween(before.get(id) as Views, after.get(id) as Views)
    for (const view of changed) {
      if (!hints.some((hint) => covers(hint, view)))
        deviations.push(`${what}: ${name}'s ${view} changed unheard`)
    }
    if (changed.length === 0 && hints.some(aboutViews)) {
      deviations.push(`${what}: ${name} heard ${hints.map(({ type }) => type).join(', ')} for nothing`)
    }
  }
  return deviations
}

/** What somebody couldn't see before is no view that a page could hold: the list in which it appears is. */
function changedBetween(before: Views, after: Views): string[] {
  return [...before].flatMap(([view, held]) => {
    const isNew = held === null && /\/./.test(view) && !view.startsWith('asks/')
    return isNew || isDeepStrictEqual(held, after.get(view)) ? [] : [view]
  })
}

function covers(hint: EventHint, view: string): boolean {
  const [kind, id] = view.split('/')
  return staleAfter(hint).some(
    ([stale, which]) => stale === kind && (which === undefined || which === id || kind === 'asks'),
  )
}

function aboutViews(hint: EventHint): boolean {
  return ['ask', 'offer', 'invitation', 'notice'].includes(hint.about.kind)
}

/** One command as somebody, and apart from it what its jobs and reactions do. */
async function step(what: string, who: Caster, how: string, body?: unknown): Promise<string[]> {
  const command = await deviationsOf(what, () => http.good(who.key, how, body))
  return [...command, ...(await deviationsOf(`${what}, and what follows`, () => http.settle()))]
}

async function begin(fields: object): Promise<void> {
  askId = ''
  askId = (await http.good<Ask>(cast.ada.key, 'POST /asks', { text: 'The export stops.', ...fields })).id
  await settled()
}

test('a named ask, from its draft to its thanks', async () => {
  const { ada, ben, chidi, dana } = cast
  await begin({})
  const people = [ben.id, chidi.id, dana.id]
  const found = [
    ...(await step('edit a draft', ada, `PATCH /asks/${askId}`, { text: 'The nightly export stops.' })),
    ...(await step('send', ada, `POST /asks/${askId}/send`, { audience: { kind: 'people', people } })),
    ...(await step('edit', ada, `PATCH /asks/${askId}`, { effortMinutes: 30 })),
  ]
  const [bens, chidis, danas] = [
    await invitationOf(http, ben, askId),
    await invitationOf(http, chidi, askId),
    await invitationOf(http, dana, askId),
  ]
  const until = toIso(instant(http.world.clock.now() + HOUR))
  found.push(
    ...(await step('decline in silence', chidi, `POST /invitations/${chidis}/decline`, {})),
    ...(await step('later', dana, `POST /invitations/${danas}/later`, { until })),
    ...(await step('accept', ben, `POST /invitations/${bens}/accept`, { note: 'Happy to.' })),
    ...(await step('begin', ben, `POST /asks/${askId}/begin`)),
    ...(await step('close', ada, `POST /asks/${askId}/close`, {
      outcome: 'solved',
      note: 'It was the pool.',
    })),
    ...(await step('thank', ada, `POST /asks/${askId}/thanks`, { to: [ben.id], text: 'You saved us.' })),
    ...(await step('thank in public', ada, `POST /asks/${askId}/thanks`, {
      to: [ben.id],
      text: 'He did.',
      public: true,
    })),
    ...(await step('reopen', ada, `POST /asks/${askId}/reopen`, {})),
  )
  expect(found).toEqual([])
})

test('an ask to a team, with a word of decline, a pass, offers and a yes', async () => {
  const { ada, ben, chidi, dana, emre } = cast
  await begin({ audience: { kind: 'people', people: [ben.id, chidi.id] }, send: true })
  const found = [
    ...(await step(
      'decline with a word',
      ben,
      `POST /invitations/${await invitationOf(http, ben, askId)}/decline`,
      {
        note: 'Not this week.',
      },
    )),
    ...(await step('pass', chidi, `POST /invitations/${await invitationOf(http, chidi, askId)}/pass`, {
      personId: dana.id,
    })),
  ]
  const plan = await http.good<{ passes: readonly Ask[] }>(ada.key, `GET /asks/${askId}/plan`)
  found.push(
    ...(await step('confirm the pass', ada, `POST /asks/${askId}/passes/${plan.passes[0]?.id}/confirm`)),
    ...(await step('withdraw', ada, `POST /asks/${askId}/close`, { outcome: 'withdrawn' })),
  )
  await begin({ audience: { kind: 'team' }, send: true })
  found.push(...(await step('offer', emre, `POST /asks/${askId}/offers`, { text: 'I know that one.' })))
  const offers = await http.good<{ items: readonly Ask[] }>(ada.key, `GET /asks/${askId}/offers`)
  found.push(
    ...(await step('offer with other words', emre, `POST /asks/${askId}/offers`, { text: 'Ten minutes.' })),
    ...(await step('take', ada, `POST /asks/${askId}/offers/${offers.items[0]?.id}/take`)),
    ...(await step('close for all', ada, `POST /asks/${askId}/close`, {
      outcome: 'partly',
      note: 'Half.',
      keep: true,
    })),
  )
  expect(found).toEqual([])
})

test('an ask that widens, waits, and expires', async () => {
  const { ada, ben } = cast
  const now = http.world.clock.now()
  const at = toIso(instant(now + HOUR))
  const needBy = toIso(instant(now + 3 * HOUR))
  await http.good(ben.key, 'PATCH /me', { hours: { mon: ['20:00', '21:00'], tue: ['20:00', '21:00'] } })
  await begin({ needBy })
  const found = await step('send to one who is out', ada, `POST /asks/${askId}/send`, {
    audience: { kind: 'people', people: [ben.id] },
    widen: [{ kind: 'everyone', at }],
  })
  const later = async (what: string, hours: number) => {
    http.world.clock.moveTo(instant(now + hours * HOUR))
    found.push(...(await deviationsOf(what, () => http.settle())))
  }
  await later('widen', 1)
  await later('a later wave', 2)
  await later('expire', 3)
  expect(found).toEqual([])
})

test('an offer of somebody who was invited as well is their answer when it is taken', async () => {
  const { ada, chidi, emre } = cast
  await begin({ audience: { kind: 'people', people: [chidi.id, emre.id] }, send: true })
  const found = await step('offer', chidi, `POST /asks/${askId}/offers`, {})
  const offers = await http.good<{ items: readonly Ask[] }>(ada.key, `GET /asks/${askId}/offers`)
  found.push(...(await step('take', ada, `POST /asks/${askId}/offers/${offers.items[0]?.id}/take`)))
  expect(found).toEqual([])
})

test('a notice that is read is told to who reads it', async () => {
  const { ben } = cast
  const { items } = await http.good<{ items: readonly Ask[] }>(ben.key, 'GET /notices')
  expect(await step('read a notice', ben, `POST /notices/${items[0]?.id}/read`)).toEqual([])
})
