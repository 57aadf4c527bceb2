import { useState, type ReactNode } from 'react'
import { firstNameOf } from '#features/people/ui/parts/me.ts'
import { Button } from '#kit/button/button.tsx'
import { useText } from '#kit/text/text.tsx'
import { sayMinutes, type Clock } from '#kit/time/when.ts'
import { TimesPicker } from '#kit/times-picker/times-picker.tsx'
import type { TimesView } from '../../schema.ts'
import styles from './find-time.module.css'
import { Agreed } from './agreed-time.tsx'
import { ProposeTime } from './propose-time.tsx'
import { choicesOf, sayBoth } from './say-times.ts'
import { useTimeActions, useTimes } from './use-times.ts'

/**
 * From a yes to a time: three that suit both, each one press away; where there is none, or none of them is right, a time
 * of one's own. An agreed time is said in both places, and can be let go.
 */
export function FindTime({
  askId,
  offerId,
  clock,
  loud = true,
  other,
}: {
  askId: string
  /** With whom: the giver of this open offer, which the same press takes. */
  offerId?: string
  clock: Clock
  loud?: boolean
  /** Another way out beside the times: "I'll write". */
  other?: ReactNode
}) {
  const times = useTimes(askId, offerId).data
  if (times === undefined || times.other === null) return other === undefined ? null : <div>{other}</div>
  if (times.agreed !== null) return <Agreed askId={askId} times={times} clock={clock} />
  return (
    <Choose
      askId={askId}
      times={times}
      clock={clock}
      loud={loud}
      other={other}
      {...(offerId === undefined ? {} : { offerId })}
    />
  )
}

type Shown = { askId: string; times: TimesView; clock: Clock }

function Choose({
  askId,
  times,
  clock,
  loud,
  other,
  offerId,
}: Shown & { loud: boolean; other: ReactNode; offerId?: string }) {
  const t = useText()
  const [own, setOwn] = useState(false)
  const actions = useTimeActions(askId, offerId)
  const name = firstNameOf(times.other?.name ?? '')
  const choices = choicesOf(times, clock, t)
  const mayPropose = times.may.includes('propose')
  const waiting = times.items.filter(({ may }) => may.length === 0)
  return (
    <div className={styles.find}>
      <TimesPicker
        label={t('times.ui.label', { name })}
        times={choices}
        loud={loud}
        picking={actions.picking}
        onPick={(startsAt) => void actions.take(startsAt)}
        other={
          <>
            {mayPropose && (
              <Button
                kind={choices.length === 0 ? 'help' : 'text'}
                size="large"
                onClick={() => setOwn(!own)}
                aria-expanded={own}
              >
                {t(choices.length === 0 ? 'times.ui.propose' : 'times.ui.others')}
              </Button>
            )}
            {other}
          </>
        }
        note={t(choices.length === 0 ? 'times.ui.none' : 'times.ui.note', {
          minutes: sayMinutes(times.effortMinutes, clock.language),
        })}
      />
      {waiting.map(({ startsAt }) => (
        <p key={startsAt} className={styles.note}>
          {t('times.ui.waiting', { when: sayBoth(startsAt, times, clock, t), name })}
        </p>
      ))}
      {own && (
        <ProposeTime
          clock={clock}
          busy={actions.busy}
          name={name}
          onPropose={async (startsAt) => {
            if (await actions.propose(startsAt)) setOwn(false)
          }}
        />
      )}
    </div>
  )
}
