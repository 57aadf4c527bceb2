import { Agent, type IncomingMessage, request } from 'node:http'

/** Requests of everybody together share so many connections; streams have one each. */
const agent = new Agent({ keepAlive: true, maxSockets: 64 })

export interface Answer {
  readonly status: number
  readonly body: unknown
}

/** One request to the API as that person or guest; null is nobody. */
export function send(url: string, key: string | null, how: string, body?: object): Promise<Answer> {
  const [method = '', path = ''] = how.split(' ')
  const text = body === undefined ? undefined : JSON.stringify(body)
  const headers = {
    ...(key === null ? {} : { authorization: `Bearer ${key}` }),
    ...(text === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
  }
  return new Promise((answered, failed) => {
    const sent = request(`${url}/api/v1${path}`, { method, headers, agent }, (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.on('end', () => {
        const said = Buffer.concat(pieces).toString()
        answered({ status: response.statusCode ?? 0, body: said === '' ? null : JSON.parse(said) })
      })
    })
    sent.on('error', failed)
    sent.end(text)
  })
}

/** The same, where anything but a yes is a failure of the bench. */
export async function good<T>(url: string, key: string | null, how: string, body?: object): Promise<T> {
  const answer = await send(url, key, how, body)
  if (answer.status >= 300)
    throw new Error(`${how} was answered ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body as T
}

/** Does the work for each of them, so many at a time. */
export async function eachOf<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const left = items.values()
  const worker = async () => {
    for (const item of left) await work(item)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

export interface OpenStream {
  /** breaks it off in the middle, as a phone in a lift does */
  cut(): void
}

/** Opens a stream that hears each event with its data; rejects where it isn't opened. */
export function openStream(
  url: string,
  key: string,
  hear: (event: string, data: string) => void,
): Promise<OpenStream> {
  return new Promise((opened, failed) => {
    const sent = request(url, { headers: { authorization: `Bearer ${key}` }, agent: false }, (response) => {
      if (response.statusCode !== 200)
        return failed(new Error(`A stream was answered ${response.statusCode}`))
      follow(response, hear)
      opened({ cut: () => response.destroy() })
    })
    sent.on('error', failed)
    sent.end()
  })
}

function follow(response: IncomingMessage, hear: (event: string, data: string) => void): void {
  let held = ''
  response.setEncoding('utf8')
  // a stream that is cut ends with an error, which is what was wanted
  response.on('error', () => undefined)
  response.on('data', (piece: string) => {
    held += piece
    const blocks = held.split('\n\n')
    held = blocks.pop() ?? ''
    for (const block of blocks) {
      const lines = block.split('\n')
      const event = lines.find((line) => line.startsWith('event: '))?.slice(7)
      const data = lines.find((line) => line.startsWith('data: '))?.slice(6)
      if (event !== undefined && data !== undefined) hear(event, data)
    }
  })
}
