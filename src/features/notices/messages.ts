import type { FormField } from '#platform/form-fields.ts'
import type { Action, Block, Hold, Message, PageLink } from '#platform/message.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { Keys } from '#platform/secrets/secrets.ts'
import type { Screen } from '#platform/screen.ts'
import { serviceKey } from '#platform/service.ts'
import type { Intent } from '#platform/signing/intent.ts'
import type { Tx } from '#platform/tx/tx.ts'
import type { Notice } from './domain.ts'
import type { From, Received, ReceivedWish } from './replies/domain.ts'

/*
 * maker    what a slice knows about the kinds of notice that it tells: is it still true, and what does it say.
 *          Each slice lists its own in its `messages.ts`; notices never knows the slices above it.
 */

/** The text part of a message; whose it is and how to leave are added by notices itself. */
export interface Content {
  readonly subject: string
  readonly sign?: 'need' | 'help'
  /** may come outside the person's hours, if the person allows that for what is urgent */
  readonly urgent?: boolean
  readonly blocks: readonly Block[]
  readonly actions: readonly Action[]
  readonly page?: PageLink
  /** an agreed time, in messages for calendars alone */
  readonly hold?: Hold
  /** the command that takes an answer in the reader's own words; it gets them as `text` beside these */
  readonly reply?: { readonly intent: string; readonly params: Readonly<Record<string, string>> }
}

export interface Links {
  page(path: string): string
  /** an answer that works by one tap from a mail: a page of ours that asks once more and then runs the command */
  answer(
    personId: string,
    intent: string,
    params: Readonly<Record<string, string>>,
  ): { url: string; token: string }
  unsubscribe(personId: string, kind: string): { url: string; oneClickUrl: string }
}

export type Say = (lang: string, key: string, values?: Readonly<Record<string, string | number>>) => string

export interface MakerContext {
  readonly tx: Tx
  readonly links: Links
  readonly say: Say
  readonly lang: string
  readonly zone: string
}

export interface MessageMaker {
  readonly kind: string
  /** in the app at once (an answer to one's own ask), or when the person is reachable */
  readonly inApp: 'atOnce' | 'atMoment'
  /** it is for calendars and not for people: in no list and by no other channel, and at once whatever the hour is */
  readonly only?: 'holds'
  /** the kind for calendars that says the same: whose calendar hears of it gets no second mail about it */
  readonly calendarKind?: string
  /** false: told in the app alone, whatever somebody chose; true of mail and of every other channel */
  readonly byMail?: false
  /** null where it is no longer true: then it is dropped, in the app and in the mail */
  readonly compose: (context: MakerContext, notice: Notice) => Promise<Content | null>
  /** what a message that was delivered says once it is no longer true; null where it stays as it was */
  readonly over?: (context: MakerContext, notice: Notice) => Promise<Content | null>
  /** the events, about an ask or with its `askId`, after which it may say something else */
  readonly changedBy?: readonly string[]
  /** true where a message that changes in its place says the same: no second one by such a channel */
  readonly saidByChange?: true
}

export const makersKey = serviceKey<ReadonlyMap<string, MessageMaker>>('notices.makers')
export const linksKey = serviceKey<Links>('notices.links')
export const sayKey = serviceKey<Say>('platform.say')

/** Where a channel reaches somebody, in the shape that its own schema gives it. */
export type Address = Readonly<Record<string, unknown>>

/** A channel that takes messages out of the app: what notices knows of it, and no more. */
export interface WayOut {
  readonly id: string
  /** whether an answer finds its way back */
  readonly takesReplies: boolean
  /** takes kinds for calendars, and no others */
  readonly only?: 'holds'
  /** the address as the person's record has it; missing where each person says it in a form */
  readonly known?: (person: { readonly email: string | null }) => Address | null
  /** set where no form is needed: a browser gives the address, and has to be given this key */
  readonly browserKey?: string
  /** an address in one line, for its person; all of its values, if not given */
  readonly lineOf?: (address: Address) => string
  /** what that form asks for, in its order */
  readonly fields: readonly FormField[]
  /** opens what of an address is kept sealed; there where a field is a secret */
  readonly keys?: Keys
  /** null where it is no address of this channel */
  readonly readAddress: (value: unknown) => Address | null
  /** @throws Outage where the other side doesn't answer, or refuses */
  readonly deliver: (
    message: Message,
    address: Address,
    delivery: DeliveryTry,
  ) => Promise<{ readonly externalId?: string; readonly goneBrowsers?: readonly string[] }>
  /** changes what was delivered in its place */
  readonly update?: (message: Message, externalId: string, deliveryKey: string) => Promise<void>
  readonly receive?: (raw: Uint8Array) => Promise<readonly Received[]>
  readonly show?: (screen: Screen, place: string, lang: string) => Promise<void>
  readonly find?: (email: string) => Promise<Address | null>
  readonly mailOf?: (address: From) => Promise<string | null>
}

export interface DeliveryTry {
  /** the same for each try */
  readonly key: string
  /** the first message to this person about the same ask, by its name outside */
  readonly threadId?: string
  /** an earlier try may have got through */
  readonly isAgain?: boolean
}

/** What somebody in another program hears; made above the slices, of whatever operations there are. */
export interface Talk {
  /** @param person null where nobody knows who it is */
  screenFor(person: string | null, wish: ReceivedWish, channel: string): Promise<Shown | null>
  refused(person: string, refusal: Refusal): Promise<Shown>
}

export interface Shown {
  readonly screen: Screen
  readonly lang: string
}

export const talkKey = serviceKey<Talk>('notices.talk')

/** The ways out that are set up, by the channels' ids; without any, everything stays in the app. */
export const waysOutKey = serviceKey<ReadonlyMap<string, WayOut>>('notices.waysOut')

/** A way to reach people, as pages show it; the channel itself is held by who built the world. */
export interface ChannelInfo {
  readonly id: string
  readonly isSetUp: boolean
  readonly takesReplies: boolean
  /** null where it isn't set up: what it may do depends on its settings */
  readonly abilities: {
    readonly reply: boolean
    readonly buttons: boolean
    readonly interrupt: boolean
  } | null
  readonly settings: readonly ChannelSetting[]
  /** an admin gave it settings, beside those of the environment */
  readonly isConnectedHere: boolean
  /** a secret of these was sealed with a key that is gone */
  readonly isUnreadable: boolean
  /** as it would be with these; a refusal where it couldn't be opened. Connects to nothing */
  readonly openWith: (given: Readonly<Record<string, string>>) => ChannelInfo | Refusal
  /** as it would be with the environment alone */
  readonly openWithout: () => ChannelInfo
}

export interface ChannelSetting extends FormField {
  /** what the environment says goes before what was given here */
  readonly from: 'environment' | 'here' | null
  /** as it was given here; null for secrets, and for what the environment says */
  readonly value: string | null
}

/** Told that a transaction is about to change what channels were given, so that this process looks after it. */
export const channelChangesKey = serviceKey<{ expect(): void }>('notices.channelChanges')

export const channelsKey = serviceKey<readonly ChannelInfo[]>('notices.channels')

/**
 * Runs a command by name as that person, inside a transaction that is already open; a refusal undoes what the
 * command wrote and nothing else. Notices doesn't know the commands above it.
 */
export type RunIntent = (
  tx: Tx,
  intent: Intent,
  fields: Readonly<Record<string, string>>,
) => Promise<Refusal | null>

export const runIntentKey = serviceKey<RunIntent>('notices.runIntent')

export type { Notice }
