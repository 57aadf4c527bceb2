import type { Instant } from '#engine/time/instant.ts'
import type { RefusalSpecs } from '#platform/http/problem.ts'

/*
 * notice   one thing that one person should hear of once
 * kind     what sort of thing, named by the slice that tells it: `invitations.reached`
 * digest   what is still open and unread, once a week in one mail; none where there is nothing
 * moment   when the person is next reachable; what can wait is held until then
 */

/** How a kind comes by a channel: each at once, once a week together, or in the app alone. */
export type Choice = 'atOnce' | 'digest' | 'off'

export interface NewNotice {
  readonly personId: string
  readonly kind: string
  /** the thing; the same kind about the same thing is told once, ever */
  readonly about: { readonly kind: string; readonly id: string }
  readonly askId?: string
  /** whose doing it was, where it was a person's */
  readonly fromId?: string
}

export interface Notice extends NewNotice {
  readonly id: string
  readonly at: Instant
}

export const refusals: RefusalSpecs = {
  'channel.notSetUp': { status: 409, text: 'notices.refusal.notSetUp' },
  'channel.badAddress': { status: 422, text: 'notices.refusal.badAddress' },
  'channel.addressGiven': { status: 409, text: 'notices.refusal.addressGiven' },
  'channel.noBrowsers': { status: 409, text: 'notices.refusal.noBrowsers' },
  'channel.byBrowser': { status: 409, text: 'notices.refusal.byBrowser' },
  'channel.noSuchSetting': { status: 422, text: 'notices.refusal.noSuchSetting' },
  'channel.setByEnvironment': { status: 409, text: 'notices.refusal.setByEnvironment' },
  'channel.operatorOnly': { status: 409, text: 'notices.refusal.operatorOnly' },
  'channel.notByForm': { status: 409, text: 'notices.refusal.notByForm' },
  'channel.badSettings': { status: 422, text: 'notices.refusal.badSettings' },
  'channel.settingsMissing': { status: 422, text: 'notices.refusal.settingsMissing' },
  'channel.notConnectedHere': { status: 409, text: 'notices.refusal.notConnectedHere' },
  'channel.connectedElsewhere': { status: 409, text: 'notices.refusal.connectedElsewhere' },
  'channel.badProof': { status: 422, text: 'notices.refusal.badProof' },
  'door.notTheirs': { status: 401, text: 'notices.refusal.notTheirs' },
  'door.playedAgain': { status: 409, text: 'notices.refusal.playedAgain' },
  'channel.noSuchKind': { status: 422, text: 'notices.refusal.noSuchKind' },
}
