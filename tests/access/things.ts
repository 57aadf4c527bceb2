import { saveBrowser } from '#features/notices/browsers/store.ts'
import { newId } from '#platform/ids.ts'
import { assert } from '#platform/refusal.ts'
import type { RingView } from '#src/rituals/ring/schema.ts'
import type { Caster, HttpWorld } from '../api/http-world.ts'

type Item = { readonly id: string; readonly askId: string; readonly may: readonly string[] }
type Page = { readonly items: readonly Item[] }

/** Ids for the parts of a path, each of a thing that stands in the same way to one person. */
export type Things = Readonly<Record<string, string>>

let made = 0

/** Somebody new, so that nobody's limit is ever reached by what a test makes. */
export async function somebody(http: HttpWorld, how: { role?: 'lead' | 'admin' } = {}): Promise<Caster> {
  const [person] = await http.cast([{ name: `Guest ${++made}`, email: `guest${made}@example.org`, ...how }])
  assert(person, 'One person was wanted.')
  return person
}

/**
 * An open ask of `asker` that reached `alsoTo` and one more, who has passed it along and offered to help.
 */
export async function makeAsk(
  http: HttpWorld,
  asker: Caster,
  alsoTo: readonly Caster[] = [],
): Promise<Things> {
  const helper = await somebody(http)
  const other = await somebody(http)
  const people = [helper, ...alsoTo].map(({ id }) => id)
  const ask = await http.good<Item>(asker.key, 'POST /asks', {
    text: `The nightly export stops. ${newId()}`,
    audience: { kind: 'people', people },
    send: true,
  })
  await http.settle()
  const invitationId = await invitationOf(http, helper, ask.id)
  await http.good(helper.key, `POST /invitations/${invitationId}/pass`, { personId: other.id })
  const offer = await http.good<Item>(helper.key, `POST /asks/${ask.id}/offers`, {})
  await http.settle()
  const plan = await http.good<{ passes: readonly Item[] }>(asker.key, `GET /asks/${ask.id}/plan`)
  return { askId: ask.id, offerId: offer.id, passId: plan.passes[0]?.id ?? '' }
}

/** A draft, which nobody but its asker may know of. */
export async function makeDraft(http: HttpWorld, asker: Caster): Promise<Things> {
  const draft = await http.good<Item>(asker.key, 'POST /asks', { text: 'Not yet sent.' })
  return { askId: draft.id }
}

async function makeInvitation(http: HttpWorld, helper: Caster): Promise<Things> {
  const asker = await somebody(http)
  const audience = { kind: 'people', people: [helper.id] }
  const ask = await http.good<Item>(asker.key, 'POST /asks', { text: 'Can you look?', audience, send: true })
  await http.settle()
  return { invitationId: await invitationOf(http, helper, ask.id) }
}

export async function invitationOf(http: HttpWorld, helper: Caster, askId: string): Promise<string> {
  const { items } = await http.good<Page>(helper.key, 'GET /invitations?limit=100')
  const found = items.find((item) => item.askId === askId)
  assert(found, 'The invitation reached its helper.')
  return found.id
}

async function makeNotice(http: HttpWorld, person: Caster): Promise<Things> {
  await makeInvitation(http, person)
  const { items } = await http.good<Page>(person.key, 'GET /notices')
  return { noticeId: items[0]?.id ?? '' }
}

async function makeEvidence(http: HttpWorld, person: Caster): Promise<Things> {
  const admin = await somebody(http, { role: 'admin' })
  const line = { person: person.id, time: '2026-03-12T16:45:00Z', text: `Rebased it. ${newId()}` }
  await http.good(admin.key, 'POST /evidence', { items: [line] })
  const { items } = await http.good<Page>(person.key, `GET /people/${person.id}/evidence`)
  return { evidenceId: items[0]?.id ?? '' }
}

async function makeTime(http: HttpWorld, asker: Caster): Promise<Things> {
  const helper = await somebody(http)
  const audience = { kind: 'people', people: [helper.id] }
  const ask = await http.good<Item>(asker.key, 'POST /asks', { text: 'Can we talk?', audience, send: true })
  await http.settle()
  const invitationId = await invitationOf(http, helper, ask.id)
  await http.good(helper.key, `POST /invitations/${invitationId}/accept`, {})
  await http.settle()
  const { items } = await http.good<{ items: { startsAt: string }[] }>(asker.key, `GET /asks/${ask.id}/times`)
  const { agreed } = await http.good<{ agreed: { id: string } }>(asker.key, `POST /asks/${ask.id}/times`, {
    startsAt: items[0]?.startsAt,
  })
  return { timeId: agreed.id }
}

async function makeCalendar(http: HttpWorld, person: Caster): Promise<Things> {
  const body = { kind: 'feed', address: `https://calendar.example/${newId()}.ics` }
  const { items } = await http.good<Page>(person.key, 'POST /me/calendars', body)
  return { calendarId: items.at(-1)?.id ?? '' }
}

/** A ring that the person leads, with their card before the table and an offer of somebody else on it. */
async function makeRing(http: HttpWorld, host: Caster): Promise<Things> {
  const other = await somebody(http)
  const { ring, tables } = await http.good<RingView>(host.key, 'POST /rings', {
    title: `Ring ${++made}`,
    startsAt: '2026-11-23T13:00:00Z',
    zone: 'Europe/Berlin',
    language: 'en',
    rounds: ['work'],
    expected: 2,
    who: 'code',
    form: 'live',
  })
  const at = `/rings/${ring.id}`
  await http.good(other.key, 'POST /rings/join', { code: ring.code })
  for (const { key } of [host, other]) {
    await http.good(key, `PUT ${at}/cards/work`, { text: 'Who has a lathe?', isReady: true })
  }
  for (const from of ['r0', 'r1', 'r2'])
    await http.good(host.key, `POST ${at}/press`, { press: 'next', from })
  const { mine } = await http.good<RingView>(host.key, `GET ${at}`)
  const cardId = mine.cards[0]?.id ?? ''
  await http.good(host.key, `POST ${at}/press`, {
    press: 'call',
    aboutId: cardId,
    from: await stepOf(http, host, at),
  })
  const offer = await http.good<Item>(other.key, `POST ${at}/cards/${cardId}/offers`, { kind: 'help' })
  return { ringId: ring.id, cardId, offerId: offer.id, round: 'work', tableId: tables[0]?.id ?? '' }
}

async function stepOf(http: HttpWorld, host: Caster, at: string): Promise<string> {
  return (await http.good<RingView>(host.key, `GET ${at}`)).ring.step
}

async function makeCode(http: HttpWorld, host: Caster): Promise<Things> {
  const { ringId } = await makeRing(http, host)
  const { ring } = await http.good<RingView>(host.key, `GET /rings/${ringId}`)
  return { code: ring.code.replace(' ', '-') }
}

async function makeToken(http: HttpWorld, person: Caster): Promise<Things> {
  const token = await http.good<Item>(person.key, 'POST /me/tokens', { scopes: ['asks'] })
  return { tokenId: token.id }
}

async function makeBrowser(http: HttpWorld, { id: personId }: Caster): Promise<Things> {
  const id = newId().slice(0, 22)
  const browser = { id, endpoint: 'https://push.example.net/1', p256dh: 'p', auth: 'a', name: 'Firefox' }
  await http.world.transact((tx) => saveBrowser(tx, { personId, channel: 'push' }, browser))
  return { browserId: id }
}

async function makeRun(http: HttpWorld): Promise<Things> {
  const admin = await somebody(http, { role: 'admin' })
  const list = `email,name\nlisted${++made}@example.org,Listed ${made}\n`
  const file = Buffer.from(list).toString('base64')
  const { run } = await http.good<{ run: { id: string } }>(admin.key, 'POST /imports/people', { file })
  return { runId: run.id }
}

/** A name that leads inside: whatever is sent to it is refused before anything is connected. */
async function makeWebhook(http: HttpWorld): Promise<Things> {
  const admin = await somebody(http, { role: 'admin' })
  const made = { url: 'https://localhost:1024/', kinds: ['ask.opened'] }
  return { webhookId: (await http.good<Item>(admin.key, 'POST /webhooks', made)).id }
}

async function makeSession(http: HttpWorld, person: Caster): Promise<Things> {
  await http.session(person.id)
  const { items } = await http.good<Page>(person.key, 'GET /me/sessions')
  return { sessionId: items[0]?.id ?? '' }
}

/** A person's page is for everybody: it need not be one's own, and what is done to it must not hit the caller. */
const MAKERS: Readonly<Record<string, (http: HttpWorld, person: Caster) => Promise<Things>>> = {
  askId: makeAsk,
  invitationId: makeInvitation,
  noticeId: makeNotice,
  evidenceId: makeEvidence,
  timeId: makeTime,
  calendarId: makeCalendar,
  tokenId: makeToken,
  sessionId: makeSession,
  runId: makeRun,
  ringId: makeRing,
  code: makeCode,
  webhookId: makeWebhook,
  browserId: makeBrowser,
  channelId: async () => ({ channelId: 'web' }),
  personId: async (http) => ({ personId: (await somebody(http)).id }),
}

/** The thing that a path's first part names, of that person. A new kind of thing needs a maker above. */
export async function thingsOf(http: HttpWorld, param: string, person: Caster): Promise<Things> {
  const maker = MAKERS[param]
  assert(maker, `Somebody has told tests/access/things.ts how to make a thing for {${param}}.`)
  const things = await maker(http, person)
  for (const [name, id] of Object.entries(things)) assert(id !== '', `There is an id for {${name}}.`)
  return things
}
