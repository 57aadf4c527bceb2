import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { SECOND } from '#engine/time/instant.ts'
import { Outage } from '#platform/refusal.ts'
import type { Inbox } from '../contract.ts'
import type { SlackCall } from './api.ts'
import { readCall, type SlackCallIn } from './incoming/read.ts'
import { acknowledged } from './show.ts'

const Envelope = z.object({
  type: z.string(),
  envelope_id: z.string().optional(),
  payload: z.unknown().optional(),
})

interface Socket {
  /** with the app-level token */
  readonly apiCall: SlackCall
  readonly atOnce: (read: SlackCallIn) => Promise<void>
}

const FIRST_PAUSE = SECOND
const LONGEST_PAUSE = 60 * SECOND
/** An inbox is held for longer than this, and asked for again at each look. */
const LOOK = 30 * SECOND

/**
 * Socket Mode: Slack sends what it would have posted to our door, over a connection that we open. An envelope is
 * acknowledged when it is put down; where that fails, Slack sends it again.
 *
 * @see Channel.listen
 */
export function listenBySocket(socket: Socket): (inbox: Inbox, signal: AbortSignal) => Promise<void> {
  return async (inbox, signal) => {
    for (let wait = FIRST_PAUSE; !signal.aborted; ) {
      const went = await inbox.mayFetch().then(
        (mine) => (mine ? connected(socket, inbox, signal) : 'waited'),
        // the database is away: it is asked again
        () => 'failed' as const,
      )
      if (went === 'ended') {
        wait = FIRST_PAUSE
        continue
      }
      const ms = went === 'waited' ? LOOK : wait
      wait = went === 'waited' ? wait : Math.min(wait * 2, LONGEST_PAUSE)
      await pause(ms, undefined, { signal }).catch(() => 'the signal ends the loop')
    }
  }
}

/** One connection from its beginning to its end. `ended`: Slack asked for a new one, or it worked for a while. */
async function connected(socket: Socket, inbox: Inbox, signal: AbortSignal): Promise<'ended' | 'failed'> {
  try {
    const { url } = z.object({ url: z.string() }).parse(await socket.apiCall('apps.connections.open', {}))
    const went = await converse(new WebSocket(url), { socket, inbox, signal })
    if (went === 'ended') await inbox.report(null)
    return went
  } catch (error) {
    const says = error instanceof Outage ? error.message : 'Slack’s socket gave no answer that we know'
    // told where the admin looks; where the database is away too, there is nobody to tell
    await inbox.report(says).catch(() => undefined)
    return 'failed'
  }
}

function converse(
  ws: WebSocket,
  at: { readonly socket: Socket; readonly inbox: Inbox; readonly signal: AbortSignal },
): Promise<'ended' | 'failed'> {
  return new Promise((resolve) => {
    let greeted = false
    const end = () => ws.close()
    const look = setInterval(() => {
      // held by another by now, or the database is away: the next connection finds out
      at.inbox.mayFetch().then((mine) => mine || end(), end)
    }, LOOK)
    at.signal.addEventListener('abort', end, { once: true })
    ws.addEventListener('message', ({ data }) => {
      const envelope = Envelope.safeParse(JSON.parse(String(data)))
      if (!envelope.success) return
      if (envelope.data.type === 'hello') greeted = true
      if (envelope.data.type === 'disconnect') return end()
      // not put down: Slack sends it again
      void take(ws, envelope.data, at).catch(() => undefined)
    })
    const over = () => {
      clearInterval(look)
      at.signal.removeEventListener('abort', end)
      resolve(greeted ? 'ended' : 'failed')
    }
    ws.addEventListener('close', over, { once: true })
    ws.addEventListener('error', over, { once: true })
  })
}

async function take(
  ws: WebSocket,
  { envelope_id: id, type, payload }: z.output<typeof Envelope>,
  { socket, inbox }: { readonly socket: Socket; readonly inbox: Inbox },
): Promise<void> {
  if (id === undefined || payload === undefined) return
  const raw = rawOf(type, payload)
  const read = readCall(raw)
  const said = read === null ? null : acknowledged(read)
  const heard = () =>
    ws.send(JSON.stringify({ envelope_id: id, ...(said === null ? {} : { payload: said }) }))
  // a press isn't sent again by Slack: it is acknowledged first, and put down however long that takes
  if (read?.type !== 'event_callback') heard()
  if (read !== null) await socket.atOnce(read).catch(() => 'its reader presses again')
  await inbox.keep(id, raw)
  if (read?.type === 'event_callback') heard()
}

/** In the form that the door would have had it in. */
function rawOf(type: string, payload: unknown): Uint8Array {
  if (type !== 'slash_commands') return Buffer.from(JSON.stringify(payload))
  const fields = z.record(z.string(), z.coerce.string()).parse(payload)
  return Buffer.from(new URLSearchParams(fields).toString())
}
