import type { Invited } from './invite-people.tsx'

export const FORMS = ['live', 'async'] as const
export const WHO = ['code', 'team', 'invited'] as const
export const MINUTES = [1, 2, 3, 4, 5] as const
/** How long a ring without a room stays open. */
export const HOURS = [48, 60, 72] as const

/** What is chosen on the page that sets a ring up, as it stands in its fields. */
export interface RingPlan {
  readonly title: string
  readonly form: (typeof FORMS)[number]
  /** `2026-12-01T14:30` in this browser's own zone */
  readonly when: string
  readonly expected: string
  readonly isPersonal: boolean
  readonly minutesPerAsk: number
  readonly asyncHours: number
  readonly who: (typeof WHO)[number]
  readonly invited: readonly Invited[]
  readonly mixing: boolean
  readonly namesWhileWriting: boolean
  readonly holdOffers: boolean
}

export function freshPlan(now: number): RingPlan {
  return {
    title: '',
    form: 'live',
    when: nextFullHour(now),
    expected: '16',
    isPersonal: true,
    minutesPerAsk: 2,
    asyncHours: 48,
    who: 'code',
    invited: [],
    mixing: true,
    namesWhileWriting: true,
    holdOffers: false,
  }
}

export function headsOf({ expected }: RingPlan): number {
  return Math.min(500, Math.max(2, Math.round(Number(expected)) || 2))
}

export function roundsOf({ isPersonal }: RingPlan): ('personal' | 'work')[] {
  return isPersonal ? ['personal', 'work'] : ['work']
}

/** Whether the lobby can be opened with it. */
export function isWhole({ title, when, who, invited }: RingPlan): boolean {
  return title.trim() !== '' && when !== '' && (who !== 'invited' || invited.length > 0)
}

/** The same as the server takes it. */
export function setUpOf(plan: RingPlan, { zone, language }: { zone: string; language: string }) {
  const { title, form, when, minutesPerAsk, asyncHours, who, mixing, namesWhileWriting, holdOffers } = plan
  return {
    title: title.trim(),
    form,
    startsAt: new Date(when).toISOString(),
    zone,
    language,
    rounds: roundsOf(plan),
    minutesPerAsk,
    expected: headsOf(plan),
    who,
    inviteIds: who === 'invited' ? plan.invited.map(({ id }) => id) : [],
    mixing,
    namesWhileWriting,
    holdOffers,
    ...(form === 'async' ? { asyncHours } : {}),
  }
}

/** In this browser's own zone, as a field for times wants it. */
function nextFullHour(now: number): string {
  const hour = new Date(Math.ceil(now / 3_600_000) * 3_600_000)
  return new Date(hour.getTime() - hour.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
