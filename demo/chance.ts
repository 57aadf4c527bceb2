/** A small generator with a seed (mulberry32): the same seed tells the same story. */
export interface Chance {
  /** 0 to 1, 1 excluded */
  next(): number
  /** a whole number from 0 to `below` - 1 */
  whole(below: number): number
  pick<T>(from: readonly T[]): T
}

export function seededChance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (below: number) => Math.floor(next() * below)
  return {
    next,
    whole,
    pick<T>(from: readonly T[]): T {
      const held = from[whole(from.length)]
      if (held === undefined) throw new RangeError('there is nothing to pick from')
      return held
    },
  }
}
