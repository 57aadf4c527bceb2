import type { Client } from 'pg'
import { EVENTS_CHANNEL, JOBS_CHANNEL, TOPICS_CHANNEL } from '#platform/tx/effects.ts'

export interface Heard {
  readonly jobs: () => void
  readonly events: () => void
  readonly numbered: () => void
  readonly topic: (topic: string) => void
  /** words may have been missed since the last one that was heard: whoever follows a topic reads it again */
  readonly missed: () => void
}

export interface Listener {
  close(): Promise<void>
}

const RETRY_MS = 1_000

/** One connection that hears the other processes' words; it comes back by itself when the database does. */
export function listen(connect: () => Promise<Client>, heard: Heard): Listener {
  let client: Client | null = null
  let closed = false
  let timer: NodeJS.Timeout | undefined

  const again = () => {
    client = null
    if (!closed) timer = setTimeout(() => void open(), RETRY_MS)
  }
  const open = async () => {
    try {
      client = await connect()
      client.on('error', () => undefined)
      client.on('end', again)
      client.on('notification', (message) => {
        if (message.channel === JOBS_CHANNEL) heard.jobs()
        else if (message.channel === EVENTS_CHANNEL) heard.events()
        else if (message.channel === TOPICS_CHANNEL) heard.topic(message.payload ?? '')
        else heard.numbered()
      })
      const channels = [JOBS_CHANNEL, EVENTS_CHANNEL, TOPICS_CHANNEL, 'askwell_numbered']
      await client.query(channels.map((channel) => `listen ${channel}`).join('; '))
      heard.jobs()
      heard.events()
      heard.numbered()
      heard.missed()
    } catch {
      // The database is away; polling is the net meanwhile, and the next try is a second off.
      again()
    }
  }
  const opening = open()
  return {
    async close() {
      closed = true
      clearTimeout(timer)
      await opening
      client?.removeListener('end', again)
      await client?.end().catch(() => undefined)
    },
  }
}
