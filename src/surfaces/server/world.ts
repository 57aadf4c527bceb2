import { resolve } from 'node:path'
import type { Kysely } from 'kysely'
import type { Pool } from 'pg'
import type { Channel, ChannelPlug } from '#channels/contract.ts'
import { linkMailerKey } from '#features/accounts/jobs.ts'
import { createAuthenticate } from '#features/accounts/queries.ts'
import { Ranking, rankingKey } from '#features/evidence/ranking/queries.ts'
import { Rooms } from '#features/gatherings/queries/rooms.ts'
import { roomsKey } from '#features/gatherings/queries/rooms-key.ts'
import { createSeatAuthenticate } from '#features/gatherings/queries/state.ts'
import { readListKey } from '#features/operations/commands/import-list.ts'
import { readBytes } from '#importers/people-csv/importer.ts'
import { checksKey } from '#features/operations/health/queries.ts'
import { personalsKey } from '#features/operations/queries.ts'
import { secretKeyKey } from '#features/people/queries.ts'
import {
  channelChangesKey,
  channelsKey,
  linksKey,
  makersKey,
  runIntentKey,
  sayKey,
  talkKey,
  type WayOut,
  waysOutKey,
} from '#features/notices/messages.ts'
import { chanceKey } from '#platform/chance.ts'
import { type Clock, clockFromSetting } from '#platform/clock.ts'
import { type OwnCalendarServer, ownCalendarServerKey } from '#platform/calendar/own-server.ts'
import type { Settings } from '#platform/config.ts'
import { prepareFolder } from '#platform/db/embedded/folder.ts'
import { findMigrations } from '#platform/db/find-migrations.ts'
import { migrate } from '#platform/db/migrate.ts'
import { openDatabase, type OpenedDatabase } from '#platform/db/open.ts'
import { createPool } from '#platform/db/pool.ts'
import type { Authenticate } from '#platform/http/authenticate.ts'
import { createProblems, type Problems } from '#platform/http/problem.ts'
import { createSay } from '#platform/i18n/say.ts'
import type { JobHandler, Reaction } from '#platform/jobs/handler.ts'
import { reactionJob } from '#platform/jobs/react.ts'
import { Worker } from '#platform/jobs/worker.ts'
import { llmKey, type Llm } from '#platform/llm/llm.ts'
import { openLlm } from '#platform/llm/open-llm.ts'
import type { Log } from '#platform/log.ts'
import type { Message } from '#platform/message.ts'
import { createOperate, type Operate } from '#platform/operate.ts'
import { readNetworks } from '#platform/outbound/networks.ts'
import { closedOutbound, openOutbound } from '#platform/outbound/open-outbound.ts'
import { type Outbound, outboundKey } from '#platform/outbound/outbound.ts'
import { assert, isRefusal } from '#platform/refusal.ts'
import { type Keys, keysKey, sealAnew } from '#platform/secrets/secrets.ts'
import { deriveKey, keyFromText, loadSecretKey, type SecretKey } from '#platform/signing/secret-key.ts'
import { sampleKey, ServiceBox } from '#platform/service.ts'
import type { PlatformTables } from '#platform/tx/tables.ts'
import { createKysely, createTransact, type Left, type Transact } from '#platform/tx/transact.ts'
import { strings } from '#src/strings.gen.ts'
import { createLinks } from '#surfaces/pages/links.ts'
import { createTalk } from '#surfaces/talk/talk.ts'
import { ChannelSet } from './channel-set.ts'
import { followChannels } from './follow-channels.ts'
import { plugs } from './channel-settings.ts'
import { type Catalogue, readCatalogue } from './catalogue.ts'
import { lastAddress } from './last-address.ts'
import { createRunIntent } from './run-intent.ts'
import { StartRefused, startRefused } from './start-refused.ts'
import { wayOutOf } from './ways-out.ts'

export interface WorldOptions {
  readonly settings: Settings
  readonly role: 'server' | 'command'
  readonly dataDir: string
  readonly log: Log
  readonly clock?: Clock
  /** the address in links, where PUBLIC_URL isn't set */
  readonly listeningOn?: () => string
  /** the demo: nothing can leave, whatever the settings say */
  readonly sealed?: boolean
  /** jobs and reactions beside those of the slices: the demo's colleagues */
  readonly more?: { readonly jobs: readonly JobHandler[]; readonly reactions: readonly Reaction[] }
  /** the channels that there are; those of the folders, if not given */
  readonly plugs?: readonly ChannelPlug[]
}

/** Everything that one process holds, built in one place and handed down as arguments. */
export interface World {
  readonly settings: Settings
  readonly dataDir: string
  readonly catalogue: Catalogue
  readonly clock: Clock
  readonly log: Log
  readonly database: OpenedDatabase
  readonly pool: Pool
  readonly db: Kysely<PlatformTables>
  readonly transact: Transact
  readonly services: ServiceBox
  readonly operate: Operate
  readonly authenticate: Authenticate
  readonly problems: Problems
  readonly worker: Worker
  /** the gatherings that somebody is listening to here */
  readonly rooms: Rooms
  readonly secret: SecretKey
  readonly publicUrl: () => string
  /** the ways to reach people that are set up, by their ids */
  readonly channels: ReadonlyMap<string, Channel>
  /** called when channels were opened or closed since */
  onChannels(heard: () => void): void
  /** looks whether an admin, here or at another server, has given channels something else */
  followChannels(): Promise<void>
  /** called after commits that left something; the server points it at its hub */
  onCommit(heard: (left: Left) => void): void
  close(): Promise<void>
}

export async function openWorld(options: WorldOptions): Promise<World> {
  const { settings, log, dataDir } = options
  const clock = options.clock ?? clockOf(settings)
  // before the secret goes into it: a folder that can't be used is told as such
  if (settings.DATABASE_URL === undefined) prepareFolder(dataDir)
  const secret = await secretFor(options)
  const databaseUrl = settings.DATABASE_URL
  const database = await openDatabase({
    role: options.role,
    dataDir,
    throwAway: options.sealed ?? false,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    log: (sentence) => log.info({}, sentence),
  })
  try {
    await migrate(database.connection, findMigrations([SOURCES]))
    const world = build({ options, clock, secret, database })
    await takeNewKey(world)
    await world.followChannels()
    return world
  } catch (error) {
    await database.close()
    throw error
  }
}

function clockOf({ ASKWELL_CLOCK }: Settings): Clock {
  try {
    return clockFromSetting(ASKWELL_CLOCK)
  } catch (error) {
    throw new StartRefused((error as Error).message, { cause: error })
  }
}

const SOURCES = resolve(import.meta.dirname, '../..')

/** Derived from the evidence alone: it may be deleted at any time, and is no part of a backup. */
const RANKING_FILE = 'ranking.snapshot'

interface Ground {
  readonly options: WorldOptions
  readonly clock: Clock
  readonly secret: SecretKey
  readonly database: OpenedDatabase
}

function build({ options, clock, secret, database }: Ground): World {
  const { settings, log } = options
  const catalogue = readCatalogue(options.more)
  let closing = false
  const pool = createPool(database.connection, {
    log: (sentence) => closing || log.warn({}, sentence),
  })
  const db = createKysely(pool)
  const react = reactionJob(catalogue.reactions)
  const listeners: ((left: Left) => void)[] = []
  const transact = createTransact({
    pool,
    clock,
    reactions: react.namesFor,
    committed: (left) => listeners.forEach((heard) => heard(left)),
  })
  const listeningOn = options.listeningOn ?? (() => lastAddress(options.dataDir) ?? 'http://127.0.0.1:7400')
  const publicUrl = () => settings.PUBLIC_URL ?? listeningOn()
  const say = createSay(strings)
  const known = options.plugs ?? plugs
  const keys = keysOf(secret, settings)
  const outbound = options.sealed ? closedOutbound : outboundOf(settings)
  const channels = new ChannelSet({
    known,
    settings,
    groundOf: (id) => ({ outbound, key: deriveKey(secret, 'seal', `channel/${id}`).export() }),
    wayOut: (channel) => wayOutOf(channel, clock, keys),
    closed: options.sealed ?? false,
  })
  const services = new ServiceBox()
  services.set(channelsKey, channels.infos)
  services.set(makersKey, catalogue.makers)
  services.set(sayKey, say)
  services.set(linksKey, linksFor(secret, publicUrl, clock))
  services.set(waysOutKey, channels.ways)
  const setLinkMailer = () =>
    services.set(linkMailerKey, linkMailer(channels.ways.get('email'), say, publicUrl))
  setLinkMailer()
  channels.onChange(setLinkMailer)
  services.set(rankingKey, new Ranking(resolve(options.dataDir, RANKING_FILE)))
  services.set(outboundKey, outbound)
  services.set(ownCalendarServerKey, options.sealed ? null : ownCalendarServer(settings))
  services.set(chanceKey, Math.random)
  services.set(llmKey, options.sealed ? null : llmOf(settings))
  services.set(secretKeyKey, secret)
  services.set(keysKey, keys)
  services.set(personalsKey, catalogue.personal)
  services.set(readListKey, readBytes)
  services.set(checksKey, catalogue.checks)
  services.set(runIntentKey, createRunIntent(catalogue, services))
  services.set(sampleKey, options.sealed ?? false)
  const handlers = new Map([...catalogue.jobs, react.handler].map((handler) => [handler.kind, handler]))
  const follower = followChannels({ channels, keys, transact, log })
  services.set(channelChangesKey, follower)
  listeners.push(follower.committed)
  const rooms = new Rooms({ db, transact, services, clock, log })
  services.set(roomsKey, rooms)
  const worker = new Worker({ db, transact, clock, services, handlers, log })
  const world: World = {
    settings,
    dataDir: options.dataDir,
    catalogue,
    clock,
    log,
    database,
    pool,
    db,
    transact,
    services,
    operate: createOperate(transact, services),
    authenticate: authenticateIn(db, clock),
    problems: createProblems(catalogue.refusals, (key, values, lang) => sayIfThere(say, lang, key, values)),
    worker,
    rooms,
    secret,
    publicUrl,
    channels: channels.opened,
    onChannels: (heard) => channels.onChange(heard),
    followChannels: () => follower.look(),
    onCommit: (heard) => listeners.push(heard),
    async close() {
      closing = true
      rooms.close()
      await worker.stop()
      await follower.rest()
      await channels.close()
      await pool.end()
      await database.close()
    },
  }
  services.set(
    talkKey,
    createTalk(() => world),
  )
  return world
}

/** People by their session or token, guests by the key to their seat. */
function authenticateIn(db: Kysely<PlatformTables>, clock: Clock): Authenticate {
  const people = createAuthenticate({ db, clock })
  const guests = createSeatAuthenticate({ db })
  return (credentials) => (credentials.seat === undefined ? people(credentials) : guests(credentials.seat))
}

/** A sign-in link goes to the address of the record, by mail alone. */
function linkMailer(mail: WayOut | undefined, say: ReturnType<typeof createSay>, publicUrl: () => string) {
  if (mail === undefined) return null
  return {
    say,
    url: (path: string) => publicUrl() + path,
    deliver: (message: Message, email: string, key: string) => mail.deliver(message, { email }, { key }),
  }
}

function llmOf({ LLM_URL, LLM_MODEL, LLM_KEY }: Settings): Llm | null {
  return LLM_URL === undefined ? null : openLlm({ url: LLM_URL, model: LLM_MODEL, key: LLM_KEY })
}

function keysOf(current: SecretKey, { SECRET_KEY_BEFORE: before }: Settings): Keys {
  return { current, before: before === undefined ? [] : [keyFromText(before.trim())] }
}

/** What the key before this one has sealed, from now on by this one; then its setting can be taken away. */
async function takeNewKey({ services, transact, log }: World): Promise<void> {
  const keys = services.get(keysKey)
  if (keys.before.length === 0) return
  const sealed = await transact((tx) => sealAnew(tx, keys))
  if (isRefusal(sealed) || sealed.unreadable === 0) return
  log.warn({ secrets: sealed.unreadable }, 'Stored secrets that neither key opens have to be given again.')
}

function outboundOf({ OUTBOUND_ALLOW }: Settings): Outbound {
  const allowed = readNetworks(OUTBOUND_ALLOW)
  if (isRefusal(allowed)) throw startRefused(allowed)
  return openOutbound({ allowed })
}

const EVERYWHERE = '0.0.0.0/0, ::/0'

/** Its address is the operator's: it may lie wherever the operator says, and speak plain HTTP there. */
function ownCalendarServer({ CALDAV_URL: address }: Settings): OwnCalendarServer | null {
  const allowed = readNetworks(EVERYWHERE)
  assert(!isRefusal(allowed), 'These are networks.')
  return address === undefined ? null : { address, door: openOutbound({ allowed }) }
}

async function secretFor({ settings, dataDir }: WorldOptions): Promise<SecretKey> {
  // Beside an outside database the folder may be lost with the machine: there the setting is the safe place, and
  // the folder only a help for the first steps.
  const held = await loadSecretKey({ setting: settings.SECRET_KEY, dataDir })
  if (isRefusal(held)) throw startRefused(held)
  return held.key
}

/** The address in a link is asked for when the link is made: the port may be chosen by the system. */
function linksFor(secret: SecretKey, publicUrl: () => string, clock: Clock) {
  const made = () => createLinks({ secret, publicUrl: publicUrl(), now: () => clock.now() })
  return {
    page: (path: string) => made().page(path),
    answer: (personId: string, intent: string, params: Readonly<Record<string, string>>) =>
      made().answer(personId, intent, params),
    unsubscribe: (personId: string, kind: string) => made().unsubscribe(personId, kind),
  }
}

/** A problem without a text for its next step has none; a missing text elsewhere is its key. */
function sayIfThere(
  say: ReturnType<typeof createSay>,
  lang: string,
  key: string,
  values?: Readonly<Record<string, string | number>>,
) {
  return Object.hasOwn(strings.en, key) ? say(lang, key, values) : undefined
}
