import type { z } from 'zod'
import type { Instant } from '#engine/time/instant.ts'
import type { Message } from '#platform/message.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { Intent } from '#platform/signing/intent.ts'

/*
 * A channel gets a message (`#platform/message.ts`) and gives back intents; it never sees a slice.
 *
 * channel  a way to reach people, ready to be used
 * plug     what a folder exports as `channel`: how to open it, if its settings are given
 * intent   an answer as it comes back: the name of a command, its input and whose it is
 */

export interface ChannelPlug<Rendered = unknown, Address = unknown> {
  /** the folder's name; also what a person's channel choice and a delivery row say */
  readonly id: string
  /** what the admin sets; the form in Admin › Channels is made from it */
  readonly settings: z.ZodType

  /**
   * The channel with these settings (names as in the settings file). Connects to nothing yet.
   *
   * @returns null where it isn't set up, a refusal where its settings can't be right
   */
  open(settings: Readonly<Record<string, string | undefined>>): Channel<Rendered, Address> | Refusal | null
}

export interface Channel<Rendered = unknown, Address = unknown> {
  readonly id: string
  readonly abilities: Abilities
  /** where one person is reached; the form in Settings › Reach me by is made from it */
  readonly address: z.ZodType<Address>

  /**
   * The message in this channel's form. Pure: the same message and language give the same answer, byte for byte,
   * so that a retry sends what was sent before and the gallery shows what people get.
   *
   * @param lang language of the channel's own words; the message's texts are already in it
   */
  render(message: Message, lang: string): Rendered

  /**
   * Hands it over. At least once: whoever calls again after an unknown outcome gives the same `deliveryKey`, and
   * the channel makes the second copy recognisable as the first.
   *
   * @throws Outage where the other side doesn't answer (`permanent` where trying again can't help)
   */
  deliver(rendered: Rendered, address: Address, context: DeliveryContext): Promise<Delivered>

  /** What came in, as intents whose signatures this channel has checked. Channels without a way back leave it out. */
  receive?(raw: unknown): Promise<readonly Received[]>

  /** Ends connections; after it nothing is delivered any more. */
  close?(): Promise<void>
}

export interface Abilities {
  /** an answer in the person's own words finds its way back */
  readonly reply: boolean
  /** answers are taken in the channel itself, not on a page of ours */
  readonly buttons: boolean
  /** may break through focus for urgent asks, where the helper allows it */
  readonly interrupt: boolean
  /** most characters of text that one message holds; longer texts end with a link to the rest */
  readonly maxLength: number
}

export interface DeliveryContext {
  /** one per delivery (notice and channel), the same for each try */
  readonly deliveryKey: string
  readonly now: Instant
}

export interface Delivered {
  /** the other side's name for it, where there is one: a Message-ID, a chat message's time stamp */
  readonly externalId?: string
}

/** Something that came back through a channel: an answer, with a few words where the person wrote some. */
export interface Received {
  readonly intent: Intent
  readonly note?: string
  /** the other side's id of it: the same thing received twice is one thing */
  readonly externalId: string
}
