import { afterAll, beforeAll, expect, test } from 'vitest'
import { SESSION_COOKIE } from '#platform/http/authenticate.ts'
import { type Caster, httpWorld } from './http-world.ts'

type Ask = { readonly id: string; readonly text: string; readonly version: number }
type Page = { readonly items: readonly Ask[]; readonly next: string | null }

const http = await httpWorld()
afterAll(() => http.close())

let ada: Caster
let ben: Caster
let chidi: Caster
beforeAll(async () => {
  const people = await http.cast([{ name: 'Ada' }, { name: 'Ben' }, { name: 'Chidi' }])
  ;[ada, ben, chidi] = people as [Caster, Caster, Caster]
})

const withKey = (key: string) => ({ 'idempotency-key': key })
const draft = (who: Caster, text: string, key: string) =>
  http.call<Ask>(who.key, 'POST /asks', { body: { text }, headers: withKey(key) })

async function asksOf(who: Caster): Promise<Ask[]> {
  const all: Ask[] = []
  for (let cursor = ''; ; ) {
    const page = await http.good<Page>(who.key, `GET /asks?limit=100${cursor}`)
    all.push(...page.items)
    if (page.next === null) return all
    cursor = `&cursor=${page.next}`
  }
}

test('two hundred keys tried five times at once have two hundred effects', async () => {
  const keys = Array.from({ length: 200 }, (_, place) => `key-${place}`)
  for (let from = 0; from < keys.length; from += 20) {
    const some = keys.slice(from, from + 20)
    const tried = await Promise.all(
      some.flatMap((key) => Array.from({ length: 5 }, () => draft(ada, `The export stops, ${key}.`, key))),
    )
    for (const [place, key] of some.entries()) {
      const answers = tried.slice(place * 5, place * 5 + 5)
      const made = answers.filter(({ status }) => status === 201)
      expect(new Set(made.map(({ body }) => body.id)).size).toBe(1)
      expect(made.filter(({ headers }) => headers['idempotency-replayed'] === undefined)).toHaveLength(1)
      const waited = answers.filter(({ status }) => status !== 201)
      expect(waited.every(({ status, headers }) => status === 409 && headers['retry-after'])).toBe(true)
      expect((await draft(ada, `The export stops, ${key}.`, key)).body).toEqual(made[0]?.body)
    }
  }
  expect(new Set((await asksOf(ada)).map(({ text }) => text)).size).toBe(200)
  expect(await asksOf(ada)).toHaveLength(200)
})

test('the same key with another body, or at another place, is refused and has no effect', async () => {
  const first = await draft(ben, 'First words.', 'k')
  expect((await draft(ben, 'Other words.', 'k')).body).toMatchObject({
    status: 422,
    code: 'idempotency.otherBody',
  })
  const elsewhere = await http.call(ben.key, `POST /asks/${first.body.id}/close`, {
    body: { outcome: 'withdrawn' },
    headers: withKey('k'),
  })
  expect(elsewhere.status).toBe(422)
  expect(await asksOf(ben)).toHaveLength(1)
})

test('the order of fields is no other body', async () => {
  const send = (payload: string) =>
    http.call<Ask>(chidi.key, 'POST /asks', {
      body: payload,
      headers: { ...withKey('order'), 'content-type': 'application/json' },
    })
  const first = await send('{"text":"Which field first?","urgent":true}')
  const again = await send('{"urgent":true, "text":"Which field first?"}')
  expect([again.status, again.body.id]).toEqual([201, first.body.id])
})

test('a key belongs to who used it', async () => {
  const [mine, theirs] = [
    await draft(ben, 'Whose key?', 'shared'),
    await draft(chidi, 'Whose key?', 'shared'),
  ]
  expect([mine.status, theirs.status]).toEqual([201, 201])
  expect(mine.body.id).not.toBe(theirs.body.id)
})

test('a refusal is answered again as the same refusal, also when it would be a yes by then', async () => {
  const ask = await http.good<Ask>(ben.key, 'POST /asks', { text: 'Sent without an audience.' })
  const wanted = { body: {}, headers: withKey('refused') }
  const first = await http.call(ben.key, `POST /asks/${ask.id}/send`, wanted)
  expect(first.body).toMatchObject({ status: 422, code: 'ask.audienceMissing' })
  await http.good(ben.key, `PATCH /asks/${ask.id}`, { audience: { kind: 'everyone' } })
  const again = await http.call(ben.key, `POST /asks/${ask.id}/send`, wanted)
  expect([again.status, again.body, again.headers['idempotency-replayed']]).toEqual([422, first.body, 'true'])
  const other = await http.call(ben.key, `POST /asks/${ask.id}/send`, { body: {}, headers: withKey('new') })
  expect(other.status).toBe(200)
})

test('an answer with words from anywhere is kept and given again as it was', async () => {
  const text = 'Zażółć 💔 \u202eabc ﷺ "quoted" \\ and \u007f'
  const first = await draft(ben, text, 'words')
  expect((await draft(ben, text, 'words')).body).toEqual(first.body)
})

test('a list in pages is whole and without doubles, also while things are added at its head', async () => {
  const before = new Set((await asksOf(ada)).map(({ id }) => id))
  const seen: string[] = []
  for (let cursor = ''; ; ) {
    const page = await http.good<Page>(ada.key, `GET /asks?limit=7${cursor}`)
    seen.push(...page.items.map(({ id }) => id))
    if (page.next === null) break
    cursor = `&cursor=${page.next}`
    http.world.clock.moveTo((http.world.clock.now() + 1) as never)
    await http.good(ada.key, 'POST /asks', { text: 'Written between two pages.' })
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen.filter((id) => !before.has(id))).toEqual([])
  expect(seen).toHaveLength(before.size)
})

test('a limit is from 1 to 100', async () => {
  const statuses = ['0', '101', '-1', 'x', '1.5', ''].map((limit) =>
    http.call(ada.key, `GET /asks?limit=${limit}`),
  )
  expect((await Promise.all(statuses)).map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 400])
})

test('whoever changes what has changed meanwhile hears of it', async () => {
  const ask = await http.good<Ask>(ben.key, 'POST /asks', { text: 'First.' })
  const read = await http.call(ben.key, `GET /asks/${ask.id}`)
  const tag = String(read.headers['etag'])
  expect(tag).toMatch(/^"[^"]+"$/)
  const edit = (text: string, ifMatch: string) =>
    http.call<Ask>(ben.key, `PATCH /asks/${ask.id}`, { body: { text }, headers: { 'if-match': ifMatch } })
  const changed = await edit('Second.', tag)
  expect([changed.status, changed.headers['etag'] !== tag]).toEqual([200, true])
  expect(await edit('Third.', tag)).toMatchObject({ status: 412, body: { code: 'request.changedMeanwhile' } })
  expect((await edit('Fourth.', '*')).status).toBe(200)
  expect((await http.good<Ask>(ben.key, `GET /asks/${ask.id}`)).text).toBe('Fourth.')
})

test('of two who change one version at once exactly one does', async () => {
  const ask = await http.call<Ask>(ben.key, 'POST /asks', { body: { text: 'Whose words?' } })
  const headers = { 'if-match': String(ask.headers['etag']) }
  const edits = ['Ours.', 'Theirs.'].map((text) =>
    http.call(ben.key, `PATCH /asks/${ask.body.id}`, { body: { text }, headers }),
  )
  const statuses = (await Promise.all(edits)).map(({ status }) => status)
  expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 412])
})

test('a body of more than a megabyte is refused as too large, one just below it for its length', async () => {
  const big = (bytes: number) => http.call(ben.key, 'POST /asks', { body: { text: 'x'.repeat(bytes) } })
  expect(await big(1_048_577)).toMatchObject({ status: 413, body: { code: 'request.tooLarge' } })
  expect((await big(1_000_000)).status).toBe(400)
})

test('an unknown field is refused, in a body and in an address', async () => {
  const body = { text: 'Hello', colour: 'blue' }
  expect(await http.call(ben.key, 'POST /asks', { body })).toMatchObject({ status: 400 })
  expect((await http.call(ben.key, 'GET /asks?colour=blue')).status).toBe(400)
})

test('the eleventh try to sign in within three minutes waits, and is told how long', async () => {
  const ask = () =>
    http.server.inject({ method: 'POST', url: '/auth/magic-link', payload: { email: 'ada@example.org' } })
  const answers = []
  for (let place = 0; place < 21; place++) answers.push(await ask())
  const limited = answers.filter(({ statusCode }) => statusCode === 429)
  // the window may turn once while we count
  expect([1, 11]).toContain(limited.length)
  const wait = Number(limited[0]?.headers['retry-after'])
  expect(wait).toBeGreaterThan(0)
  expect(wait).toBeLessThanOrEqual(180)
  expect(limited[0]?.headers['content-type']).toContain('application/problem+json')
})

test('a write by cookie needs the header that no other site can set; reading does not', async () => {
  const { session } = await http.session(ben.id)
  const cookie = { cookie: `${SESSION_COOKIE}=${session}` }
  const forged = await http.call(null, 'POST /asks', { body: { text: 'Not from Ben.' }, headers: cookie })
  expect(forged).toMatchObject({ status: 403, body: { code: 'request.crossSite' } })
  expect((await http.call(null, 'GET /me', { headers: cookie })).status).toBe(200)
  expect((await http.call({ session }, 'POST /asks', { body: { text: 'From Ben.' } })).status).toBe(201)
})
