import type { Closeness } from '#kit/closeness-sign/closeness-sign.tsx'

/** One answer of `POST /who`. */
export type Candidate = {
  readonly person: { readonly id: string; readonly name: string; readonly title?: string | null }
  readonly route: 'direct' | 'introduction' | 'dormant'
  readonly broker?: { readonly id: string; readonly name: string } | null
  readonly closeness?: Closeness
  readonly reasons: readonly { readonly text: string; readonly evidenceId?: string }[]
  readonly reach: { readonly at: string | null; readonly channel: string | null }
  readonly room: 'free' | 'nearly' | 'full'
}

/** How near somebody is, as far as the answer says it: the route tells two of the four signs. */
export function closenessOf({ closeness, route }: Candidate): Closeness {
  if (closeness !== undefined) return closeness
  if (route === 'introduction') return 'through'
  return route === 'dormant' ? 'lost' : 'none'
}

const PIPS = { free: 0, nearly: 2, full: 3 } as const

/** Room as filled places of three; how many asks exactly is the helper's own business. */
export function pipsOf(room: Candidate['room']): { readonly used: number; readonly of: number } {
  return { used: PIPS[room], of: 3 }
}
