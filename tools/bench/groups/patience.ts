import type { Search } from '#engine/grouping/contract.ts'
import { seededChance } from '#demo/chance.ts'

/** Patience in CPU time, so that neighbours on the machine don't count. */
export function search(seed: number, seconds: number): Search {
  const start = process.cpuUsage().user
  return {
    random: seededChance(seed).next,
    progress: () => Math.min(1, (process.cpuUsage().user - start) / 1e6 / seconds),
  }
}
