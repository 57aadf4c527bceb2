import { z } from 'zod'
import { DAY, instant, SECOND, toIso } from '#engine/time/instant.ts'
import { query } from '#platform/operation.ts'
import { assert } from '#platform/refusal.ts'
import { listSecrets, personOwner } from '#platform/secrets/secrets.ts'
import type { Services } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { loadPerson, namesOf } from '#features/people/queries.ts'
import { nameOfChannel, placeBy, secretField } from '../addresses/queries.ts'
import { findAddress } from '../addresses/store.ts'
import { findBrowsers } from '../browsers/store.ts'
import { countWaiting } from '../deliveries/store.ts'
import { type ChannelInfo, channelsKey, makersKey, sayKey, type WayOut, waysOutKey } from '../messages.ts'
import { countReceived, findDeadAddress, listDeadAddresses } from '../replies/store.ts'
import { findChoices } from '../store.ts'
import {
  ChannelView,
  exampleChannel,
  exampleMine,
  MyChannelView,
  type ChannelView as AdminView,
  type MyChannelView as MyView,
  type TestView,
} from './schema.ts'
import { type ChannelTest, findTest, loadHealth } from './store.ts'

/** After this a test that says nothing has failed: who waits for it gets a plain answer. */
export const TEST_TAKES_AT_MOST = 10 * SECOND

const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.null() })

export const listChannels = query({
  name: 'channels.list',
  http: 'GET /channels',
  summary: 'The ways to reach people: set up or not, how they are doing, and which addresses take nothing.',
  access: { who: 'admin', scope: 'channels' },
  input: z.strictObject({}),
  output: page(ChannelView),
  example: { input: {}, output: { items: [exampleChannel], next: null } },
  async run({ tx, actor, services }) {
    assert(actor.kind === 'person', 'Channels are listed for an admin.')
    const items: AdminView[] = []
    for (const info of services.get(channelsKey)) {
      items.push(await viewForAdmin(tx, services, info, actor.personId))
    }
    return { items, next: null }
  },
})

export const listMyChannels = query({
  name: 'channels.mine',
  http: 'GET /me/channels',
  summary: 'The ways to reach me: where, which kinds of notice come how, and how the last test went.',
  access: { who: 'person', scope: 'me' },
  input: z.strictObject({}),
  output: page(MyChannelView),
  example: { input: {}, output: { items: [exampleMine], next: null } },
  async run({ tx, actor, services }) {
    assert(actor.kind === 'person', 'Me is a person.')
    const items: MyView[] = []
    for (const info of services.get(channelsKey)) {
      items.push(await viewMine(tx, services, info, actor.personId))
    }
    return { items, next: null }
  },
})

export interface ChannelOutage {
  readonly channel: string
  readonly seconds: number
  /** codes and words of ours */
  readonly says: string
  readonly waiting: number
}

/** The ways out that are set up and don't get anything out just now, since when, and how much waits for them. */
export async function outages(tx: Tx, services: Services): Promise<ChannelOutage[]> {
  const health = await loadHealth(tx)
  const found: ChannelOutage[] = []
  for (const channel of services.get(waysOutKey).keys()) {
    const { trouble = null, troubleAt = null } = health.get(channel) ?? {}
    if (trouble === null || troubleAt === null) continue
    const seconds = Math.max(0, Math.round((tx.now - troubleAt) / SECOND))
    found.push({ channel, seconds, says: trouble, waiting: await countWaiting(tx, channel) })
  }
  return found
}

export function channelOf(services: Services, channelId: string): ChannelInfo | undefined {
  return services.get(channelsKey).find(({ id }) => id === channelId)
}

export async function viewForAdmin(
  tx: Tx,
  services: Services,
  info: ChannelInfo,
  adminId: string,
): Promise<AdminView> {
  const health = (await loadHealth(tx)).get(info.id)
  const lang = (await loadPerson(tx, adminId))?.languages[0] ?? 'en'
  const say = services.get(sayKey)
  const dead = (await listDeadAddresses(tx)).filter(({ channel }) => channel === info.id)
  const names = await namesOf(
    tx,
    dead.map(({ personId }) => personId),
  )
  const received = await countReceived(tx, info.id, tx.now - 7 * DAY)
  const out = info.isSetUp ? (health?.trouble ?? null) : null
  const trouble = info.isUnreadable
    ? UNREADABLE
    : (out ?? (info.isSetUp ? (health?.inboxTrouble ?? null) : null))
  const needsYou = trouble !== null || dead.length > 0
  return {
    id: info.id,
    name: nameOfChannel(services, lang, info.id),
    state: stateOf(info, needsYou),
    takesReplies: info.takesReplies,
    abilities: info.abilities && {
      reply: info.abilities.reply,
      buttons: info.abilities.buttons,
      interrupt: info.abilities.interrupt,
    },
    isConnectedHere: info.isConnectedHere,
    settings: info.settings.map(({ from, choices, ...setting }) => ({
      ...setting,
      what: saidOr(
        say(lang, `${info.id}.setting.${setting.name}`),
        `${info.id}.setting.${setting.name}`,
        setting.what,
      ),
      choices: [...choices],
      isSet: from !== null,
      from,
    })),
    sentAt: when(health?.sentAt),
    receivedAt: when(health?.receivedAt),
    trouble,
    troubleAt: trouble === null ? null : when(out === null ? health?.inboxTroubleAt : health?.troubleAt),
    waiting: await countWaiting(tx, info.id),
    deadAddresses: dead.map(({ personId, address, code, at }) => ({
      person: names.get(personId) ?? { id: personId, name: '' },
      address,
      code,
      at: toIso(instant(at)),
    })),
    repliesNotTaken: ['stranger', 'late', 'refused', 'unknownKey', 'tooMany']
      .map((outcome) => received.get(outcome) ?? 0)
      .reduce((sum, count) => sum + count, 0),
    test: viewTest(tx, await findTest(tx, adminId, info.id)),
  }
}

const UNREADABLE =
  'What it was given was sealed with another SECRET_KEY and can’t be opened. Connect it again.'

function stateOf(info: ChannelInfo, needsYou: boolean): AdminView['state'] {
  if (info.isUnreadable) return 'needsYou'
  return info.isSetUp ? (needsYou ? 'needsYou' : 'working') : 'notSetUp'
}

/** A text of the channel's own where it has one: an unknown key is said as itself. */
function saidOr(said: string, key: string, else_: string): string {
  return said === key ? else_ : said
}

export async function viewMine(
  tx: Tx,
  services: Services,
  info: ChannelInfo,
  personId: string,
): Promise<MyView> {
  const person = await loadPerson(tx, personId)
  assert(person, 'Who is signed in is there.')
  const lang = person.languages[0] ?? 'en'
  const way = services.get(waysOutKey).get(info.id)
  const place = await placeBy(tx, services, info.id, person)
  const saved = await findAddress(tx, personId, info.id)
  const browsers = await findBrowsers(tx, { personId, channel: info.id })
  const dead = await findDeadAddress(tx, personId, info.id)
  const choices = await findChoices(tx, personId, info.id)
  const say = services.get(sayKey)
  const kinds = info.id === 'web' ? [] : kindsBy(services, info.id)
  return {
    id: info.id,
    name: nameOfChannel(services, lang, info.id),
    isSetUp: info.isSetUp,
    address: place?.text ?? null,
    form:
      way === undefined || way.known || way.find || way.browserKey
        ? null
        : await formOf(tx, services, { lang, way, saved, personId }),
    browserKey: way?.browserKey ?? null,
    browsers: way?.browserKey ? browsers.map(({ id, name }) => ({ id, name })) : [],
    dead: dead && dead.address === place?.text ? { code: dead.code, at: toIso(instant(dead.at)) } : null,
    kinds: kinds.map((kind) => ({
      kind,
      what: say(lang, `${kind}.kind`),
      choice: choices.get(kind) ?? null,
    })),
    test: viewTest(tx, await findTest(tx, personId, info.id)),
  }
}

interface Form {
  readonly lang: string
  readonly way: WayOut
  readonly saved: unknown
  readonly personId: string
}

/** The channel's own words for each field where it has some, else what its schema says. */
async function formOf(
  tx: Tx,
  services: Services,
  { lang, way, saved, personId }: Form,
): Promise<MyView['form']> {
  const held = (saved ?? {}) as Readonly<Record<string, unknown>>
  const confided = new Set((await listSecrets(tx, personOwner(personId))).map(({ name }) => name))
  return way.fields.map(({ name, what, required, kind, choices }) => {
    const key = `${way.id}.address.${name}`
    const value = held[name]
    return {
      name,
      label: saidOr(services.get(sayKey)(lang, key), key, what || name),
      required,
      kind,
      choices: [...choices],
      isSet: value !== undefined || confided.has(secretField(personId, way.id, name).name),
      value: typeof value === 'string' || typeof value === 'number' ? String(value) : '',
    }
  })
}

/** The kinds of notice that can leave the app by this channel, each of them a choice of its reader. */
export function kindsBy(services: Services, channel: string): string[] {
  const makers = [...services.get(makersKey).values()]
  const way = services.get(waysOutKey).get(channel)
  const kinds = makers
    .filter(({ byMail, only }) => byMail !== false && only === way?.only)
    .map(({ kind }) => kind)
  return way?.only === undefined ? [...kinds, 'notices.digest'] : kinds
}

export function viewTest(tx: Tx, test: ChannelTest | null): TestView | null {
  if (test === null) return null
  const { id, state, says } = test
  const at = toIso(instant(test.at))
  if (state !== 'waiting' || tx.wall - test.wall < TEST_TAKES_AT_MOST) return { id, state, says, at }
  return { id, state: 'failed', says: 'No answer within ten seconds. Mails wait and are tried again.', at }
}

function when(at: number | null | undefined): string | null {
  return at === null || at === undefined ? null : toIso(instant(at))
}
