import { useState } from 'react'
import { firstNameOf } from '#features/people/ui/parts/me.ts'
import { Button } from '#kit/button/button.tsx'
import { useText } from '#kit/text/text.tsx'
import { sayMinutes, type Clock } from '#kit/time/when.ts'
import { TimesPicker } from '#kit/times-picker/times-picker.tsx'
import type { TimesView } from '../../schema.ts'
import styles from './find-time.module.css'
import { choicesOf, sayBoth } from './say-times.ts'
import { useTimeActions, useTimesToMove } from './use-times.ts'

type Shown = { askId: string; times: TimesView; clock: Clock }

/** The time that was agreed: for one's calendar, to another one that suits both, or let go. */
export function Agreed({ askId, times, clock }: Shown) {
  const t = useText()
  const [moving, setMoving] = useState(false)
  const { release, save, busy } = useTimeActions(askId)
  const name = firstNameOf(times.other?.name ?? '')
  const { agreed } = times
  if (agreed === null) return null
  return (
    <div className={styles.find}>
      <div className={styles.agreed}>
        <p>
          <b>{sayBoth(agreed.startsAt, times, clock, t)}</b>{' '}
          <span className={styles.note}>
            {t('times.ui.agreed', { minutes: sayMinutes(times.effortMinutes, clock.language), name })}
          </span>
        </p>
        <div className={styles.ways}>
          <Button kind="text" busy={busy} onClick={() => void save(agreed.id)}>
            {t('times.ui.file')}
          </Button>
          {times.may.includes('move') && (
            <Button kind="text" aria-expanded={moving} onClick={() => setMoving(!moving)}>
              {t('times.ui.move')}
            </Button>
          )}
          {times.may.includes('release') && (
            <Button kind="text" busy={busy} onClick={() => void release()}>
              {t('times.ui.release')}
            </Button>
          )}
        </div>
      </div>
      {moving && <Move askId={askId} clock={clock} onMoved={() => setMoving(false)} />}
    </div>
  )
}

function Move({ askId, clock, onMoved }: { askId: string; clock: Clock; onMoved: () => void }) {
  const t = useText()
  const times = useTimesToMove(askId).data
  const { move, picking } = useTimeActions(askId)
  if (times === undefined) return null
  const choices = choicesOf(times, clock, t)
  const minutes = sayMinutes(times.effortMinutes, clock.language)
  return (
    <TimesPicker
      label={t('times.ui.moveTo')}
      times={choices}
      loud={false}
      picking={picking}
      onPick={(startsAt) => void move(startsAt).then((moved) => moved && onMoved())}
      note={choices.length === 0 ? t('times.ui.moveNone', { minutes }) : t('times.ui.note', { minutes })}
    />
  )
}
