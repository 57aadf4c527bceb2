import { openDatabase } from '#platform/db/open.ts'
import { connectClient } from '#platform/db/pool.ts'
import type { ReceivedMail } from '#platform/mailer/fixtures/received-mail.ts'
import {
  apiOf,
  type Ask,
  Asks,
  everything,
  type Invitation,
  Invitations,
  type Notice,
  Notices,
} from '../fixtures/api.ts'
import type { Player } from '../fixtures/cast.ts'
import type { Place } from '../fixtures/processes.ts'

/** What one person sees through the API once all is quiet. */
export interface Seen {
  readonly personId: string
  readonly asks: readonly Ask[]
  readonly invitations: readonly Invitation[]
  readonly notices: readonly Notice[]
}

export interface Sight {
  readonly seen: readonly Seen[]
  readonly mails: readonly { readonly noticeId: string; readonly messageId: string }[]
  readonly stored: Stored
}

export interface Stored {
  readonly invitations: readonly { readonly ask: string; readonly person: string }[]
  readonly askTexts: readonly string[]
  /** kinds of jobs that are due and still not done, or were given up */
  readonly stuckJobs: readonly string[]
  /** mails that neither left nor became moot */
  readonly unsentMails: number
}

export async function see(
  url: () => string,
  players: readonly Player[],
  received: readonly ReceivedMail[],
  place: Place,
): Promise<Sight> {
  const seen: Seen[] = []
  for (const { id, token } of players) {
    const api = apiOf(url, token)
    const asks = await everything(api, '/asks', Asks)
    const invitations = await everything(api, '/invitations', Invitations)
    seen.push({ personId: id, asks, invitations, notices: await everything(api, '/notices', Notices) })
  }
  const mails = received.map((mail) => ({
    noticeId: mail.header('X-Askwell-Notice') ?? '',
    messageId: mail.header('Message-ID') ?? '',
  }))
  return { seen, mails, stored: await lookInside(place) }
}

/** One look into the database, beside the running server; reads only. */
export async function lookInside(place: Place): Promise<Stored> {
  const databaseUrl = place.env['DATABASE_URL']
  const database = await openDatabase({
    role: 'command',
    dataDir: place.dataDir,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  })
  const client = await connectClient(database.connection, { name: 'askwell crash test' })
  const rows = async <T extends object>(sql: string, values: unknown[] = []) =>
    (await client.query<T>(sql, values)).rows
  try {
    await client.query('begin read only')
    const jobs = await rows<{ kind: string }>(
      `select kind || ' ' || state as kind from platform_jobs
       where state in ('running', 'dead') or (state = 'waiting' and due_at <= $1)`,
      [Date.now()],
    )
    const texts = await rows<{ text: string }>('select text from ask_asks')
    const unsent = await rows(`select 1 from notices_deliveries where state not in ('sent', 'dropped')`)
    return {
      invitations: await rows('select ask_id as ask, person_id as person from invitations_invitations'),
      askTexts: texts.map((row) => row.text),
      stuckJobs: jobs.map((job) => job.kind),
      unsentMails: unsent.length,
    }
  } finally {
    await client.end()
    await database.close()
  }
}
