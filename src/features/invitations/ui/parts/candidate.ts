import type { Closeness } from '#kit/closeness-sign/closeness-sign.tsx'
import type { Candidate } from '../../schema.ts'

/** How near somebody is, as a sign: the route tells two of the four. */
export function closenessOf({ closeness, route }: Pick<Candidate, 'closeness' | 'route'>): Closeness {
  if (route === 'introduction') return 'through'
  if (route === 'dormant') return 'lost'
  if (closeness === 'works-with') return 'works'
  return closeness
}

const PIPS = { free: 0, nearly: 2, full: 3 } as const

/** Room as filled places of three; how many asks exactly is the helper's own business. */
export function pipsOf(room: Candidate['room']): { readonly used: number; readonly of: number } {
  return { used: PIPS[room], of: 3 }
}
