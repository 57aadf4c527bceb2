import { setTimeout as pause } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'
import { isRefusal } from '#platform/refusal.ts'
import type { Inbox } from '../../contract.ts'
import type { ImapServer } from './imap-settings.ts'
import { isThisMachine } from './imap-settings.ts'
import { LARGEST_MAIL } from './read-mail.ts'

/** Where a mailbox was read up to. Numbers start anew when its owner rebuilt it (`validity`, RFC 3501). */
interface Place {
  readonly validity: string
  readonly uid: number
}

export interface ImapPace {
  /** a look at the mailbox even where the server said nothing */
  readonly lookMs: number
  /** after an outage, doubled each time up to `longestWaitMs` */
  readonly shortestWaitMs: number
  readonly longestWaitMs: number
}

const PACE: ImapPace = { lookMs: 60_000, shortestWaitMs: 1_000, longestWaitMs: 300_000 }

/**
 * Reads one mailbox from the place where it was last read, at once when something comes in (IDLE) and once a minute
 * besides. Mails stay where they are and become read; another reader of the mailbox takes nothing away from us,
 * because our place is a number and no flag.
 *
 * @see Channel.listen
 */
export function listenByImap(server: ImapServer, pace: Partial<ImapPace> = {}) {
  const held = { ...PACE, ...pace }
  return async (inbox: Inbox, signal: AbortSignal): Promise<void> => {
    let wait = held.shortestWaitMs
    while (!signal.aborted) {
      try {
        if (await inbox.mayFetch()) {
          await connected(server, inbox, {
            signal,
            lookMs: held.lookMs,
            well: () => (wait = held.shortestWaitMs),
          })
        }
      } catch (error) {
        // Told to the admin, and tried again: a mail server that is away takes nothing from us.
        if (!signal.aborted) await inbox.report(troubleOf(error)).catch(() => undefined)
      }
      await sleep(wait, signal)
      wait = Math.min(wait * 2, held.longestWaitMs)
    }
  }
}

interface Session {
  readonly signal: AbortSignal
  readonly lookMs: number
  readonly well: () => void
}

async function connected(server: ImapServer, inbox: Inbox, session: Session): Promise<void> {
  const { signal } = session
  const client = new ImapFlow(optionsOf(server))
  const ended = new AbortController()
  // an error event without a listener would end the process; the round below meets the same trouble
  client.on('error', () => ended.abort())
  client.on('close', () => ended.abort())
  let heard: () => void = () => undefined
  client.on('exists', () => heard())
  const stop = AbortSignal.any([signal, ended.signal])
  // a server that stops must not wait for a mail server that doesn't answer
  const hangUp = () => client.close()
  signal.addEventListener('abort', hangUp)
  const gone = rejectedAt(stop)
  try {
    // a client that was closed while it waits for a greeting never answers
    await Promise.race([client.connect(), gone])
    await Promise.race([client.mailboxOpen(server.folder), gone])
    while (!stop.aborted && (await inbox.mayFetch())) {
      const next = new Promise<void>((resolve) => (heard = resolve))
      await readNew(client, inbox, stop)
      await inbox.report(null)
      session.well()
      await Promise.race([next, sleep(session.lookMs, stop)])
      if (!stop.aborted) await client.noop()
    }
  } finally {
    signal.removeEventListener('abort', hangUp)
    if (signal.aborted || ended.signal.aborted) client.close()
    else await client.logout().catch(() => client.close())
  }
  if (ended.signal.aborted && !signal.aborted) throw new Error('closed')
}

function rejectedAt(signal: AbortSignal): Promise<never> {
  const rejected = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('closed')), { once: true })
  })
  // whoever races against it hears it; nobody else has to
  rejected.catch(() => undefined)
  return rejected
}

async function readNew(client: ImapFlow, inbox: Inbox, stop: AbortSignal): Promise<void> {
  const box = client.mailbox
  if (box === false) throw new Error('closed')
  const validity = String(box.uidValidity)
  const place = placeFrom(await inbox.place())
  const after = place?.validity === validity ? place.uid : 0
  const uids = await client.search({ uid: `${after + 1}:*` }, { uid: true })
  // `n:*` names the last mail even where its number is below n
  for (const uid of (uids || []).filter((one) => one > after).sort((a, b) => a - b)) {
    if (stop.aborted) return
    await takeOne(client, inbox, { validity, uid })
  }
}

async function takeOne(client: ImapFlow, inbox: Inbox, place: Place): Promise<void> {
  const next = JSON.stringify(place)
  const head = await client.fetchOne(String(place.uid), { size: true }, { uid: true })
  if (head === false || (head.size ?? 0) > LARGEST_MAIL) return inbox.skip(next)
  const mail = await client.fetchOne(String(place.uid), { source: true }, { uid: true })
  if (mail === false || mail.source === undefined) return inbox.skip(next)
  await inbox.take(mail.source, next)
  await client.messageFlagsAdd(String(place.uid), ['\\Seen'], { uid: true })
}

function placeFrom(text: string | null): Place | null {
  if (text === null) return null
  const value: unknown = JSON.parse(text)
  if (typeof value !== 'object' || value === null || !('uid' in value) || !('validity' in value)) return null
  return typeof value.uid === 'number' && typeof value.validity === 'string'
    ? { uid: value.uid, validity: value.validity }
    : null
}

function optionsOf(server: ImapServer) {
  return {
    host: server.host,
    port: server.port,
    secure: server.secure,
    ...(server.secure || isThisMachine(server.host) ? {} : { doSTARTTLS: true }),
    auth: { ...server.auth },
    tls: { rejectUnauthorized: server.checkCertificate },
    logger: false as const,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 120_000,
    // waiting is all that we do between two looks
    autoIdleDelay: 100,
    maxLiteralSize: LARGEST_MAIL + 65_536,
  }
}

/** Codes and our own words: a server's sentence may quote an address. */
function troubleOf(error: unknown): string {
  if (isRefusal(error)) return error.refusal
  if (typeof error !== 'object' || error === null) return "The mailbox can't be read."
  if ('authenticationFailed' in error && error.authenticationFailed === true)
    return 'The mailbox refuses our user or password.'
  const code = 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : ''
  return `The mailbox can't be reached${code}.`
}

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  // an aborted pause is a pause that is over
  await pause(ms, undefined, { signal }).catch(() => undefined)
}
