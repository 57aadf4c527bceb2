import { lookup } from 'node:dns/promises'
import { type IncomingMessage, request as requestPlain } from 'node:http'
import { request as requestEncrypted, type RequestOptions } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isRefusal, Outage, type Refusal, refuse } from '../refusal.ts'
import { judge, literalOf, readAddress } from './address.ts'
import type { Networks } from './networks.ts'
import type { Outbound, OutboundAnswer, OutboundRequest } from './outbound.ts'

export interface OutboundParts {
  /** private networks that may be reached all the same (`OUTBOUND_ALLOW`) */
  readonly allowed: Networks
  /** every address of a name; the system's resolver, if not given */
  readonly resolve?: (host: string) => Promise<readonly string[]>
  /** certificates of authorities beside those that Node knows, in PEM */
  readonly authorities?: string
  /** milliseconds of wall time */
  readonly limits?: Partial<OutboundLimits>
}

export interface OutboundLimits {
  /** until the connection stands, name and encryption included */
  readonly connectMs: number
  /** until the whole answer is there, also from a side that drips one letter a second */
  readonly wholeMs: number
}

const LIMITS: OutboundLimits = { connectMs: 5_000, wholeMs: 10_000 }

export function openOutbound(parts: OutboundParts): Outbound {
  const { resolve = systemAddresses } = parts
  const limits = { ...LIMITS, ...parts.limits }
  const place = async (address: string): Promise<Place | Refusal> => {
    const url = readAddress(address)
    if (isRefusal(url)) return url
    const literal = literalOf(url)
    const addresses = literal === null ? await resolve(url.hostname) : [literal]
    return judge(url, addresses, parts.allowed) ?? { url, addresses }
  }
  return {
    read(address) {
      const url = readAddress(address)
      if (isRefusal(url)) return url
      const literal = literalOf(url)
      return literal === null ? null : judge(url, [literal], parts.allowed)
    },
    async judge(address) {
      try {
        const found = await inTime(place(address), limits.connectMs)
        return isRefusal(found) ? found : null
      } catch (error) {
        if (!(error instanceof Outage)) throw error
        // no name server just now is no reason to refuse an address; each sending asks again
        return null
      }
    },
    async send(request) {
      const found = await inTime(place(request.address), limits.connectMs)
      if (isRefusal(found)) return found
      if (found.addresses.length === 0) throw new Outage('The name has no address')
      return exchange(request, found, { limits, authorities: parts.authorities })
    },
  }
}

/** For the sample: nobody is reached, whatever was typed. */
export const closedOutbound: Outbound = {
  read: () => refuse('outbound.closed'),
  judge: async () => refuse('outbound.closed'),
  send: async () => refuse('outbound.closed'),
}

interface Place {
  readonly url: URL
  /** every one of them has been judged; the connection goes to one of these and to no other */
  readonly addresses: readonly string[]
}

async function systemAddresses(host: string): Promise<string[]> {
  try {
    return (await lookup(host, { all: true, order: 'verbatim' })).map(({ address }) => address)
  } catch (error) {
    throw new Outage(`The name can't be resolved (${codeOf(error)})`)
  }
}

async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Outage('The name servers say nothing')), ms)
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}

interface Ways {
  readonly limits: OutboundLimits
  readonly authorities: string | undefined
}

async function exchange(
  request: OutboundRequest,
  place: Place,
  { limits, authorities }: Ways,
): Promise<OutboundAnswer> {
  const begun = performance.now()
  const ending = new AbortController()
  const end = (sentence: string) => ending.abort(new Outage(sentence))
  const whole = setTimeout(() => end('The other side took too long to answer'), limits.wholeMs)
  const connecting = setTimeout(() => end('The other side takes no connection'), limits.connectMs)
  const stop = () => end('Ended from our side')
  if (request.signal?.aborted) stop()
  request.signal?.addEventListener('abort', stop, { once: true })
  try {
    const answer = await begin(request, place, {
      authorities,
      signal: ending.signal,
      connected: () => clearTimeout(connecting),
    })
    const { status, headers, body } = await read(answer, request.mostBytes ?? 0)
    return { status, headers, body, ms: Math.round(performance.now() - begun) }
  } catch (error) {
    if (error instanceof Outage) throw error
    throw ending.signal.aborted
      ? ending.signal.reason
      : new Outage(`The other side broke off (${codeOf(error)})`)
  } finally {
    clearTimeout(whole)
    clearTimeout(connecting)
    request.signal?.removeEventListener('abort', stop)
    ending.abort()
  }
}

interface Line {
  readonly authorities: string | undefined
  readonly signal: AbortSignal
  readonly connected: () => void
}

/** One connection of its own: none is kept, so none can be reused past a judgement that was made for another. */
function begin(request: OutboundRequest, { url, addresses }: Place, line: Line): Promise<IncomingMessage> {
  const { method = 'GET', body } = request
  const options: RequestOptions = {
    method,
    agent: false,
    signal: line.signal,
    lookup: pinnedTo(addresses),
    headers: {
      ...request.headers,
      host: url.host,
      connection: 'close',
      ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
    },
    ...(line.authorities === undefined ? {} : { ca: line.authorities }),
  }
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const encrypted = url.protocol === 'https:'
  const sent = encrypted ? requestEncrypted(url, options) : requestPlain(url, options)
  sent.on('socket', (socket) => socket.once(encrypted ? 'secureConnect' : 'connect', line.connected))
  sent.on('response', resolve)
  sent.on('error', reject)
  sent.on('close', () => reject(new Outage('The other side broke off')))
  sent.end(body)
  return promise
}

/** The name is never asked for again between judgement and connection. */
function pinnedTo(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIP(address) }))
  return (_host, options, answer) => {
    if (options.all) answer(null, found)
    else answer(null, found[0]?.address ?? '', found[0]?.family)
  }
}

async function read(answer: IncomingMessage, mostBytes: number): Promise<Omit<OutboundAnswer, 'ms'>> {
  const headers = Object.fromEntries(
    Object.entries(answer.headersDistinct).map(([name, values = []]) => [name, values.join(', ')]),
  )
  const status = answer.statusCode ?? 0
  if (mostBytes === 0) {
    answer.destroy()
    return { status, headers, body: new Uint8Array() }
  }
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of answer as AsyncIterable<Buffer>) {
    length += piece.length
    if (length > mostBytes) {
      answer.destroy()
      throw new Outage(`The answer is larger than ${mostBytes} bytes`)
    }
    pieces.push(piece)
  }
  return { status, headers, body: Buffer.concat(pieces) }
}

/** Codes are of the system or of Node; sentences could quote addresses. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' && /^[A-Z_0-9]+$/.test(code) ? code : 'unknown'
}
