/** 1 as a whole number: decays are whole numbers up to it, so that sums of them are the same in any order. */
export const DECAY_ONE = 4096
/** Older evidence than this many days counts for nothing in text signals. */
export const OLDEST_DAYS = 8192

const tables = new Map<number, Int32Array>()

/** Decay per whole day of age for a half-life in days: 4096 for today, 2048 after one half-life. */
export function decayTable(halfLifeDays: number): Int32Array {
  let table = tables.get(halfLifeDays)
  if (table === undefined) {
    table = Int32Array.from({ length: OLDEST_DAYS }, (_, age) =>
      Math.round(DECAY_ONE * 2 ** (-age / halfLifeDays)),
    )
    tables.set(halfLifeDays, table)
  }
  return table
}

/** Decay of what is `days` old, 0 to 1; the future counts as today. */
export function decayed(days: number, halfLifeDays: number): number {
  return days <= 0 ? 1 : 2 ** (-days / halfLifeDays)
}
