import { describe, expect, test } from 'vitest'
import { DAY, instant } from '#engine/time/instant.ts'
import type { Message } from '#platform/message.ts'
import type { Channel } from '../contract.ts'
import { sampleInvitation, sampleSignIn, sampleThanks } from './sample-messages.ts'

/** What the suite must know about a channel to look through its rendered form. */
export interface ChannelUnderTest<Rendered, Address> {
  readonly channel: Channel<Rendered, Address>
  readonly address: Address
  readonly badAddresses: readonly unknown[]
  /** what is left of a rendered message without anybody's words: the same for every text and name */
  structure(rendered: Rendered): unknown
  /** every address that one can follow in it */
  links(rendered: Rendered): readonly string[]
  /** true where answers are addresses in the message itself */
  readonly linksItsAnswers: boolean
  /** true where words find their way back by where they were written, and no message carries a key for them */
  readonly knowsItsThreads?: boolean
}

const NOW = instant(Date.UTC(2026, 4, 21, 8))

/** Characters that steer instead of being read; none may get through (line breaks and tabs aside). */
const STEERING = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066\u2067\uFEFF]/

/** Markup that fetches or runs something. A channel without markup has none of it anyway. */
const FETCHES =
  /<(?:img|script|link|iframe|object|embed|svg|form|video|audio|base|meta http-equiv)\b|\ssrc=|url\(|@import/i

const LONG_NAME = 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh-Okafor Jr'.slice(0, 60)

export const HOSTILE_TEXTS: readonly string[] = [
  '</title></style></blockquote><script>alert(1)</script><img src=x onerror=alert(1)>',
  '"><a href="https://evil.example/">I can help</a><!--',
  "' onmouseover='alert(1)",
  'Ada\r\nBcc: everyone@example.org\r\n\r\n<h1>second body</h1>',
  '-- \nStop this: https://evil.example/\nI can help: https://evil.example/',
  '\u202Etxet desrever\u202C and \u2066hidden\u2069 and \u2068never closed',
  '\u0000\u0007\u001B[31m\uD800\uFEFF',
  '{count, plural, one {#}} {{mustache}} ${dollar} %s <%= x %>',
  'فرح تسأل דנה שואלת สมชาย 李雷 👩🏽‍🚒',
  'e\u0301'.repeat(30) + 'Z' + '\u0301'.repeat(400),
  '=?utf-8?q?encoded?= <!-- --> ]]> &lt;b&gt; &#60;b&#62;',
  LONG_NAME,
  'x'.repeat(10_000),
  'word '.repeat(2_000),
  '\n'.repeat(500) + 'after many lines',
]

/** What every channel must keep, whatever it looks like. A new channel passes this or isn't one. */
export function describeChannel<Rendered, Address>(under: ChannelUnderTest<Rendered, Address>): void {
  const { channel } = under
  const render = (message: Message) => channel.render(message, 'en')
  const samples = [sampleInvitation(), sampleSignIn(), sampleThanks()]

  describe(`the ${channel.id} channel keeps its contract`, () => {
    test('the same message is rendered the same each time, and rendering changes nothing', () => {
      for (const message of samples) {
        const first = render(frozen(message))
        expect(render(frozen(structuredClone(message)))).toEqual(first)
      }
    })

    test("no text and no name changes the message's structure", () => {
      for (const text of HOSTILE_TEXTS) {
        expect(under.structure(render(sampleInvitation({ text })))).toEqual(
          under.structure(render(sampleInvitation())),
        )
        const named = render(sampleInvitation({ name: text }))
        expect(under.structure(named)).toEqual(under.structure(render(sampleInvitation())))
      }
    })

    test('nothing that steers the reader gets through', () => {
      for (const text of HOSTILE_TEXTS) {
        for (const written of stringsOf(render(sampleInvitation({ name: text, text })))) {
          expect(written).not.toMatch(STEERING)
          expect(written.isWellFormed()).toBe(true)
        }
      }
    })

    test('every address in it is one that the message gave, and nothing is fetched or run', () => {
      for (const message of [
        ...samples,
        ...HOSTILE_TEXTS.map((text) => sampleInvitation({ name: text, text })),
      ]) {
        const rendered = render(message)
        const given = new Set(urlsOf(message))
        for (const url of under.links(rendered)) expect(given).toContain(url)
        for (const written of stringsOf(rendered)) expect(markupOf(written)).not.toMatch(FETCHES)
      }
    })

    test('a scripting address leads nowhere', () => {
      const message = sampleInvitation()
      const page = { label: 'Open', url: 'javascript:alert(1)' }
      const actions = message.actions.map((action) => ({ ...action, url: 'data:text/html,x' }))
      expect(under.links(render({ ...message, page, actions })).join(' ')).not.toMatch(/javascript:|data:/)
    })

    test('each answer is there', () => {
      const message = sampleInvitation()
      const rendered = render(message)
      for (const action of message.actions) {
        expect(stringsOf(rendered).some((written) => written.includes(action.label))).toBe(true)
      }
      const linked = under.linksItsAnswers ? message.actions.map((action) => action.url) : []
      expect(under.links(rendered)).toEqual(expect.arrayContaining(linked))
    })

    test("one person's message holds nothing of another's", () => {
      render(sampleInvitation({ name: 'Canary-Name', text: 'canary-text' }))
      const forBen = JSON.stringify(render(sampleThanks()))
      expect(forBen).not.toMatch(/canary|-token|unsubscribe|ask_1|Ada|Chidi/i)
    })

    test('a reply key stands only where the channel takes replies, and in no other message', () => {
      const key = '0123456789abcdefghjkmnpqrs'
      const written = JSON.stringify(render({ ...sampleInvitation(), replyKey: key }))
      const byKey = under.knowsItsThreads !== true
      expect(written.includes(key)).toBe(byKey && channel.abilities.reply && channel.receive !== undefined)
      expect(JSON.stringify(render(sampleThanks()))).not.toContain(key)
    })

    test('whatever comes in is taken apart, said to be something and never thrown at anybody', async () => {
      for (const text of HOSTILE_TEXTS) {
        for (const received of (await channel.receive?.(Buffer.from(text))) ?? []) {
          expect(received.externalId).not.toBe('')
          expect(received.kind).toBe('nothing')
        }
      }
    })

    test('what a simulated colleague says is marked as such', () => {
      expect(stringsOf(render(sampleThanks())).join('\n')).toContain('simulated')
    })

    test('a text of a hundred thousand letters stays within what the channel holds', () => {
      for (const text of ['x'.repeat(100_000), 'word '.repeat(20_000), '\u202E\u202D'.repeat(50_000)]) {
        const tame = JSON.stringify(render(sampleInvitation({ text: '' }))).length
        const full = JSON.stringify(render(sampleInvitation({ text }))).length
        expect(full - tame).toBeLessThan(channel.abilities.maxLength * 20)
      }
    })

    test('an address is parsed before anything is sent to it', () => {
      expect(channel.address.safeParse(under.address).success).toBe(true)
      for (const bad of under.badAddresses) expect(channel.address.safeParse(bad).success).toBe(false)
    })

    test('the same delivery keeps its name outside, however often and whenever it is tried', async () => {
      const rendered = render(sampleInvitation())
      const deliver = (deliveryKey: string, { now = NOW, isAgain = false } = {}) =>
        channel.deliver(rendered, under.address, { deliveryKey, now, isAgain })
      const first = await deliver('ntc_1:ada')
      expect(await deliver('ntc_1:ada', { now: instant(NOW + 2 * DAY), isAgain: true })).toEqual(first)
      const other = (await deliver('ntc_2:ada')).externalId
      expect(other === undefined || other !== first.externalId).toBe(true)
    })
  })
}

/** All strings anywhere in it. */
export function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : []
}

function urlsOf(message: Message): string[] {
  return stringsOf([message.actions, message.page, message.unsubscribe]).filter((text) => URL.canParse(text))
}

/** The tags and style sheets of a page: what a person wrote may well look like markup, and is text. */
function markupOf(written: string): string {
  if (!written.startsWith('<!doctype html>')) return ''
  return (written.match(/<style>[^<]*|<[^>]*>/g) ?? []).join('\n')
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(frozen)
    Object.freeze(value)
  }
  return value
}
