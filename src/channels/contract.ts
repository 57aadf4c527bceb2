import type { z } from 'zod'
import type { Instant } from '#engine/time/instant.ts'
import type { Message } from '#platform/message.ts'
import type { Outbound } from '#platform/outbound/outbound.ts'
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
  /**
   * What the environment or an admin sets; the form in Admin › Channels is made from it. Texts all of them, shown as
   * what the schema says they are: `#platform/form-fields.ts`.
   */
  readonly settings: z.ZodType

  /**
   * The channel with these settings (names as in the settings file; `PUBLIC_URL` is always among them). Connects to
   * nothing yet.
   *
   * @returns null where it isn't set up, a refusal where its settings can't be right
   */
  open(
    settings: Readonly<Record<string, string | undefined>>,
    ground: Ground,
  ): Channel<Rendered, Address> | Refusal | null
}

/** What a channel stands on besides its settings. */
export interface Ground {
  /** the one door for addresses that people typed */
  readonly outbound: Outbound
  /** 32 bytes of this channel alone, made from the organisation's secret: the same after each start */
  readonly key: Uint8Array
}

export interface Channel<Rendered = unknown, Address = unknown> {
  readonly id: string
  readonly abilities: Abilities
  /** where one person is reached; the form in Settings › Reach me by is made from it */
  readonly address: z.ZodType<Address>

  /**
   * Set where an address isn't typed but given by a browser whose person allows it (Push API): the key that the
   * browser has to be given. The address then is `{ browsers: [...] }`.
   */
  readonly browserKey?: string

  /** An address in one line for its person, without what only this channel may know; if not given, all of its values. */
  lineOf?(address: Address): string

  /** The address that a person's record already has, so that nobody is asked for it; null where it has none. */
  known?(person: { readonly email: string | null }): Address | null

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

  /** What came in, taken apart. Pure but for its size: never throws, whatever it is given. */
  receive?(raw: Uint8Array): Promise<readonly Received[]>

  /** Fetches what comes in until the signal ends it, over every outage. For channels that nobody calls. */
  listen?(inbox: Inbox, signal: AbortSignal): Promise<void>

  /** Connects, signs in and sends nothing. @throws Outage with the reason */
  check?(): Promise<void>

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
  /** takes agreed times alone, into a calendar: messages with a `hold`, which no other channel gets */
  readonly only?: 'holds'
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
  /** of an address of browsers: those that take nothing any more, by their ids */
  readonly goneBrowsers?: readonly string[]
}

/**
 * What came in through a channel, taken apart and not yet believed: whether the key is ours, whose it is and whether
 * it is still true is decided by who keeps the keys. `externalId` is the other side's name for it: the same thing
 * received twice is one thing.
 */
export type Received = ReceivedAnswer | ReceivedReply | ReceivedHoldAnswer | ReceivedBounce | ReceivedNothing

/** A button that came back with the signed intent that it carried; the channel has checked the signature. */
export interface ReceivedAnswer {
  readonly kind: 'answer'
  readonly externalId: string
  readonly intent: Intent
  readonly note?: string
}

/** Words of a person, sent to a reply key of one message. */
export interface ReceivedReply {
  readonly kind: 'reply'
  readonly externalId: string
  readonly key: string
  /** who the other side says wrote it, as this channel's address */
  readonly from: string
  /** without what was quoted and without a signature */
  readonly text: string
}

/** What somebody's calendar says to an agreed time. */
export interface ReceivedHoldAnswer {
  readonly kind: 'holdAnswer'
  readonly externalId: string
  readonly holdId: string
  readonly sequence: number
  readonly answer: 'accepted' | 'declined' | 'tentative'
  /** who the other side says answered, as this channel's address */
  readonly from: string
}

/** The other side says that a message of ours can't be delivered, now or ever. */
export interface ReceivedBounce {
  readonly kind: 'bounce'
  readonly externalId: string
  /** the `externalId` of the delivery that came back */
  readonly deliveryId: string
  readonly address: string
  /** a code alone (`5.1.1`): sentences of other servers quote addresses */
  readonly code: string
}

/** Nothing to act on. Remembered, so that a loop is seen and ends. */
export interface ReceivedNothing {
  readonly kind: 'nothing'
  readonly externalId: string
  readonly why: 'automatic' | 'tooLarge' | 'unreadable' | 'noKey' | 'empty'
}

/** Where a channel that fetches what comes in leaves it. Several processes may run it; one of them works. */
export interface Inbox {
  /** true while this process may fetch; asked again before each round */
  mayFetch(): Promise<boolean>
  /** where the last round ended, as `take` was told */
  place(): Promise<string | null>
  /** acts on one thing, remembers it and the place in one transaction: after a crash it is taken once */
  take(raw: Uint8Array, place: string): Promise<void>
  /** moves on past something that isn't worth fetching */
  skip(place: string): Promise<void>
  /** what the admin reads: null where all is well, else a sentence of ours with codes alone */
  report(trouble: string | null): Promise<void>
}
