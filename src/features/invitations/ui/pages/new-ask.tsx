import { useCallback, useMemo, useRef } from 'react'
import type { Coaching } from '#engine/coach/coaching.ts'
import type { Instant } from '#engine/time/instant.ts'
import { arcsOf } from '#features/asks/ui/parts/coach-view.ts'
import { Composer } from '#features/asks/ui/parts/composer.tsx'
import { useDraft, type Draft } from '#features/asks/ui/parts/draft.ts'
import { useCoaching } from '#features/asks/ui/parts/use-coaching.ts'
import { firstNameOf, useMe, zoneOf } from '#features/people/ui/parts/me.ts'
import { AskRing } from '#kit/ask-ring/ask-ring.tsx'
import { Button } from '#kit/button/button.tsx'
import { useKeys } from '#kit/keys/keys.tsx'
import { useText, type Text } from '#kit/text/text.tsx'
import { useTitle } from '#kit/text/title.ts'
import { useClock } from '#kit/time/use-clock.ts'
import type { Clock } from '#kit/time/when.ts'
import type { Candidate } from '../../schema.ts'
import { LikelyYes } from '../parts/likely-yes.tsx'
import { PlanPanel } from '../parts/plan-panel.tsx'
import { audienceOf, endOfNextWorkingDay, planSteps, type PlannedStep } from '../parts/plan.ts'
import { SendBar } from '../parts/send-bar.tsx'
import { useSendAsk, type AskBody } from '../parts/use-send-ask.ts'
import { sayReach, useCandidates, WhoCouldHelp } from '../parts/who-could-help.tsx'
import styles from './new-ask.module.css'

const SHORTEST = 10
const SHOWN = 3

/** Compose: from a stuck feeling to a clear, bounded ask, to the right person. */
export function NewAskPage() {
  const t = useText()
  useTitle(t('invitations.ui.compose.title'))
  const { draft, change, forget } = useDraft()
  const clock = useClock(zoneOf(useMe().data), t.language)
  const coaching = useCoaching(
    draft.text,
    useMemo(() => ({ now: clock.now as Instant, zone: clock.zone }), [clock]),
  )
  const query = useCandidates(draft.text, SHOWN)
  const candidates = useMemo(() => query.data ?? [], [query.data])
  const people = useChosen(draft, candidates)
  const needBy = coaching?.slots.deadline?.at ?? endOfNextWorkingDay(clock.now, clock.zone)
  const steps = useMemo(
    () =>
      planSteps({ people: people.map(({ id }) => id), widen: draft.widen }, needBy, clock.now, clock.zone),
    [people, draft.widen, needBy, clock],
  )
  const { state, send, cancel } = useSendAsk(forget)
  const ready = draft.text.trim().length >= SHORTEST
  const submit = () => {
    if (ready && state.kind !== 'sending') void send(bodyOf(draft, coaching, steps, people), draft.key)
  }
  const toggle = (id: string, name: string) => {
    const before = people.map((person) => person.id)
    const after = before.includes(id) ? before.filter((one) => one !== id) : [...before, id]
    const names = Object.fromEntries(people.map((person) => [person.id, person.name]))
    change({
      people: after.length === 0 ? [NOBODY] : after,
      names: { ...draft.names, ...names, [id]: name },
    })
  }
  useComposeKeys(submit, candidates, toggle)
  const area = useFocusAtEnd()
  const names = people.map(({ name }) => firstNameOf(name))
  return (
    <form
      className={styles.page}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <header className={styles.head}>
        <Button kind="text" className={styles.close} onClick={() => history.back()}>
          {t('invitations.ui.close')}
        </Button>
        <h1>{t('invitations.ui.compose.question')}</h1>
        <span className={styles.ring}>
          <AskRing size={36} marks={arcsOf(coaching)} />
        </span>
        <p className={styles.saved}>
          {draft.text === '' ? (
            t('invitations.ui.compose.private')
          ) : (
            <>
              <span className={styles.long}>{t('invitations.ui.compose.saved')}</span>
              <span className={styles.short}>{t('invitations.ui.compose.savedShort')}</span>
            </>
          )}
        </p>
      </header>
      <div className={styles.columns}>
        <div className={styles.main}>
          <Composer text={draft.text} onText={(text) => change({ text })} coaching={coaching} onArea={area} />
        </div>
        <div className={styles.side}>
          <WhoCouldHelp
            candidates={candidates}
            query={query}
            chosen={people.map(({ id }) => id)}
            onToggle={toggle}
            onAdd={toggle}
            clock={clock}
          >
            {ready && <LikelyYes guess={draft.guess} onGuess={(guess) => change({ guess })} />}
          </WhoCouldHelp>
        </div>
        <div className={styles.plan}>
          <PlanPanel
            steps={steps}
            names={names}
            widen={draft.widen}
            onWiden={(widen) => change({ widen })}
            urgent={draft.urgent}
            onUrgent={(urgent) => change({ urgent })}
            needBy={needBy}
            clock={clock}
          />
        </div>
      </div>
      <SendBar
        {...sayFirst(people, steps, clock, t)}
        label={sendLabel(names, steps, t)}
        enabled={ready}
        state={state}
        onSend={submit}
        onCancel={cancel}
      />
    </form>
  )
}

/** Kept in the draft where the asker took everybody off: then nobody is chosen for them. */
const NOBODY = '-'

type Chosen = { readonly id: string; readonly name: string; readonly reach: Candidate['reach'] | null }

/** Who is asked: whom the asker chose, else the first suggestion. */
function useChosen(draft: Draft, candidates: readonly Candidate[]): readonly Chosen[] {
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

function bodyOf(
  draft: Draft,
  coaching: Coaching | null,
  steps: readonly PlannedStep[],
  people: readonly Chosen[],
): AskBody {
  const minutes = coaching?.slots.effort?.minutes
  const at = coaching?.slots.deadline?.at
  return {
    text: draft.text.trim(),
    ...(minutes === undefined ? {} : { effortMinutes: minutes }),
    ...(at == null ? {} : { needBy: new Date(at).toISOString() }),
    ...(draft.urgent ? { urgent: true } : {}),
    ...(draft.guess === null ? {} : { guess: draft.guess }),
    ...audienceOf(
      steps,
      people.map(({ id }) => id),
    ),
    send: true,
  }
}

function sendLabel(names: readonly string[], steps: readonly PlannedStep[], t: Text): string {
  if (names.length > 0) return t('invitations.ui.send.named', { count: names.length, name: names[0] ?? '' })
  return t(`invitations.ui.send.${steps[0]?.kind ?? 'suggested'}`)
}

/** The bottom line: to whom, when, by what; and what that means. */
function sayFirst(people: readonly Chosen[], steps: readonly PlannedStep[], clock: Clock, t: Text) {
  const [only, ...more] = people
  if (only === undefined || more.length > 0) {
    const key = steps[0]?.kind === 'people' ? 'people' : (steps[0]?.kind ?? 'suggested')
    return {
      sentence: t(`invitations.ui.send.to.${key}`, { count: people.length }),
      detail: t('invitations.ui.send.eachInTime'),
    }
  }
  const name = firstNameOf(only.name)
  if (only.reach === null)
    return {
      sentence: t('invitations.ui.send.to.named', { name }),
      detail: t('invitations.ui.send.eachInTime'),
    }
  const when = sayReach(Date.parse(only.reach.at), clock, t('invitations.ui.now'))
  return {
    sentence: t('invitations.ui.send.to.when', {
      name,
      when,
      channel: t(`invitations.ui.by.${only.reach.channel}`),
    }),
    detail: t(
      when === t('invitations.ui.now') ? 'invitations.ui.send.atOnce' : 'invitations.ui.send.reachable',
      {
        name,
      },
    ),
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

/** The caret stands behind the last word, ready to go on. */
function useFocusAtEnd() {
  const done = useRef(false)
  return useCallback((area: HTMLTextAreaElement | null) => {
    if (area === null || done.current) return
    done.current = true
    area.focus()
    area.setSelectionRange(area.value.length, area.value.length)
  }, [])
}
