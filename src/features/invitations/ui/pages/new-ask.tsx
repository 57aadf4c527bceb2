import { useState } from 'react'
import { Composer } from '#features/asks/ui/parts/composer.tsx'
import { firstNameOf } from '#features/people/ui/parts/me.ts'
import { useLoaded } from '#kit/media/use-loaded.ts'
import { usePhone } from '#kit/media/use-phone.ts'
import { useText } from '#kit/text/text.tsx'
import { useTitle } from '#kit/text/title.ts'
import { sayWhen } from '#kit/time/when.ts'
import { nextLabel, sayFirst, sendLabel } from '../parts/compose-ask.ts'
import { ComposeHead } from '../parts/compose-head.tsx'
import { DraftNote } from '../parts/draft-note.tsx'
import { LikelyYes } from '../parts/likely-yes.tsx'
import { PlanPanel } from '../parts/plan-panel.tsx'
import { SendBar } from '../parts/send-bar.tsx'
import { usePlanPreview } from '../parts/use-plan-preview.ts'
import { useCompose, useFocusAtEnd } from '../parts/use-compose.ts'
import { WhoCouldHelp } from '../parts/who-could-help.tsx'
import styles from './new-ask.module.css'

const loadSheet = () => import('../parts/confirm-sheet.tsx')

/** A phone shows two: the third is one tap away in "Somebody else". */
const ON_A_PHONE = 2

/** Compose: from a stuck feeling to a clear, bounded ask, to the right person. */
export function NewAskPage() {
  const t = useText()
  useTitle(t('invitations.ui.compose.title'))
  const compose = useCompose()
  const { store, clock, arcs, found, people, needBy, steps, state, submit, ready, toggle } = compose
  const { draft, change } = store
  const phone = usePhone()
  const [confirming, setConfirming] = useState(false)
  // Loaded before it is asked for, and done without where the network was cut before that.
  const sheet = useLoaded(loadSheet, phone && ready)
  const area = useFocusAtEnd(draft.id)
  const waves = usePlanPreview({ text: draft.text, first: steps[0]?.kind, needBy, urgent: draft.urgent })
  const names = people.map(({ name }) => firstNameOf(name))
  const label = sendLabel(names, steps, t)
  const first = sayFirst(people, steps, clock, t)
  const complete = arcs.every((arc) => arc === 1)
  const plan = (
    <PlanPanel
      steps={steps}
      names={names}
      widen={draft.widen}
      onWiden={(widen) => change({ widen })}
      needBy={needBy}
      waves={waves}
      clock={clock}
    />
  )
  return (
    <form
      className={styles.page}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <ComposeHead store={store} arcs={arcs} />
      <DraftNote store={store} />
      <div className={styles.columns}>
        <div className={styles.main}>
          <Composer
            key={draft.id}
            draft={draft}
            change={change}
            reading={compose.reading}
            arcs={arcs}
            openUntil={sayWhen(needBy, clock)}
            onAside={store.aside}
            onArea={area}
          />
        </div>
        <div className={styles.side}>
          <WhoCouldHelp
            found={phone ? { ...found, candidates: found.candidates.slice(0, ON_A_PHONE) } : found}
            chosen={people.map(({ id }) => id)}
            onToggle={toggle}
            onAdd={toggle}
            clock={clock}
          >
            {ready && <LikelyYes guess={draft.guess} onGuess={(guess) => change({ guess })} />}
          </WhoCouldHelp>
        </div>
        {!phone && <div className={styles.plan}>{plan}</div>}
      </div>
      <SendBar
        {...first}
        label={phone ? nextLabel(people, clock, t) : label}
        short={phone ? nextLabel(people, clock, t) : complete ? label : t('invitations.ui.send.short')}
        enabled={ready}
        state={state}
        onSend={phone && sheet !== null ? () => setConfirming(true) : submit}
        onCancel={compose.cancel}
      />
      {sheet !== null && phone && confirming && (
        <sheet.ConfirmSheet
          sentence={`${first.sentence} ${first.detail}`}
          label={label}
          busy={state.kind === 'sending'}
          onClose={() => setConfirming(false)}
          onSend={() => {
            setConfirming(false)
            submit()
          }}
        >
          {plan}
        </sheet.ConfirmSheet>
      )}
    </form>
  )
}
