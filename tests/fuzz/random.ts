/** A number that a run can be had again by: given as ASKWELL_SEED, else of this moment. */
export function seedOfRun(): number {
  const given = process.env['ASKWELL_SEED']
  return given ? Number(given) >>> 0 : Date.now() >>> 0
}

export interface Dice {
  /** 0 up to, not with, `below` */
  upTo(below: number): number
  one<T>(of: readonly T[]): T
  /** true in that share of all throws */
  now(share: number): boolean
}

/** mulberry32: small, quick and the same everywhere. */
export function dice(seed: number): Dice {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const upTo = (below: number) => Math.floor(next() * below)
  return {
    upTo,
    one: <T>(of: readonly T[]) => of[upTo(of.length)] as T,
    now: (share) => next() < share,
  }
}
