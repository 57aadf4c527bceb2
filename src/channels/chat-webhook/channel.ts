import { z } from 'zod'
import type { Outbound } from '#platform/outbound/outbound.ts'
import { isRefusal, Outage } from '#platform/refusal.ts'
import type { Channel, ChannelPlug } from '../contract.ts'
import { admitChat, receiveChat } from './incoming.ts'
import { type ChatWebhookMessage, LONGEST, renderChat } from './render.ts'

/** A name in the chat program, or with Zulip an incoming webhook of one's own. */
export interface ChatWebhookAddress {
  readonly account?: string | undefined
  readonly hook?: string | undefined
}

const settings = z.strictObject({
  CHAT_WEBHOOK_PROGRAM: z.enum(['mattermost', 'rocketchat', 'zulip']).describe('Which chat program it is'),
  CHAT_WEBHOOK_URL: z.url().optional().meta({
    description:
      'Incoming webhook of Mattermost or Rocket.Chat, which may write to any account; with Zulip each person gives their own',
    writeOnly: true,
  }),
  CHAT_WEBHOOK_TOKEN: z.string().min(8).optional().meta({
    description:
      'Token of an outgoing webhook or slash command /askwell that calls PUBLIC_URL with /in/chat-webhook at its end; without it answers are links',
    writeOnly: true,
  }),
})

const account = z.strictObject({
  account: z
    .string()
    .trim()
    .regex(/^@[\w.-]{1,64}$/)
    .describe('Your account there, with the @ before it'),
})
const ownHook = z.strictObject({
  hook: z
    .url({ protocol: /^https?$/ })
    .max(1_000)
    .meta({
      description: 'An incoming webhook (Slack-compatible) of a bot of your own',
      writeOnly: true,
    }),
})

export interface ChatWebhookParts {
  readonly outbound: Outbound
  /** null where each person has a hook of their own */
  readonly url: string | null
  /** null where nothing comes back */
  readonly token: string | null
}

/** No setting, no channel: nothing leaves the machine by accident. */
export const channel: ChannelPlug<ChatWebhookMessage, ChatWebhookAddress> = {
  id: 'chat-webhook',
  settings,
  open(given, { outbound }) {
    const program = given['CHAT_WEBHOOK_PROGRAM']
    if (!program) return null
    if (program === 'zulip') return createChatWebhook({ outbound, url: null, token: null })
    const url = given['CHAT_WEBHOOK_URL']
    if (!url) return null
    return createChatWebhook({ outbound, url, token: given['CHAT_WEBHOOK_TOKEN'] ?? null })
  },
}

/** One small post for each message; who reads it answers by its links, or by the words that the key goes before. */
export function createChatWebhook({
  outbound,
  url,
  token,
}: ChatWebhookParts): Channel<ChatWebhookMessage, ChatWebhookAddress> {
  const takesReplies = token !== null
  return {
    id: 'chat-webhook',
    abilities: { reply: takesReplies, buttons: false, interrupt: false, maxLength: LONGEST },
    address: url === null ? ownHook : account,
    render: (message, lang) => renderChat(message, lang, takesReplies),
    async deliver({ text }, { account: to, hook }) {
      const address = url ?? hook
      if (address === undefined) throw new Outage('There is no hook to post to', { permanent: true })
      const answer = await outbound.send({
        address,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...(to === undefined ? {} : { channel: to }), text }),
      })
      if (isRefusal(answer)) throw new Outage(`The hook may not be called (${answer.refusal})`)
      readStatus(answer.status, answer.headers['retry-after'], { own: url === null })
      return {}
    },
    ...(token === null ? {} : { admit: (call) => admitChat(call, token), receive: receiveChat }),
  }
}

/** A hook of one's own that is gone is an address that takes nothing; the organisation's is for an admin to mend. */
function readStatus(
  status: number,
  retryAfter: string | undefined,
  { own }: { readonly own: boolean },
): void {
  if (status >= 200 && status < 300) return
  const isGone = own && (status === 401 || status === 403 || status === 404 || status === 410)
  const seconds = Number(retryAfter)
  throw new Outage(`The chat program answered ${status}`, {
    permanent: isGone || status === 413,
    ...(isGone ? { addressCode: String(status) } : {}),
    ...(seconds > 0 ? { retryAfterSeconds: seconds } : {}),
  })
}
