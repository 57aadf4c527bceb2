import { afterAll, beforeAll, expect, test } from 'vitest'
import { API_BASE } from '#platform/http/api.ts'
import { assert } from '#platform/refusal.ts'
import { applyPatch } from '#src/rituals/ring/domain/apply-patch.ts'
import type { RingPatch, RingView } from '#src/rituals/ring/schema.ts'
import { type Caster, httpWorld, type Key } from '../api/http-world.ts'
import { until } from '../fixtures/until.ts'

const http = await httpWorld()
let ada: Caster
let ben: Caster
beforeAll(async () => {
  ;[ada, ben] = (await http.cast([{ name: 'Ada' }, { name: 'Ben' }])) as [Caster, Caster]
})
afterAll(() => http.close())

/** A screen that keeps its view as the web app does. */
interface Screen {
  view(): RingView
  ended(): boolean
  close(): void
}

async function watch(key: Key, ringId: string, stage = ''): Promise<Screen> {
  const address = http.server.server.address()
  assert(typeof address === 'object' && address !== null, 'The server listens.')
  const leaving = new AbortController()
  const authorization = key && 'bearer' in key ? { authorization: `Bearer ${key.bearer}` } : {}
  const answer = await fetch(`http://127.0.0.1:${address.port}${API_BASE}/rings/${ringId}/stream${stage}`, {
    headers: authorization,
    signal: leaving.signal,
  })
  assert(answer.status === 200 && answer.body, `The stream opens, not ${answer.status}.`)
  let view: RingView | null = null
  let ended = false
  const read = async (body: ReadableStream<Uint8Array>) => {
    let held = ''
    const decoder = new TextDecoder()
    for await (const piece of body) {
      held += decoder.decode(piece, { stream: true })
      const blocks = held.split('\n\n')
      held = blocks.pop() ?? ''
      for (const block of blocks) {
        const data = /^data: (.*)$/m.exec(block)?.[1]
        if (data === undefined) continue
        const said = JSON.parse(data) as RingView & RingPatch
        view = /^event: view$/m.test(block) || view === null ? said : applyPatch(view, said)
      }
    }
  }
  void read(answer.body).then(
    () => (ended = true),
    () => (ended = true),
  )
  await until('The first view', () => view !== null)
  return { view: () => view as unknown as RingView, ended: () => ended, close: () => leaving.abort() }
}

const SET_UP = {
  title: 'Monday ring',
  startsAt: '2026-11-23T13:00:00Z',
  zone: 'Europe/Berlin',
  language: 'en',
  rounds: ['work'],
  expected: 4,
  who: 'code',
}

interface Room {
  readonly ringId: string
  readonly guest: { readonly bearer: string }
  readonly guestSeat: string
}

/** A ring of Ada, Ben and a guest, in its first turn, which is Ada's. */
async function begun(): Promise<Room> {
  const { ring } = await http.good<RingView>(ada.key, 'POST /rings', SET_UP)
  await http.good(ben.key, 'POST /rings/join', { code: ring.code })
  const joined = await http.good<{ seatKey: string; seatId: string }>(null, 'POST /rings/join', {
    code: ring.code,
    name: 'Kofi',
  })
  const guest = { bearer: joined.seatKey }
  const screens = await Promise.all([ada.key, ben.key, guest].map((key) => watch(key, ring.id)))
  await until('All are here', () =>
    screens.every((screen) => screen.view().seats.every(({ isHere }) => isHere)),
  )
  for (const [key, text] of [
    [ada.key, 'Who has a lathe?'],
    [ben.key, 'Who reads Kanji?'],
    [guest, 'A tent for May.'],
  ] as const) {
    await http.good(key, `PUT /rings/${ring.id}/cards/work`, { text, isReady: true })
  }
  for (let step = 0; step < 3; step++) await next(ring.id)
  screens.forEach((screen) => screen.close())
  return { ringId: ring.id, guest, guestSeat: joined.seatId }
}

async function next(ringId: string): Promise<void> {
  const { ring } = await http.good<RingView>(ada.key, `GET /rings/${ringId}`)
  await http.good(ada.key, `POST /rings/${ringId}/press`, { press: 'next', from: ring.step })
}

test('an offer of a guest is on every screen, and each screen is what a fresh one would be', async () => {
  const { ringId, guest, guestSeat } = await begun()
  const link = await http.good<{ key: string }>(ada.key, `GET /rings/${ringId}/stage-link`)
  const screens = [
    await watch(ada.key, ringId),
    await watch(ben.key, ringId),
    await watch(guest, ringId),
    await watch(null, ringId, `?stage=${link.key}`),
  ]
  const [host] = screens
  const turn = host?.view().tables[0]?.turn
  assert(turn, 'A turn is on.')
  const give = () =>
    http.good<{ id: string }>(guest, `POST /rings/${ringId}/cards/${turn.cardId}/offers`, { kind: 'help' })
  expect((await give()).id).toBe((await give()).id)
  await until('The offer everywhere', () => screens.every((screen) => screen.view().offers.length === 1))
  expect(host?.view().offers).toMatchObject([{ fromSeatId: guestSeat, cardId: turn.cardId }])
  const fresh = [
    await watch(ada.key, ringId),
    await watch(ben.key, ringId),
    await watch(guest, ringId),
    await watch(null, ringId, `?stage=${link.key}`),
  ]
  for (const [place, screen] of screens.entries()) {
    await until(
      'The same',
      () => JSON.stringify(sorted(screen.view())) === JSON.stringify(sorted(fresh[place]?.view())),
    )
  }
  for (const screen of [...screens, ...fresh]) screen.close()
})

/** Lists in the order of their ids: on a screen what is new comes last, and in a fresh view it has its place. */
function sorted(view: RingView | undefined): unknown {
  assert(view, 'There is a view.')
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
  const { tables, seats, cards, offers } = view
  const lists = {
    tables: tables.toSorted(byId),
    seats: seats.toSorted(byId),
    cards: cards.toSorted(byId),
    offers: offers.toSorted(byId),
  }
  return { ...view, serverTime: '', ...lists }
}

test('whoever is removed is out at once, and their key opens nothing more', async () => {
  const { ringId, guest, guestSeat } = await begun()
  const screen = await watch(guest, ringId)
  const { ring } = await http.good<RingView>(ada.key, `GET /rings/${ringId}`)
  await http.good(ada.key, `POST /rings/${ringId}/press`, {
    press: 'remove',
    from: ring.step,
    aboutId: guestSeat,
  })
  await until('The end of the stream', () => screen.ended())
  expect((await http.call(guest, `GET /rings/${ringId}`)).status).toBe(401)
})

test('a guest is nobody anywhere else', async () => {
  const { guest, ringId } = await begun()
  const other = await http.good<RingView>(ada.key, 'POST /rings', SET_UP)
  for (const how of ['GET /me', 'GET /people', 'GET /rings', `GET /rings/${other.ring.id}`, 'GET /events']) {
    expect([how, (await http.call(guest, how)).status]).toEqual([
      how,
      how.includes(other.ring.id) ? 404 : 401,
    ])
  }
  expect(
    (await http.call(guest, `POST /rings/${ringId}/press`, { body: { press: 'next', from: 'r3.1' } })).status,
  ).toBe(403)
})

test('two who lead and press Next at once go one step, and both hear where the ring stands', async () => {
  const { ringId } = await begun()
  const { ring, seats } = await http.good<RingView>(ada.key, `GET /rings/${ringId}`)
  const bens = seats.find(({ name }) => name === 'Ben')?.id
  await http.good(ada.key, `POST /rings/${ringId}/press`, { press: 'cohost', from: ring.step, aboutId: bens })
  const press = (who: Caster) =>
    http.good<{ step: string }>(who.key, `POST /rings/${ringId}/press`, { press: 'next', from: ring.step })
  const [one, other] = await Promise.all([press(ada), press(ben)])
  expect(one.step).toBe(other.step)
  const after = await http.good<RingView>(ada.key, `GET /rings/${ringId}`)
  expect(after.tables[0]?.turnsDone).toBe(1)
})

test('the ring as a table has what its reader may see, and nothing that a spreadsheet would run', async () => {
  const { ringId } = await begun()
  const { text, headers } = await http.call(ben.key, `GET /rings/${ringId}/export.csv`)
  expect(headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(text.split('\r\n').slice(0, 2)).toEqual([
    'table,round,asker,ask,helper,offer,line,at,promise',
    '1,work,Ada,Who has a lathe?,,,,,',
  ])
  expect((await http.call(null, `GET /rings/${ringId}/export.csv`)).status).toBe(401)
})
