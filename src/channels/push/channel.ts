import { z } from 'zod'
import { HOUR, SECOND } from '#engine/time/instant.ts'
import { isRefusal, Outage, refuse } from '#platform/refusal.ts'
import type { Outbound } from '#platform/outbound/outbound.ts'
import webPush from 'web-push'
import type { Channel, ChannelPlug, Delivered } from '../contract.ts'
import { type PushKeys, pushKeys } from './keys.ts'
import { type PushText, renderPush } from './render.ts'

const pushSettings = z.strictObject({
  WEB_PUSH: z
    .string()
    .describe(
      'Whom the makers of browsers may write to about our messages, e.g. mailto:it@example.org. Messages go through their servers, sealed; without it nothing does',
    ),
})

const letters = (least: number, most: number) => z.string().regex(new RegExp(`^[\\w-]{${least},${most}}=*$`))

/** One browser that its person allowed to be told (Push API, `PushSubscription`). */
const Browser = z.strictObject({
  id: letters(22, 22),
  endpoint: z.url({ protocol: /^https?$/ }).max(1_000),
  p256dh: letters(80, 90),
  auth: letters(20, 26),
  /** for people: "Firefox on Linux" */
  name: z.string().max(80),
})
type Browser = z.output<typeof Browser>

const pushAddress = z.strictObject({ browsers: z.array(Browser).min(1).max(10) })
export type PushAddress = z.output<typeof pushAddress>

/** A message that waited longer at the push service than this is found in the app instead. */
const KEPT_SECONDS = (12 * HOUR) / SECOND

export const channel: ChannelPlug<PushText, PushAddress> = {
  id: 'push',
  settings: pushSettings,
  open(settings, { outbound, key }) {
    const contact = settings['WEB_PUSH']
    if (!contact || contact === 'off') return null
    if (!/^(mailto:[^@\s]+@[^@\s]+|https:\/\/\S+)$/.test(contact)) return refuse('push.badContact')
    return createPushChannel({ contact, outbound, keys: pushKeys(key) })
  },
}

export interface PushParts {
  /** `mailto:` or `https:`; a push service writes there before it closes its door (RFC 8292, 2.1) */
  readonly contact: string
  readonly keys: PushKeys
  readonly outbound: Outbound
}

/**
 * To each browser that the person allowed, sealed so that its maker's servers carry it and can't read it (RFC 8291).
 * A second copy takes the place of the first: both have the notice's tag.
 */
export function createPushChannel(parts: PushParts): Channel<PushText, PushAddress> {
  return {
    id: 'push',
    abilities: { reply: false, buttons: false, interrupt: true, maxLength: 520 },
    address: pushAddress,
    browserKey: parts.keys.publicKey,
    lineOf: ({ browsers }) => browsers.map(({ name }) => name).join(', '),
    render: renderPush,
    async deliver(rendered, { browsers }) {
      const sent = await Promise.all(browsers.map((browser) => send(parts, browser, rendered)))
      return settled(browsers, sent)
    },
  }
}

type Sent = 'taken' | 'gone' | Outage

async function send({ contact, keys, outbound }: PushParts, browser: Browser, text: PushText): Promise<Sent> {
  const { endpoint, headers, body } = webPush.generateRequestDetails(
    { endpoint: browser.endpoint, keys: { p256dh: browser.p256dh, auth: browser.auth } },
    JSON.stringify(text),
    { TTL: KEPT_SECONDS, topic: text.tag, vapidDetails: { subject: contact, ...keys } },
  )
  try {
    const answer = await outbound.send({
      address: endpoint,
      method: 'POST',
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
      body,
    })
    // where the address may not be gone to at all, it never will be
    return isRefusal(answer) ? 'gone' : read(answer.status, answer.headers['retry-after'])
  } catch (error) {
    if (error instanceof Outage) return error
    throw error
  }
}

function read(status: number, retryAfter: string | undefined): Sent {
  if (status >= 200 && status < 300) return 'taken'
  if (status === 404 || status === 410) return 'gone'
  const seconds = Number(retryAfter)
  return new Outage(`The push service answered ${status}`, {
    permanent: status === 400 || status === 413,
    ...(seconds > 0 ? { retryAfterSeconds: seconds } : {}),
  })
}

/** One browser that took it is enough: a second round would show a message again that was closed there. */
function settled(browsers: readonly Browser[], sent: readonly Sent[]): Delivered {
  const gone = browsers.filter((_, place) => sent[place] === 'gone')
  const trouble = sent.find((one) => one instanceof Outage)
  if (gone.length === browsers.length)
    throw new Outage('No browser takes it any more', { permanent: true, addressCode: '410' })
  if (trouble !== undefined && !sent.includes('taken')) throw trouble
  return gone.length === 0 ? {} : { goneBrowsers: gone.map(({ id }) => id) }
}
