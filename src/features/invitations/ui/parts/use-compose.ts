import { useCallback, useMemo, useRef } from 'react'
import type { Instant } from '#engine/time/instant.ts'
import { arcsOf } from '#features/asks/ui/parts/coach-view.ts'
import { useCoaching } from '#features/asks/ui/parts/use-coaching.ts'
import { useDraft } from '#features/asks/ui/parts/use-draft.ts'
import { useSavedDrafts } from '#features/asks/ui/parts/use-saved-drafts.ts'
import { useWantedDraft } from '#features/asks/ui/parts/use-wanted-draft.ts'
import { useMe, zoneOf } from '#features/people/ui/parts/me.ts'
import { useKeys } from '#kit/keys/keys.tsx'
import { useText } from '#kit/text/text.tsx'
import { useClock } from '#kit/time/use-clock.ts'
import type { Candidate } from '../../schema.ts'
import { bodyOf, toggled, useChosen } from './compose-ask.ts'
import { endOfNextWorkingDay, planSteps } from './plan.ts'
import { useCandidates } from './use-candidates.ts'
import { useOutbox, useSendAsk, useSending } from './use-send-ask.ts'

const SHORTEST = 10
const SHOWN = 3

/** All that Compose knows and does: the draft, what the coach and the ranking make of it, the plan, and sending it. */
export function useCompose() {
  const t = useText()
  const me = useMe().data
  const clock = useClock(zoneOf(me), t.language)
  const hours = me?.hours
  const store = useDraft(me?.id ?? '')
  const { draft, change } = store
  useWantedDraft(store)
  const context = useMemo(
    () => ({ now: clock.now as Instant, zone: clock.zone, ...(hours == null ? {} : { hours }) }),
    [clock, hours],
  )
  const reading = useCoaching(draft.text, context)
  const { coaching } = reading
  const found = useCandidates(draft.text, SHOWN)
  const { candidates } = found
  const people = useChosen(draft, candidates)
  const needBy = coaching?.slots.deadline?.at ?? endOfNextWorkingDay(clock.now, clock.zone)
  const steps = useMemo(
    () =>
      planSteps({ people: people.map(({ id }) => id), widen: draft.widen }, needBy, clock.now, clock.zone),
    [people, draft.widen, needBy, clock],
  )
  const [sending, setSending] = useSending()
  const oneByOne = useSavedDrafts(store, sending.kind === 'sending')
  const { state, send, cancel } = useSendAsk(store, sending, setSending)
  useOutbox(store, send, oneByOne)
  const ready = draft.text.trim().length >= SHORTEST
  const submit = () => {
    if (ready && state.kind !== 'sending' && state.kind !== 'queued')
      void send(draft, bodyOf(draft, coaching, steps, people), oneByOne)
  }
  const toggle = (id: string, name: string) => change(toggled(draft, people, { id, name }))
  useComposeKeys(submit, candidates, toggle)
  const arcs = arcsOf(draft.text, coaching, draft.ticked)
  return {
    store,
    clock,
    reading,
    arcs,
    found,
    people,
    needBy,
    steps,
    state,
    submit,
    cancel,
    ready,
    toggle,
  }
}

function useComposeKeys(
  submit: () => void,
  candidates: readonly Candidate[],
  toggle: (id: string, name: string) => void,
): void {
  const pick = (at: number) => () => {
    const person = candidates[at]?.person
    if (person === undefined) return false
    toggle(person.id, person.name)
    return true
  }
  useKeys({
    'mod+enter': submit,
    'alt+1': pick(0),
    'alt+2': pick(1),
    'alt+3': pick(2),
    escape: () => {
      history.back()
    },
  })
}

/** The caret stands behind the last word of each draft that comes onto the sheet, ready to go on. */
export function useFocusAtEnd(draftId: string) {
  const done = useRef('')
  return useCallback(
    (area: HTMLTextAreaElement | null) => {
      if (area === null || done.current === draftId) return
      done.current = draftId
      area.focus()
      area.setSelectionRange(area.value.length, area.value.length)
    },
    [draftId],
  )
}
