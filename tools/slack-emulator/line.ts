import { createHmac } from 'node:crypto'
import type { Json } from './state.ts'
import type { SocketServer } from './web-socket.ts'

/** What the app answered to a call of ours. */
export interface Heard {
  readonly status: number
  readonly body: string
  readonly ms: number
}

export interface Call {
  readonly type: 'events_api' | 'interactive' | 'slash_commands'
  readonly payload: Json
}

/** The way from Slack to the app: its door, or its socket. */
export interface Line {
  call(call: Call, more?: Sending): Promise<Heard>
  /** the last calls to the door as they went out, newest last: to be played again by who tests that */
  readonly sent: readonly Sent[]
}

export interface Sent {
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

export interface Sending {
  /** as Slack tries again: which try, and why */
  readonly retry?: { readonly num: number; readonly reason: string }
  /** seconds since 1970 */
  readonly timestamp?: number
}

interface Parts {
  readonly secret: string
  readonly door: () => string | null
  readonly sockets: SocketServer
  readonly now: () => number
}

export function openLine({ secret, door, sockets, now }: Parts): Line {
  const sent: Sent[] = []
  const waiting = new Map<string, (payload: unknown) => void>()
  sockets.onText((text) => {
    const { envelope_id: id, payload } = JSON.parse(text) as { envelope_id?: string; payload?: unknown }
    if (id !== undefined) waiting.get(id)?.(payload)
  })
  let count = 0
  return {
    sent,
    async call(call, { retry, timestamp } = {}) {
      const begun = performance.now()
      const url = door()
      if (url === null) return bySocket(call)
      const request = signedRequest(secret, call, timestamp ?? Math.floor(now() / 1_000))
      const headers = retry
        ? { ...request.headers, 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason }
        : request.headers
      sent.push({ body: request.body, headers })
      const answer = await fetch(url, { method: 'POST', body: request.body, headers })
      return { status: answer.status, body: await answer.text(), ms: performance.now() - begun }
    },
  }

  function bySocket({ type, payload }: Call): Promise<Heard> {
    const begun = performance.now()
    const id = `envelope-${(count += 1)}`
    const heard = new Promise<Heard>((resolve) => {
      waiting.set(id, (said) => {
        waiting.delete(id)
        resolve({
          status: 200,
          body: said === undefined ? '' : JSON.stringify(said),
          ms: performance.now() - begun,
        })
      })
    })
    sockets.send(
      JSON.stringify({ envelope_id: id, type, payload, accepts_response_payload: type !== 'events_api' }),
    )
    return heard
  }
}

export function signedRequest(secret: string, { type, payload }: Call, timestamp: number): Sent {
  const body =
    type === 'events_api'
      ? JSON.stringify(payload)
      : type === 'interactive'
        ? new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
        : new URLSearchParams(payload as Record<string, string>).toString()
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')
  return {
    body,
    headers: {
      'content-type': type === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': `v0=${signature}`,
    },
  }
}
