import type { z } from 'zod'
import type { Instant } from '#engine/time/instant.ts'
import type { Message } from '#platform/message.ts'
import type { Outbound } from '#platform/outbound/outbound.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { Screen } from '#platform/screen.ts'

/*
 * A channel gets a message (`#platform/message.ts`) and gives back intents; it never sees a slice.
 *
 * channel  a way to reach people, ready to be used
 * plug     what a folder exports as `channel`: how to open it, if its settings are given
 * intent   an answer as it comes back: the name of a command, its input and whose it is, signed into one token
 * screen   what somebody asked to see where the channel can draw (`#platform/screen.ts`)
 * door     `POST /in/<id>`, where the other side of a channel calls us
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

  /**
   * Changes what was delivered into what it says now; nobody is called to it again.
   *
   * @param externalId what `deliver` gave for it
   * @throws Outage where the other side doesn't answer (`permanent` where the message is no longer there)
   */
  update?(rendered: Rendered, externalId: string, context: DeliveryContext): Promise<void>

  /** What came in, taken apart. Pure but for its size: never throws, whatever it is given. */
  receive?(raw: Uint8Array): Promise<readonly Received[]>

  /** Whether what was posted to our door is the other side's, and what it hears at once. Pure. */
  admit?(call: DoorCall): Admitted

  /**
   * What can't wait until the database has answered: a form that has to open within seconds of a press. Whoever
   * doesn't get it asks again, so an outage ends here.
   */
  atOnce?(raw: Uint8Array): Promise<void>

  /** Draws a screen where somebody asked for one. @throws Outage */
  show?(screen: Screen, place: string, lang: string): Promise<void>

  /** Where the other side reaches whoever has this mail address; null where nobody has, or it doesn't say. @throws Outage */
  find?(email: string): Promise<Address | null>

  /** The mail address that the other side vouches for at this address of ours; null where it doesn't. @throws Outage */
  mailOf?(address: Address): Promise<string | null>

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
  /** the first message to this person about the same thing, by its `externalId`, where there was one */
  readonly threadId?: string
  /** an earlier try may have got through, though nobody heard of it */
  readonly isAgain?: boolean
}

export interface Delivered {
  /** the other side's name for it, where there is one: a Message-ID, a chat message's time stamp */
  readonly externalId?: string
  /** of an address of browsers: those that take nothing any more, by their ids */
  readonly goneBrowsers?: readonly string[]
}

/** What was posted to `POST /in/<id>`, as it came. */
export interface DoorCall {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: Uint8Array
  /** wall time: what the other side's signatures are dated by */
  readonly now: Instant
}

export type Admitted =
  /** not theirs, too old, or for somebody else: nothing is done and nothing is kept */
  | { readonly kind: 'refused'; readonly why: string }
  /** all there is to it is this answer */
  | { readonly kind: 'answered'; readonly answer: DoorAnswer }
  /** put down once under `id`, answered at once, acted on when the database has it; `raw` is for `receive` */
  | {
      readonly kind: 'taken'
      readonly id: string
      readonly raw: Uint8Array
      readonly answer: DoorAnswer
      /** true where the other side calls again if it hears nothing good: then it is told so when we can't keep it */
      readonly comesAgain: boolean
    }

/** 200 with this; an empty text where nothing is to be said */
export interface DoorAnswer {
  readonly type: 'application/json' | 'text/plain'
  readonly body: string
}

/**
 * What came in through a channel, taken apart and not yet believed: whether the key is ours, whose it is and whether
 * it is still true is decided by who keeps the keys. `externalId` is the other side's name for it: the same thing
 * received twice is one thing.
 */
export type Received =
  | ReceivedAnswer
  | ReceivedWish
  | ReceivedReply
  | ReceivedWords
  | ReceivedHoldAnswer
  | ReceivedBounce
  | ReceivedNothing

/** A button or a form that came back with the token that it carried. */
export interface ReceivedAnswer {
  readonly kind: 'answer'
  readonly externalId: string
  readonly token: string
  /** who pressed it, as the other side says: this channel's address of them */
  readonly from: ReceivedFrom
  /** what was filled in */
  readonly fields: Readonly<Record<string, string>>
  /** where a word about it can be shown, for `show` */
  readonly place: string | null
}

/** Somebody wants to see or begin something that no message of ours offered. */
export interface ReceivedWish {
  readonly kind: 'wish'
  readonly externalId: string
  /** `home`, `compose`, `send`, `connect`; `more`: the form behind the answer of `fields.token` */
  readonly wish: 'home' | 'compose' | 'send' | 'more' | 'connect'
  readonly from: ReceivedFrom
  readonly fields: Readonly<Record<string, string>>
  readonly place: string
}

/** An address of the channel, as its schema reads it. */
export type ReceivedFrom = Readonly<Record<string, string>>

/** Words of a person under a message of ours that they got. */
export interface ReceivedWords {
  readonly kind: 'words'
  readonly externalId: string
  /** the `externalId` of the delivery that they answer to */
  readonly deliveryId: string
  readonly from: ReceivedFrom
  readonly text: string
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
  /**
   * puts one thing down to be acted on soon, for the other sides that want an answer at once; once under each name,
   * and false where it was there
   */
  keep(id: string, raw: Uint8Array): Promise<boolean>
  /** moves on past something that isn't worth fetching */
  skip(place: string): Promise<void>
  /** what the admin reads: null where all is well, else a sentence of ours with codes alone */
  report(trouble: string | null): Promise<void>
}
