import { useState } from 'react'
import type { AskView } from '#features/asks/schema.ts'
import { Button } from '#kit/button/button.tsx'
import { FieldFrame } from '#kit/field/field.tsx'
import { useText } from '#kit/text/text.tsx'
import { sayWhen, type Clock } from '#kit/time/when.ts'
import type { Plan } from '../../schema.ts'
import styles from './coming-waves.module.css'
import { namesOf } from './plan-words.ts'
import { timesToChoose } from './plan.ts'
import { useAction } from './use-ask-actions.ts'

type PlanWave = Plan['waves'][number]

/** Who is still to be asked, and when; each time can be moved, and the rest is planned around it. */
export function ComingWaves({ ask, plan, clock }: { ask: AskView; plan: Plan; clock: Clock }) {
  const t = useText()
  const coming = plan.waves.filter(({ state, people }) => state === 'planned' && people.length > 0)
  const move = useAction(
    ask.id,
    (client, to: { number: number; at: number }) =>
      client.call('asks.changePlan', {
        askId: ask.id,
        number: to.number,
        at: new Date(to.at).toISOString(),
      }),
    t('invitations.ui.coming.moved'),
  )
  if (ask.state !== 'open' || coming.length === 0) return null
  const needBy = ask.needBy === null ? Number.POSITIVE_INFINITY : Date.parse(ask.needBy)
  return (
    <section className={styles.waves}>
      <h2 className={styles.title}>{t('invitations.ui.coming')}</h2>
      <ul className={styles.list}>
        {coming.map((wave) => (
          <ComingWave
            key={wave.number}
            wave={wave}
            options={timesToChoose(clock.now, needBy, clock.zone)}
            clock={clock}
            busy={move.busy}
            onMove={(at) => void move.run({ number: wave.number, at })}
          />
        ))}
      </ul>
    </section>
  )
}

function ComingWave(props: {
  wave: PlanWave
  options: readonly number[]
  clock: Clock
  busy: boolean
  onMove: (at: number) => void
}) {
  const { wave, options, clock, busy, onMove } = props
  const t = useText()
  const [choosing, setChoosing] = useState(false)
  const at = Date.parse(wave.at)
  const names = namesOf(wave, t)
  const times = [...new Set([at, ...options])].sort((a, b) => a - b)
  return (
    <li className={styles.wave}>
      <span>
        {names} <span className={styles.when}>{sayWhen(at, clock)}</span>
      </span>
      <Button
        kind="text"
        className={styles.change}
        busy={busy}
        aria-expanded={choosing}
        aria-label={t('invitations.ui.coming.changeFor', { names })}
        onClick={() => setChoosing(!choosing)}
      >
        {t('invitations.ui.coming.change')}
      </Button>
      {choosing && (
        <div className={styles.times}>
          <FieldFrame label={t('invitations.ui.coming.when', { names })}>
            {(control) => (
              <select
                {...control}
                className={styles.select}
                value={at}
                onChange={(event) => {
                  setChoosing(false)
                  onMove(Number(event.currentTarget.value))
                }}
              >
                {times.map((time) => (
                  <option key={time} value={time}>
                    {sayWhen(time, clock)}
                  </option>
                ))}
              </select>
            )}
          </FieldFrame>
        </div>
      )}
    </li>
  )
}
