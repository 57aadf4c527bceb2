import type { Instant } from '#engine/time/instant.ts'

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
  /**
   * under which an answer in the person's own words is taken, where one makes sense; a secret of this person and
   * this thing, for channels whose `abilities.reply` is true and for nobody else
   */
  readonly replyKey?: string
  /** an agreed time, for channels that reach a calendar; missing from messages for people */
  readonly hold?: Hold
  /** when the thing happened, for "sent at"; delivery may be hours later */
  readonly at: Instant
}

/** A stretch of one person's time that was agreed, moved or let go, as their calendar should show it. */
export interface Hold {
  /** the same over all of its life; letters and digits */
  readonly id: string
  /** grows with each change: a calendar goes by the highest that it has seen */
  readonly sequence: number
  readonly state: 'agreed' | 'released'
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly title: string
  readonly url: string
  /** colleagues who may look into the calendar see no more than that the time is taken */
  readonly isPrivate: boolean
  /** whose calendar it is for; nobody else's address is in it */
  readonly of: { readonly name: string; readonly email: string }
  /** this person chose the time themselves, so that their calendar asks nothing */
  readonly isTheirs: boolean
  readonly changedAt: Instant
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
  /** true where it takes more than a tap: a time, a name. The form behind it says what */
  readonly asksMore?: boolean
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
