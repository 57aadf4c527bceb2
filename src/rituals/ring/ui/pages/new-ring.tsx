import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe, zoneOf } from '#features/people/ui/parts/me.ts'
import { Button } from '#kit/button/button.tsx'
import { useClient } from '#kit/client/client.tsx'
import { Field } from '#kit/field/field.tsx'
import { useText } from '#kit/text/text.tsx'
import { useTitle } from '#kit/text/title.ts'
import {
  FormChoice,
  LiveLength,
  OpenLength,
  PlanSwitches,
  Rounds,
  WhenField,
  WhoMayJoin,
} from '../parts/plan-fields.tsx'
import { freshPlan, isWhole, type RingPlan, setUpOf } from '../parts/ring-plan.ts'
import styles from '../parts/ring-page.module.css'
import { sayProblem } from '../parts/use-ring-acts.ts'

/** Setting a ring up: the page says how long it takes while one chooses, by the very run of show that it will have. */
export function NewRingPage() {
  const t = useText()
  useTitle(t('ring.ui.list.new'))
  const client = useClient()
  const navigate = useNavigate()
  const me = useMe().data
  const zone = zoneOf(me)
  const [plan, setPlan] = useState(() => freshPlan(client.now()))
  const [state, setState] = useState<{ busy: boolean; problem?: string }>({ busy: false })
  const change = (some: Partial<RingPlan>) => setPlan((before) => ({ ...before, ...some }))
  const open = async () => {
    setState({ busy: true })
    try {
      const { ring } = await client.call('ring.setUp', setUpOf(plan, { zone, language: t.language }))
      await navigate({ to: '/rings/$ringId', params: { ringId: ring.id } })
    } catch (error) {
      setState({ busy: false, problem: sayProblem(error, t('ring.ui.failed')) })
    }
  }
  return (
    <>
      <h1>{t('ring.ui.list.new')}</h1>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void open()
        }}
      >
        <Field
          label={t('ring.ui.new.title')}
          maxLength={80}
          autoFocus
          value={plan.title}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <FormChoice plan={plan} change={change} />
        <WhenField plan={plan} change={change} zone={zone} />
        <Field
          label={t('ring.ui.new.expected')}
          {...(plan.form === 'live' ? { hint: t('ring.ui.new.expected.hint') } : {})}
          type="number"
          min={2}
          max={500}
          value={plan.expected}
          onChange={(event) => change({ expected: event.currentTarget.value })}
        />
        <Rounds plan={plan} change={change} />
        {plan.form === 'live' ? (
          <LiveLength plan={plan} change={change} />
        ) : (
          <OpenLength plan={plan} change={change} zone={zone} />
        )}
        <WhoMayJoin plan={plan} change={change} me={me?.id} />
        <PlanSwitches plan={plan} change={change} />
        {state.problem !== undefined && <p role="alert">{state.problem}</p>}
        <div>
          <Button kind="ask" size="large" type="submit" busy={state.busy} disabled={!isWhole(plan)}>
            {t('ring.ui.new.open')}
          </Button>
        </div>
      </form>
    </>
  )
}
