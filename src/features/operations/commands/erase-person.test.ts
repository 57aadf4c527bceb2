import { afterAll, beforeAll, expect, test } from 'vitest'
import { actorOf } from '#features/accounts/queries.ts'
import { createSignInLink } from '#features/accounts/commands/links.ts'
import { createTokens } from '#features/accounts/commands/tokens.ts'
import { takeLines } from '#features/evidence/commands.ts'
import { applyPeople } from '#features/people/commands/apply-people.ts'
import { patchPerson } from '#features/people/commands/change.ts'
import { loadPerson } from '#features/people/queries.ts'
import { systemActor } from '#platform/actor.ts'
import { newId } from '#platform/ids.ts'
import { isRefusal } from '#platform/refusal.ts'
import { keepSecret, keysKey, listSecrets, personOwner } from '#platform/secrets/secrets.ts'
import { type TestWorld, testWorld } from '#surfaces/server/fixtures/test-world.ts'
import { exportPerson } from '../queries.ts'
import { erasePerson } from './erase-person.ts'

const NAME = 'Zsófia O"Ködmön'
const EMAIL = 'Zsofia.Kodmon@example.org'

let world: TestWorld
let zsofia = ''
let ben = ''
let chidi = ''

beforeAll(async () => {
  world = await testWorld()
  ;[zsofia = '', ben = '', chidi = ''] = await world.addPeople([
    { email: EMAIL, name: NAME, title: 'Data engineer', team: 'Data', zone: 'Europe/Budapest' },
    { email: 'ben@example.org', name: 'Ben Okafor', manager: EMAIL },
    { email: 'chidi@example.org', name: 'Chidi Eze' },
  ])
})
afterAll(() => world.close())

/** As over HTTP with an `Idempotency-Key`, so that the answer is kept. */
async function keyed(personId: string, name: string, input: Record<string, unknown>): Promise<string> {
  const operation = world.catalogue.operations.find((one) => one.name === name)
  const person = await world.run((tx) => loadPerson(tx, personId))
  if (!operation || !person) throw new Error(`no ${name}`)
  const actor = actorOf(person, 'all', { kind: 'session', id: 's' })
  const parsed = operation.input.parse(input)
  const answer = await world.operate(
    operation,
    { actor, input: parsed, requestId: newId(), idempotencyKey: newId(), raw: input },
    (refusal) => ({ status: 409, answer: refusal, etag: null }),
  )
  if (isRefusal(answer) || answer.status >= 400) throw new Error(`${name}: ${JSON.stringify(answer)}`)
  return String((answer.answer as { id?: unknown } | null)?.id)
}

async function live(): Promise<void> {
  const words = 'The nightly export stops with a time-out. Could you look at the pooler with me by Friday?'
  const own = await keyed(zsofia, 'asks.create', {
    text: `${words} ${NAME}`,
    audience: { kind: 'people', people: [ben] },
    send: true,
  })
  await world.worker.drain()
  await keyed(ben, 'asks.create', { text: words, audience: { kind: 'people', people: [zsofia] }, send: true })
  const open = await keyed(ben, 'asks.create', { text: words, audience: { kind: 'everyone' }, send: true })
  await world.worker.drain()
  await keyed(zsofia, 'offers.give', { askId: open, text: `I know it. ${NAME}` })
  await accept(ben)
  await accept(zsofia)
  await keyed(zsofia, 'asks.close', { askId: own, outcome: 'solved', helpers: [ben], keep: true, note: NAME })
  await keyed(zsofia, 'asks.thank', { askId: own, to: [ben], text: `Thank you! ${NAME}` })
  await keyed(zsofia, 'reach.changeMe', { limit: 2 })
  await world.worker.drain()
}

async function accept(personId: string): Promise<void> {
  const list = (await world.as(personId, 'invitations.list')) as { items: { id: string }[] }
  for (const { id } of list.items) await keyed(personId, 'invitations.accept', { invitationId: id })
  await world.worker.drain()
}

async function more(): Promise<void> {
  await world.run(async (tx) => {
    await takeLines(
      tx,
      [{ time: '2026-03-01T10:00:00Z', person: EMAIL, role: 'author', text: 'pooler: close sessions' }],
      null,
    )
    await createTokens(tx, [{ personId: zsofia, name: `laptop of ${NAME}`, scopes: 'all', madeBy: 'admin' }])
    await createSignInLink(tx, zsofia)
    await keepSecret(
      tx,
      world.services.get(keysKey),
      { owner: personOwner(zsofia), name: 'calendar' },
      'sesame',
    )
    tx.append({ type: 'test.told', about: { kind: 'person', id: zsofia }, payload: { name: NAME }, hear: [] })
    tx.enqueue({ kind: 'test.later', key: 'test', payload: { to: EMAIL }, dueAt: tx.now })
    return null
  })
}

async function dump(): Promise<string> {
  const tables = await world.pool.query(
    `select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  )
  const rows: string[] = []
  for (const { relname } of tables.rows) {
    const found = await world.pool.query(`select row_to_json(t)::text as row from "${String(relname)}" t`)
    rows.push(...found.rows.map(({ row }) => `${String(relname)}: ${String(row)}`))
  }
  return rows.join('\n')
}

const escaped = (text: string) =>
  text.replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** The word as it may hide: in JSON, in an address of a link, in mail, in two alphabets of base64, in UTF-16. */
function forms(word: string): string[] {
  const bytes = Buffer.from(word)
  const mime = [...bytes].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
  const sextets = [0, 1, 2].map((shift) => {
    const shifted = Buffer.concat([Buffer.alloc(shift, 'x'), bytes]).toString('base64')
    return shifted.slice(shift + 1, -4)
  })
  return [
    word,
    word.normalize('NFD'),
    JSON.stringify(word).slice(1, -1),
    escaped(word),
    encodeURIComponent(word),
    mime,
    bytes.toString('hex'),
    Buffer.from(word, 'utf16le').toString('hex'),
    ...sextets,
    ...sextets.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
  ]
}

test('who is erased leaves neither name nor address in any table, in no spelling', async () => {
  await live()
  await more()
  const before = (await dump()).toLowerCase()
  const telling = before.split('\n').filter((row) => row.includes('zsófia'))
  expect(new Set(telling.map((row) => row.split(':')[0]))).toEqual(
    new Set([
      'accounts_tokens',
      'ask_asks',
      'ask_thanks',
      'ask_timeline',
      'evidence_pieces',
      'offers_offers',
      'people_persons',
      'platform_events',
      'platform_idempotency',
    ]),
  )
  const exported = await world.run((tx) => exportPerson(tx, world.catalogue.personal, zsofia))
  expect(JSON.stringify(exported)).toContain('I know it.')
  expect(Object.keys(exported.data)).toEqual(expect.arrayContaining(['people', 'asks', 'evidence', 'offers']))

  const erased = await world.run((tx) =>
    erasePerson(tx, {
      personId: zsofia,
      actor: systemActor('cli'),
      personals: world.catalogue.personal,
      secret: world.secret,
    }),
  )
  await world.worker.drain()
  const after = (await dump()).toLowerCase()
  const words = [NAME, 'Zsófia', 'Ködmön', EMAIL, 'Zsofia.Kodmon']
  const left = words
    .flatMap(forms)
    .filter((form) => form.length > 4 && after.includes(form.toLowerCase()))
    .map((form) => `${form}: ${after.split('\n').find((row) => row.includes(form.toLowerCase()))}`)
  expect(left).toEqual([])
  expect(erased.review).toEqual([])
  expect(await world.run((tx) => listSecrets(tx, personOwner(zsofia)))).toEqual([])
})

test('an erased person stays away from imports, and their evidence too', async () => {
  const again = await world.run((tx) =>
    applyPeople(tx, [{ email: EMAIL.toLowerCase(), name: NAME }], { dryRun: false, secret: world.secret }),
  )
  expect(again.added).toEqual([])
  expect(again.skipped).toMatchObject([{ reason: 'people.import.erased' }])
})

test('what others wrote about the person is listed for somebody to read', async () => {
  const askId = await keyed(ben, 'asks.create', {
    text: 'Where are the notes that Chidi made on the pooler?',
  })
  const erased = await world.run((tx) =>
    erasePerson(tx, {
      personId: chidi,
      actor: systemActor('cli'),
      personals: world.catalogue.personal,
      secret: world.secret,
    }),
  )
  expect(erased.review.map((mention) => mention.askId)).toContain(askId)
  expect(erased.review.every(({ place }) => place !== 'people_persons.name')).toBe(true)
})

test('the only admin is not erased before there is another one', async () => {
  const [dana = ''] = await world.addPeople([{ email: 'dana@example.org', name: 'Dana Diaz' }])
  await world.run((tx) => patchPerson(tx, dana, { role: 'admin' }))
  const refused = await world.transact((tx) =>
    erasePerson(tx, {
      personId: dana,
      actor: systemActor('cli'),
      personals: world.catalogue.personal,
      secret: world.secret,
    }),
  )
  expect(refused).toMatchObject({ refusal: 'person.lastAdmin' })
  expect((await world.run((tx) => loadPerson(tx, dana)))?.name).toBe('Dana Diaz')
})
