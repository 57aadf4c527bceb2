import type { MeView } from '../../schema.ts'

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Day = (typeof DAYS)[number]
export type WeekHours = NonNullable<MeView['hours']>
export type DaySpan = readonly [from: string, to: string]

export const USUAL: DaySpan = ['09:00', '17:00']

/** The week with one day changed; `null` makes it a day off. */
export function withDay(hours: WeekHours, day: Day, span: DaySpan | null): WeekHours {
  const { [day]: _, ...rest } = hours
  return span === null ? rest : { ...rest, [day]: [span[0], span[1]] }
}

/** Monday to Friday, nine to five: where somebody begins who had no hours. */
export function usualWeek(): WeekHours {
  return DAYS.slice(0, 5).reduce<WeekHours>((week, day) => withDay(week, day, USUAL), {})
}
