import { useMemo } from 'react'
import type { Coaching } from '#engine/coach/coaching.ts'
import type { Draft } from '#features/asks/ui/parts/draft.ts'
import { firstNameOf } from '#features/people/ui/parts/me.ts'
import type { Text } from '#kit/text/text.tsx'
import type { Clock } from '#kit/time/when.ts'
import type { Candidate } from '../../schema.ts'
import { audienceOf, type PlannedStep } from './plan.ts'
import type { AskBody } from './use-send-ask.ts'
import { sayReach } from './who-could-help.tsx'

/** Kept in the draft where the asker took everybody off: then nobody is chosen for them. */
const NOBODY = '-'

export type Chosen = { readonly id: string; readonly name: string; readonly reach: Candidate['reach'] | null }

/** Who is asked: whom the asker chose, else the first suggestion. */
export function useChosen(draft: Draft, candidates: readonly Candidate[]): readonly Chosen[] {
  return useMemo(() => {
    const first = candidates[0]
    const ids = draft.people.length > 0 ? draft.people : first === undefined ? [] : [first.person.id]
    return ids
      .filter((id) => id !== NOBODY)
      .map((id) => {
        const known = candidates.find(({ person }) => person.id === id)
        return { id, name: known?.person.name ?? draft.names[id] ?? '', reach: known?.reach ?? null }
      })
  }, [draft.people, draft.names, candidates])
}

/** What changes in a draft when that person is put on it or taken off. */
export function toggled(
  draft: Draft,
  people: readonly Chosen[],
  { id, name }: { readonly id: string; readonly name: string },
): Pick<Draft, 'people' | 'names'> {
  const before = people.map((person) => person.id)
  const after = before.includes(id) ? before.filter((one) => one !== id) : [...before, id]
  const names = Object.fromEntries(people.map((person) => [person.id, person.name]))
  return { people: after.length === 0 ? [NOBODY] : after, names: { ...draft.names, ...names, [id]: name } }
}

/** The ask as it goes to the server: what is shown and what is sent are one and the same. */
export function bodyOf(
  draft: Draft,
  coaching: Coaching | null,
  steps: readonly PlannedStep[],
  people: readonly Chosen[],
): AskBody {
  return {
    text: draft.text.trim(),
    effortMinutes: coaching?.slots.effort?.minutes,
    needBy: isoOf(coaching?.slots.deadline?.at),
    urgent: draft.urgent,
    guess: draft.guess,
    ...audienceOf(
      steps,
      people.map(({ id }) => id),
    ),
  }
}

function isoOf(at: number | null | undefined): string | undefined {
  return at == null ? undefined : new Date(at).toISOString()
}

/** What the button does, in full: "Ask Mina", "Ask 3 people", "Ask your team". */
export function sendLabel(names: readonly string[], steps: readonly PlannedStep[], t: Text): string {
  if (names.length > 0) return t('invitations.ui.send.named', { count: names.length, name: names[0] ?? '' })
  return t(`invitations.ui.send.${steps[0]?.kind ?? 'suggested'}`)
}

/** The button of a phone: where it leads next. */
export function nextLabel(people: readonly Chosen[], clock: Clock, t: Text): string {
  const [only, ...more] = people
  if (only === undefined) return t('invitations.ui.send.next')
  if (more.length > 0) return t('invitations.ui.send.next.people', { count: people.length })
  const name = firstNameOf(only.name)
  if (only.reach === null) return t('invitations.ui.send.next.named', { name })
  const when = sayReach(Date.parse(only.reach.at), clock, t('invitations.ui.now'))
  return t('invitations.ui.send.next.when', { name, when })
}

/** The bottom line: to whom, when, by what; and what that means. */
export function sayFirst(people: readonly Chosen[], steps: readonly PlannedStep[], clock: Clock, t: Text) {
  const [only, ...more] = people
  const detail = t('invitations.ui.send.eachInTime')
  if (only === undefined || more.length > 0) {
    const key = steps[0]?.kind ?? 'suggested'
    return { sentence: t(`invitations.ui.send.to.${key}`, { count: people.length }), detail }
  }
  const name = firstNameOf(only.name)
  if (only.reach === null) return { sentence: t('invitations.ui.send.to.named', { name }), detail }
  const when = sayReach(Date.parse(only.reach.at), clock, t('invitations.ui.now'))
  const channel = t(`invitations.ui.by.${only.reach.channel}`)
  const reachable = when === t('invitations.ui.now') ? 'atOnce' : 'reachable'
  return {
    sentence: t('invitations.ui.send.to.when', { name, when, channel }),
    detail: t(`invitations.ui.send.${reachable}`, { name }),
  }
}
