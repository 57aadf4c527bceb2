import { localHour } from '#kit/time/when.ts'

export const WIDER = ['suggested', 'team', 'everyone'] as const
export type WiderKind = (typeof WIDER)[number]

/** What the asker chose: named people, and each wider step with its own time or with none (then one is worked out). */
export type Choice = {
  readonly people: readonly string[]
  readonly widen: Readonly<Record<string, number | null>>
}

export type PlannedStep = { readonly kind: 'people' | WiderKind; readonly at: number | null }

/** Part of the time to the deadline after which each step comes, by how many wider steps there are. */
const SHARES: readonly (readonly number[])[] = [[], [0.35], [0.25, 0.5], [0.25, 0.5, 0.75]]
const QUARTER = 15 * 60_000
const HOUR = 60 * 60_000

/**
 * Who sees the ask, step by step. The first step is now: the named people, else the nearest wider step that is on (the
 * suggested people where none is). Later steps come at the chosen times, else at shares of the time to the deadline, on
 * a quarter of an hour, by day, and never out of order.
 *
 * @param needBy epoch milliseconds
 */
export function planSteps(choice: Choice, needBy: number, now: number, zone: string): readonly PlannedStep[] {
  const on = WIDER.filter((kind) => kind in choice.widen)
  const named = choice.people.length > 0
  const kinds = named || on.length > 0 ? on : (['suggested'] as const)
  const first: PlannedStep = { kind: named ? 'people' : (kinds[0] ?? 'suggested'), at: null }
  const later = named ? kinds : kinds.slice(1)
  const shares = SHARES[later.length] ?? []
  let earliest = now + QUARTER
  const steps = later.map((kind, at): PlannedStep => {
    const chosen = choice.widen[kind] ?? null
    const fair = chosen ?? byDay(now + (needBy - now) * (shares[at] ?? 1), needBy, zone)
    const time = Math.max(fair, earliest)
    earliest = time + QUARTER
    return { kind, at: time }
  })
  return [first, ...steps]
}

/** The nearest quarter of an hour from a moment on that lies in a working day (8 to 18, Monday to Friday). */
export function byDay(moment: number, needBy: number, zone: string): number {
  const start = Math.ceil(moment / QUARTER) * QUARTER
  for (let at = start; at < Math.min(needBy, start + 96 * HOUR); at += QUARTER) {
    const { hour, weekday } = localHour(at, zone)
    if (hour >= 8 && hour < 18 && weekday >= 1 && weekday <= 5) return at
  }
  return start
}

/** The end of the next working day (17:00): what holds where nobody said by when. */
export function endOfNextWorkingDay(now: number, zone: string): number {
  const today = Math.floor(now / HOUR) * HOUR
  for (let at = today + HOUR; at < now + 120 * HOUR; at += HOUR) {
    const { hour, weekday } = localHour(at, zone)
    const another = at - now > 14 * HOUR || localHour(now, zone).weekday !== weekday
    if (hour === 17 && another && weekday >= 1 && weekday <= 5) return at
  }
  return now + 24 * HOUR
}

/** Times that a step can be moved to: soon, later today, the mornings and afternoons of the next days. */
export function timesToChoose(now: number, needBy: number, zone: string): readonly number[] {
  const soon = [HOUR, 2 * HOUR, 4 * HOUR].map((after) => Math.ceil((now + after) / QUARTER) * QUARTER)
  const days: number[] = []
  for (let at = Math.ceil(now / HOUR) * HOUR; days.length < 6 && at < now + 8 * 24 * HOUR; at += HOUR) {
    const { hour, weekday } = localHour(at, zone)
    if (at > now + 5 * HOUR && (hour === 9 || hour === 14) && weekday >= 1 && weekday <= 5) days.push(at)
  }
  return [...soon, ...days].filter((at) => at < needBy)
}

export type AudienceBody = {
  readonly audience:
    | { readonly kind: 'people'; readonly people: readonly string[] }
    | { readonly kind: WiderKind }
  readonly widen?: readonly { readonly kind: WiderKind; readonly at: string }[]
}

/** The steps as the API wants them: what is shown and what is sent are one and the same. */
export function audienceOf(steps: readonly PlannedStep[], people: readonly string[]): AudienceBody {
  const [first, ...later] = steps
  const widen = later.flatMap(({ kind, at }) =>
    kind === 'people' || at === null ? [] : [{ kind, at: new Date(at).toISOString() }],
  )
  const audience =
    first === undefined || first.kind === 'people'
      ? ({ kind: 'people', people } as const)
      : ({ kind: first.kind } as const)
  return { audience, ...(widen.length > 0 ? { widen } : {}) }
}
