import { z } from 'zod'
import { idOf } from '#platform/ids.ts'
import type { Message } from '#platform/message.ts'
import { isRefusal, Outage, type Refusal, refuse } from '#platform/refusal.ts'
import type { Channel, ChannelPlug, DeliveryContext } from '../contract.ts'
import { openSlackApi, type SlackAnswer, type SlackCall } from './api.ts'
import { admitSlack } from './incoming/admit.ts'
import { readCall } from './incoming/read.ts'
import { receiveSlack } from './incoming/receive.ts'
import { type RenderedSlack, renderSlack } from './render.ts'
import { acknowledged, openAtOnce, showIn } from './show.ts'
import { listenBySocket } from './socket.ts'

/** One member of one workspace. */
export type SlackAddress = z.output<typeof slackAddress>

const slackAddress = z.strictObject({
  user: z.string().regex(/^[UW][A-Z0-9]{1,20}$/),
  team: z.string().regex(/^[TE][A-Z0-9]{1,20}$/),
})

const slackSettings = z.strictObject({
  SLACK_API_URL: z.string().meta({
    description: 'Where Slack is called: https://slack.com/api/',
    // it says where the program goes
    readOnly: true,
  }),
  SLACK_BOT_TOKEN: z.string().meta({ description: 'Bot token of the app, xoxb-…', writeOnly: true }),
  SLACK_SIGNING_SECRET: z.string().optional().meta({
    description: 'Signing secret of the app, where Slack calls PUBLIC_URL with /in/slack at its end',
    writeOnly: true,
  }),
  SLACK_APP_TOKEN: z.string().optional().meta({
    description: 'App-level token, xapp-…, where Slack can’t call us: Socket Mode',
    writeOnly: true,
  }),
})

/** Without an address of Slack's there is no Slack, and nothing leaves the machine. */
export const channel: ChannelPlug<RenderedSlack, SlackAddress> = {
  id: 'slack',
  settings: slackSettings,
  open(settings) {
    const read = readSlackSettings(settings)
    return read === null || isRefusal(read) ? read : createSlackChannel(read)
  },
}

export interface SlackSettings {
  readonly apiUrl: string
  readonly botToken: string
  readonly signingSecret?: string
  readonly appToken?: string
  /** how long an answer of Slack's may take; as long as is usual, if not given */
  readonly patienceMs?: number
}

function readSlackSettings(
  given: Readonly<Record<string, string | undefined>>,
): SlackSettings | Refusal | null {
  const { SLACK_API_URL: apiUrl, SLACK_BOT_TOKEN: botToken } = given
  const { SLACK_SIGNING_SECRET: signingSecret, SLACK_APP_TOKEN: appToken } = given
  if (!botToken) return null
  if (!apiUrl || !/^https?:$/.test(URL.canParse(apiUrl) ? new URL(apiUrl).protocol : ''))
    return refuse('slack.badUrl')
  // a button that nobody hears would be worse than none
  if (!signingSecret && !appToken) return refuse('slack.noWayBack')
  return {
    apiUrl,
    botToken,
    ...(signingSecret ? { signingSecret } : {}),
    ...(appToken ? { appToken } : {}),
  }
}

const EVENT_TYPE = 'askwell_message'

export function createSlackChannel(settings: SlackSettings): Channel<RenderedSlack, SlackAddress> {
  const { apiUrl, signingSecret, appToken } = settings
  const call = openSlackApi(apiUrl, settings.botToken, settings.patienceMs)
  const own = ownTeam(call)
  return {
    id: 'slack',
    abilities: { reply: true, buttons: true, interrupt: true, maxLength: 12_000 },
    address: slackAddress,
    render: (message, lang) => renderSlack(withoutKey(message), lang),
    deliver: (rendered, { user }, context) => deliver(call, rendered, user, context),
    async update({ text, blocks }, externalId) {
      const [channelId, ts] = externalId.split(':')
      await call('chat.update', { channel: channelId, ts, text, blocks })
    },
    receive: async (raw) => receiveSlack(raw),
    async atOnce(raw) {
      const read = readCall(raw)
      try {
        if (read !== null) await openAtOnce(call, read)
      } catch (error) {
        // its reader sees that nothing opened, and presses again
        if (!(error instanceof Outage)) throw error
      }
    },
    show: (screen, place, lang) => showIn(call, screen, place, lang),
    find: (email) => findByMail(call, email),
    mailOf: async (address) => mailOf(call, address, await own.ask()),
    async check() {
      await own.ask()
    },
    ...(signingSecret === undefined
      ? {}
      : {
          admit: (came) => admitSlack(came, signingSecret, { acknowledge: acknowledged, team: own.known() }),
        }),
    ...(appToken === undefined
      ? {}
      : {
          listen: listenBySocket({
            apiCall: openSlackApi(apiUrl, appToken),
            atOnce: (read) => openAtOnce(call, read),
          }),
        }),
  }
}

function withoutKey({ replyKey: _, unsubscribe: __, ...message }: Message): Message {
  return message
}

async function deliver(
  call: SlackCall,
  { text, blocks }: RenderedSlack,
  user: string,
  { deliveryKey, threadId, isAgain = false }: DeliveryContext,
): Promise<{ externalId: string }> {
  const key = idOf('slack', deliveryKey)
  const before = isAgain ? await findPosted(call, user, { key, threadId }) : null
  if (before !== null) return { externalId: before }
  const [channelId, thread] = threadId?.split(':') ?? [user]
  const posted = await call('chat.postMessage', {
    channel: channelId,
    text,
    blocks,
    metadata: { event_type: EVENT_TYPE, event_payload: { key } },
    // nothing is fetched for it, and no name is looked up
    unfurl_links: false,
    unfurl_media: false,
    link_names: false,
    parse: 'none',
    ...(thread === undefined ? {} : { thread_ts: thread }),
  })
  return { externalId: `${textOf(posted['channel'])}:${textOf(posted['ts'])}` }
}

/** More than a conversation holds between two tries. */
const LOOKS_BACK = 100

/**
 * Slack has no key that makes a second post the first: what an earlier try left is found by the key in its metadata.
 * Where that can't be asked, the message waits: late is better than twice.
 */
async function findPosted(
  call: SlackCall,
  user: string,
  { key, threadId }: { readonly key: string; readonly threadId: string | undefined },
): Promise<string | null> {
  const [known, ts] = threadId?.split(':') ?? []
  const opened = known === undefined ? await call('conversations.open', { users: user }) : null
  const channelId = known ?? textOf((opened?.['channel'] as SlackAnswer | undefined)?.['id'])
  const asked = { channel: channelId, limit: LOOKS_BACK, include_all_metadata: true }
  const answer =
    ts === undefined
      ? await call('conversations.history', asked)
      : await call('conversations.replies', { ...asked, ts })
  const found = History.parse(answer).messages.find((one) => one.metadata?.event_payload['key'] === key)
  return found ? `${channelId}:${found.ts}` : null
}

const History = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z.object({ event_payload: z.record(z.string(), z.unknown()) }).optional(),
    }),
  ),
})

const Member = z.object({
  user: z.object({
    id: z.string(),
    team_id: z.string(),
    deleted: z.boolean().default(false),
    is_bot: z.boolean().default(false),
    is_restricted: z.boolean().default(false),
    profile: z.object({ email: z.string().optional() }).default({}),
  }),
})

/** Nobody with that address, or the workspace doesn't let us see addresses: then each person connects by themself. */
async function findByMail(call: SlackCall, email: string): Promise<SlackAddress | null> {
  const answer = await orNull(call('users.lookupByEmail', { email }), ['users_not_found', 'missing_scope'])
  const member = answer && Member.safeParse(answer)
  if (!member?.success || member.data.user.deleted || member.data.user.is_bot) return null
  const read = slackAddress.safeParse({ user: member.data.user.id, team: member.data.user.team_id })
  return read.success ? read.data : null
}

/** Of members of our own workspace alone: another one vouches for nothing here. */
async function mailOf(
  call: SlackCall,
  { user, team }: Readonly<Record<string, string>>,
  ownTeamId: string,
): Promise<string | null> {
  if (team !== ownTeamId) return null
  const answer = await orNull(call('users.info', { user }), ['user_not_found', 'missing_scope'])
  const member = answer && Member.safeParse(answer)
  if (!member?.success || member.data.user.team_id !== ownTeamId || member.data.user.deleted) return null
  return member.data.user.profile.email ?? null
}

async function orNull(asked: Promise<SlackAnswer>, codes: readonly string[]): Promise<SlackAnswer | null> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof Outage && codes.some((code) => error.message.includes(`(${code},`))) return null
    throw error
  }
}

/** The workspace of our token, asked once. */
function ownTeam(call: SlackCall): { ask(): Promise<string>; known(): string | null } {
  let team: string | null = null
  return {
    async ask() {
      team ??= textOf((await call('auth.test', {}))['team_id'])
      return team
    },
    known: () => team,
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
