/** A country as ISO 3166 names it (`DE`), and a part of it (`BE`) where its holidays differ. */
export interface HolidayPlace {
  readonly place: string
  readonly region: string | null
}

export interface PlaceWithRegions {
  readonly place: string
  readonly regions: readonly { readonly region: string; readonly name: string }[]
}

/** The data is 12 MB on disk and 100 ms to read: it is loaded by who first needs it, and never by a browser. */
async function load() {
  const { default: Holidays } = await import('date-holidays')
  return Holidays
}

/**
 * All countries of which public holidays are known, with the parts that have their own.
 *
 * @cost 10 ms, and 100 ms the first time
 */
export async function holidayPlaces(language: string): Promise<PlaceWithRegions[]> {
  const Holidays = await load()
  const data = new Holidays()
  return Object.keys(data.getCountries()).map((place) => ({
    place,
    regions: Object.entries(data.getStates(place, language) ?? {})
      .map(([region, name]) => ({ region, name }))
      .toSorted((a, b) => a.name.localeCompare(b.name)),
  }))
}

/**
 * The dates of a place's public holidays, in order, without their names. Holidays of several days give each of them;
 * what is only observed (a day for lovers, a bank's closing day) is not among them.
 *
 * @returns null for a place that isn't known
 * @example await publicHolidays({ place: 'DE', region: null }, 2026, 1)  // ['2026-01-01', …, '2026-12-26']
 */
export async function publicHolidays(
  { place, region }: HolidayPlace,
  fromYear: number,
  years: number,
): Promise<string[] | null> {
  const Holidays = await load()
  const known = new Holidays()
  if (!(place in known.getCountries())) return null
  if (region !== null && !(region in (known.getStates(place) ?? {}))) return null
  const data = region === null ? new Holidays(place) : new Holidays(place, region)
  const dates = new Set<string>()
  for (let year = fromYear; year < fromYear + years; year++) {
    for (const { type, date, start, end } of data.getHolidays(year)) {
      if (type !== 'public') continue
      for (const day of daysFrom(date.slice(0, 10), end.getTime() - start.getTime())) dates.add(day)
    }
  }
  return [...dates].toSorted()
}

const DAY_MS = 86_400_000

/** Some begin at an evening: what counts is the date that the calendar names, and whole days behind it. */
function daysFrom(date: string, lengthMs: number): string[] {
  const days = Math.min(31, Math.max(1, Math.round(lengthMs / DAY_MS)))
  const first = Date.parse(`${date}T00:00:00Z`)
  return Array.from({ length: days }, (_, ahead) =>
    new Date(first + ahead * DAY_MS).toISOString().slice(0, 10),
  )
}
