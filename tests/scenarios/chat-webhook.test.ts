import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TimelineItem } from '#features/asks/schema.ts'
import { DAY, later } from '#engine/time/instant.ts'
import { bodyOf, type OtherSide, otherSide } from '#platform/outbound/fixtures/other-side.ts'
import { takeRaw } from '#surfaces/server/inbox.ts'
import { iso, type Stage, stage } from './stage.ts'

/** A chat program behind a real port: it shows what is posted, and calls us with what somebody writes. */

let on: Stage
let chat: OtherSide
const posted: { channel?: string; text: string }[] = []
beforeAll(async () => {
  chat = await otherSide(async (request, response) => {
    posted.push(JSON.parse(await bodyOf(request)) as (typeof posted)[number])
    response.end('ok')
  })
  on = await stage({
    settings: {
      OUTBOUND_ALLOW: '127.0.0.1',
      CHAT_WEBHOOK_PROGRAM: 'mattermost',
      CHAT_WEBHOOK_URL: `http://127.0.0.1:${chat.port}/hooks/abc`,
      CHAT_WEBHOOK_TOKEN: 'outgoing-token',
    },
  })
})
afterAll(async () => {
  await on.world.close()
  await chat.close()
})

/** What the chat program posts to our door when somebody writes `/askwell …`. */
async function writes(user: string, text: string): Promise<readonly string[]> {
  const channel = on.world.channels.get('chat-webhook')
  const fields = { token: 'outgoing-token', user_name: user, text, trigger_id: `${user} ${text}` }
  const admitted = channel?.admit?.({
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: Buffer.from(new URLSearchParams(fields).toString()),
    now: on.world.clock.wall(),
  })
  if (!channel || admitted?.kind !== 'taken') throw new Error(`The door said ${admitted?.kind}.`)
  return takeRaw(on.world, channel, admitted.raw)
}

test('an ask comes into the chat, and words written there under its key become a note on it, once', async () => {
  const now = await on.monday()
  const [ines, ada] = await on.people('Ines', 'Ada')
  const address = { channelId: 'chat-webhook', address: { account: '@ada' } }
  await on.do(ada, 'channels.change', address)
  const ask = await on.send(ines, {
    text: 'Who knows the pooler, @channel?',
    audience: { kind: 'people', people: [ada] },
    needBy: iso(later(now, 4 * DAY)),
  })
  const [post] = posted
  expect(post).toMatchObject({ channel: '@ada', text: expect.stringContaining('> Who knows the pooler') })
  expect(post?.text).not.toContain('@channel')
  const [, key = ''] = /\/askwell ([0-9a-z]+) /.exec(post?.text ?? '') ?? []

  expect(await writes('eve', `${key} I am Ada.`)).toEqual(['stranger'])
  expect(await writes('ada', `${key} I can look at four.`)).toEqual(['taken'])
  expect(await writes('ada', `${key} I can look at four.`)).toEqual(['again'])
  const { items } = await on.do<{ items: TimelineItem[] }>(ines, 'asks.timeline', { askId: ask.id })
  expect(JSON.stringify(items).match(/I can look at four\./g)).toHaveLength(1)
})
