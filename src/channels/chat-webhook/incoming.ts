import { createHash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { idOf } from '#platform/ids.ts'
import type { Admitted, DoorCall, Received } from '../contract.ts'
import { say } from './render.ts'

/** What slash commands and outgoing webhooks of Mattermost and Rocket.Chat have in common. */
const Call = z.object({
  token: z.string().min(1).max(200),
  user_name: z.string().regex(/^[\w.-]{1,64}$/),
  text: z.string().max(20_000),
  trigger_id: z.string().max(1_000).optional(),
  message_id: z.string().max(200).optional(),
  post_id: z.string().max(200).optional(),
})

const Kept = z.object({ id: z.string(), from: z.string(), key: z.string(), text: z.string() })

/** An answer begins with the key that our message ended with, after the word that called us, if there is one. */
const ANSWER = /^\s*(?:\/?@?askwell[:,]?\s+)?([0-9a-hj-km-np-tv-z]{20,32})\s+(\S[\s\S]*)$/

/** Whether it is the chat program that calls: by the token that it was given for us, compared in constant time. */
export function admitChat(call: DoorCall, token: string): Admitted {
  const read = Call.safeParse(fieldsOf(call))
  if (!read.success || !isSame(read.data.token, token)) return { kind: 'refused', why: 'token' }
  const { user_name: user, text, trigger_id: trigger, message_id: message, post_id: post } = read.data
  const [, key, words] = ANSWER.exec(text) ?? []
  if (key === undefined || words === undefined) return { kind: 'answered', answer: said('chat-webhook.how') }
  const id = idOf('chat-webhook', trigger ?? message ?? post ?? '', user, text)
  const raw = Buffer.from(JSON.stringify({ id, from: `@${user}`, key, text: words }))
  return { kind: 'taken', id, raw, answer: said('chat-webhook.taken'), comesAgain: false }
}

/** Seen by who wrote it alone, where the program can; it holds no words of anybody. */
function said(key: 'chat-webhook.taken' | 'chat-webhook.how') {
  const body = JSON.stringify({ response_type: 'ephemeral', text: say('en', key) })
  return { type: 'application/json', body } as const
}

export async function receiveChat(raw: Uint8Array): Promise<readonly Received[]> {
  const externalId = idOf('chat-webhook', createHash('sha256').update(raw).digest('hex'))
  const read = Kept.safeParse(parsed(raw))
  if (!read.success) return [{ kind: 'nothing', externalId, why: 'unreadable' }]
  const { id, from, key, text } = read.data
  return [{ kind: 'reply', externalId: id, key, from, text }]
}

/** Forms from Mattermost, JSON from Rocket.Chat; nothing where it is neither. */
function fieldsOf({ headers, body }: DoorCall): unknown {
  const type = String(headers['content-type'] ?? '')
  if (type.startsWith('application/json')) return parsed(body)
  return Object.fromEntries(new URLSearchParams(Buffer.from(body).toString('utf8')))
}

function parsed(raw: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(raw).toString('utf8'))
  } catch {
    // what isn't JSON is nothing of ours, and who sent it learns no more than that
    return undefined
  }
}

/** Of equal length by their hashes, so that the time tells neither letters nor length. */
function isSame(given: string, expected: string): boolean {
  const hashOf = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hashOf(given), hashOf(expected))
}
