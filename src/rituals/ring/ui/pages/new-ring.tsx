import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe, zoneOf } from '#features/people/ui/parts/me.ts'
import { Button } from '#kit/button/button.tsx'
import { ChoiceChip } from '#kit/chip/chip.tsx'
import { useClient } from '#kit/client/client.tsx'
import { Field } from '#kit/field/field.tsx'
import { Switch } from '#kit/switch/switch.tsx'
import { useText } from '#kit/text/text.tsx'
import { useTitle } from '#kit/text/title.ts'
import { sayMinutes } from '#kit/time/when.ts'
import { plannedLength } from '../../domain/length.ts'
import styles from '../parts/ring-page.module.css'
import { sayProblem } from '../parts/use-ring-acts.ts'

const MINUTES = [1, 2, 3, 4, 5] as const
const WHO = ['code', 'team'] as const

/** Setting a ring up: the page says how long it takes while one chooses, by the very run of show that it will have. */
export function NewRingPage() {
  const t = useText()
  useTitle(t('ring.ui.list.new'))
  const client = useClient()
  const navigate = useNavigate()
  const zone = zoneOf(useMe().data)
  const [title, setTitle] = useState('')
  const [when, setWhen] = useState(() => nextFullHour(client.now()))
  const [expected, setExpected] = useState('16')
  const [isPersonal, setPersonal] = useState(true)
  const [minutesPerAsk, setMinutes] = useState(2)
  const [who, setWho] = useState<(typeof WHO)[number]>('code')
  const [mixing, setMixing] = useState(true)
  const [namesWhileWriting, setNames] = useState(true)
  const [holdOffers, setHold] = useState(false)
  const [state, setState] = useState<{ busy: boolean; problem?: string }>({ busy: false })
  const heads = Math.min(500, Math.max(2, Math.round(Number(expected)) || 2))
  const rounds = isPersonal ? (['personal', 'work'] as const) : (['work'] as const)
  const { minutes, tables } = plannedLength({ expected: heads, rounds, minutesPerAsk })
  const open = async () => {
    setState({ busy: true })
    try {
      const { ring } = await client.call('ring.setUp', {
        title: title.trim(),
        startsAt: new Date(when).toISOString(),
        zone,
        language: t.language,
        rounds: [...rounds],
        minutesPerAsk,
        expected: heads,
        who,
        mixing,
        namesWhileWriting,
        holdOffers,
      })
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
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Field
          label={t('ring.ui.new.when')}
          hint={t('ring.ui.new.zone', { zone })}
          type="datetime-local"
          value={when}
          onChange={(event) => setWhen(event.currentTarget.value)}
        />
        <Field
          label={t('ring.ui.new.expected')}
          hint={t('ring.ui.new.expected.hint')}
          type="number"
          min={2}
          max={500}
          value={expected}
          onChange={(event) => setExpected(event.currentTarget.value)}
        />
        <fieldset className={styles.choices}>
          <legend>{t('ring.ui.new.rounds')}</legend>
          <ChoiceChip pressed={isPersonal} onChoose={() => setPersonal(true)}>
            {t('ring.ui.new.rounds.both')}
          </ChoiceChip>
          <ChoiceChip pressed={!isPersonal} onChoose={() => setPersonal(false)}>
            {t('ring.ui.new.rounds.work')}
          </ChoiceChip>
        </fieldset>
        <fieldset className={styles.choices}>
          <legend>{t('ring.ui.new.minutes')}</legend>
          {MINUTES.map((one) => (
            <ChoiceChip key={one} pressed={minutesPerAsk === one} onChoose={() => setMinutes(one)}>
              {sayMinutes(one, t.language)}
            </ChoiceChip>
          ))}
        </fieldset>
        <p className={styles.length} role="status">
          {t('ring.ui.new.length', { length: sayMinutes(minutes, t.language), tables })}
        </p>
        <fieldset className={styles.choices}>
          <legend>{t('ring.ui.new.who')}</legend>
          {WHO.map((one) => (
            <ChoiceChip key={one} pressed={who === one} onChoose={() => setWho(one)}>
              {t(`ring.ui.new.who.${one}`)}
            </ChoiceChip>
          ))}
        </fieldset>
        <Switch checked={mixing} onChange={setMixing}>
          {t('ring.ui.new.mixing')}
        </Switch>
        <Switch checked={namesWhileWriting} onChange={setNames}>
          {t('ring.ui.new.names')}
        </Switch>
        <Switch checked={holdOffers} onChange={setHold}>
          {t('ring.ui.new.hold')}
        </Switch>
        {state.problem !== undefined && <p role="alert">{state.problem}</p>}
        <div>
          <Button
            kind="ask"
            size="large"
            type="submit"
            busy={state.busy}
            disabled={title.trim() === '' || when === ''}
          >
            {t('ring.ui.new.open')}
          </Button>
        </div>
      </form>
    </>
  )
}

/** In this browser's own zone, as a field for times wants it. */
function nextFullHour(now: number): string {
  const hour = new Date(Math.ceil(now / 3_600_000) * 3_600_000)
  return new Date(hour.getTime() - hour.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
