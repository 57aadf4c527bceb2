import { DAY } from '#engine/time/instant.ts'

/*
 * reply key   what stands in the Reply-To of one mail: whoever knows it may answer for its person, from that
 *             person's own address alone
 * received    something that came in through a channel, taken apart and not yet believed
 */

/** What a channel makes of something that came in; the words of the channels' contract. */
export type Received =
  | ReceivedAnswer
  | ReceivedWish
  | ReceivedWords
  | {
      readonly kind: 'reply'
      readonly externalId: string
      readonly key: string
      readonly from: string
      readonly text: string
    }
  | {
      readonly kind: 'holdAnswer'
      readonly externalId: string
      readonly holdId: string
      readonly sequence: number
      readonly answer: 'accepted' | 'declined' | 'tentative'
      readonly from: string
    }
  | {
      readonly kind: 'bounce'
      readonly externalId: string
      readonly deliveryId: string
      readonly address: string
      readonly code: string
    }
  | { readonly kind: 'nothing'; readonly externalId: string; readonly why: string }

/** An address of the channel that it came by. */
export type From = Readonly<Record<string, string>>

export interface ReceivedAnswer {
  readonly kind: 'answer'
  readonly externalId: string
  readonly token: string
  readonly from: From
  readonly fields: Readonly<Record<string, string>>
  readonly place: string | null
}

export interface ReceivedWish {
  readonly kind: 'wish'
  readonly externalId: string
  readonly wish: 'home' | 'compose' | 'send' | 'more' | 'connect'
  readonly from: From
  readonly fields: Readonly<Record<string, string>>
  readonly place: string
}

export interface ReceivedWords {
  readonly kind: 'words'
  readonly externalId: string
  readonly deliveryId: string
  readonly from: From
  readonly text: string
}

/** What became of it. `again`: it was taken before, and nothing happened. */
export type ReceivedOutcome =
  | 'taken'
  | 'again'
  | 'stranger'
  | 'late'
  | 'refused'
  | 'unknownKey'
  | 'tooMany'
  | 'addressDead'
  | 'unknownMail'
  | 'nothing'

/** An answer to a mail that is a month old is better given where one sees what became of the ask. */
export const REPLY_KEY_LIVES = 30 * DAY

/** Why words that came by mail became no note; the person is told in the app, and nobody by mail. */
export type NotTaken = 'stranger' | 'late' | 'refused'
