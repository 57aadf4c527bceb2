import type { Instant } from '#engine/time/instant.ts'

/*
 * notice   one thing that one person should hear of once
 * kind     what sort of thing, named by the slice that tells it: `invitations.reached`
 * moment   when the person is next reachable; what can wait is held until then
 */

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
