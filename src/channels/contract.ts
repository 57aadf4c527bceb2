import type { z } from 'zod'
import type { Instant } from '#engine/time/instant.ts'
import type { Intent } from '#platform/signing/intent.ts'

/**
 * What every channel is. A channel gets a message and gives back intents; it never sees a slice.
 *
 * block   a piece of a message: our sentence, somebody's own words, or a few facts
 * action  an answer that a message offers; its url leads to a page that asks once more and only then acts
 * intent  an answer as it comes back: the name of a command, its input and whose it is
 * thread  messages about one thing, kept together where the channel can
 */
export interface Channel<Rendered = unknown, Address = unknown> {
  /** the folder's name; also what a person's channel choice and a delivery row say */
  readonly id: string
  readonly abilities: Abilities
  /** what the admin sets; the form in Admin › Channels is made from it */
  readonly settings: z.ZodType
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

/**
 * What a notice becomes on its way out. All texts are ready, in the language of the person, without markup; texts
 * and names may be hostile, and each channel makes them harmless in its own way. Nothing that this person may not
 * see is in it: what isn't in a message can't leak.
 */
export interface Message {
  /** one per person and thing, the same for each try and each channel */
  readonly noticeId: string
  /** kind of notice, e.g. `invitations.invited`; people switch channels off by kind */
  readonly kind: string
  readonly to: Recipient
  /** what it is about, in one line: a mail's subject, a list entry's title */
  readonly subject: string
  /** hollow is need, solid is help: somebody needs this person, or something good came; missing where neither */
  readonly sign?: 'need' | 'help'
  readonly blocks: readonly Block[]
  /** most likely answer first; empty where nothing is to be answered */
  readonly actions: readonly Action[]
  /** the page that shows all of it in the app, where there is one */
  readonly page?: PageLink
  /** missing only on messages that one can't be without: a sign-in link that was just asked for */
  readonly unsubscribe?: Unsubscribe
  /** the thing that it belongs to, e.g. the id of the ask */
  readonly threadKey?: string
  /** when the thing happened, for "sent at"; delivery may be hours later */
  readonly at: Instant
}

export interface Recipient {
  readonly name: string
  /** IANA zone in which times are said */
  readonly zone: string
  /** BCP 47 language of the texts */
  readonly lang: string
}

export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  /** a person's own words, with their line breaks; `by` says whose, `mark` e.g. that a simulated colleague said it */
  | { readonly kind: 'quote'; readonly text: string; readonly by?: string; readonly mark?: string }
  | { readonly kind: 'facts'; readonly items: readonly Fact[] }

export interface Fact {
  readonly label: string
  readonly text: string
}

export interface Action {
  /** the command that it leads to, e.g. `invitations.accept` */
  readonly intent: string
  readonly label: string
  /** page of ours (GET shows, POST acts), absolute, carrying the signed intent */
  readonly url: string
  /** the signed intent itself, for channels whose buttons bring it back (`signIntent`) */
  readonly token: string
}

export interface PageLink {
  readonly label: string
  readonly url: string
}

export interface Unsubscribe {
  /** page on which a person changes their mind (GET shows, POST acts), without sign-in */
  readonly url: string
  /** takes RFC 8058's one-click POST; the same address as `url` may serve */
  readonly oneClickUrl: string
  /** what ends, in the person's language, e.g. "mail about asks that fit you" */
  readonly what: string
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
