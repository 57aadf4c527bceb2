import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { firstNameOf } from '#features/people/ui/parts/me.ts'
import { FindTime } from '#features/times/ui/parts/find-time.tsx'
import { useTimes } from '#features/times/ui/parts/use-times.ts'
import { Button, buttonClass } from '#kit/button/button.tsx'
import { useText } from '#kit/text/text.tsx'
import type { Clock } from '#kit/time/when.ts'
import styles from './after-yes.module.css'
import type { ForMe } from './for-me.ts'

/** Right after a yes, in the same place: one of three times, or "I'll write". An offer waits for its asker instead. */
export function AfterYes({ item, clock, onDone }: { item: ForMe; clock: Clock; onDone: () => void }) {
  const t = useText()
  const place = useRef<HTMLElement>(null)
  const { ask, invitationId } = item
  const name = firstNameOf(ask.asker.name)
  const isYes = invitationId !== undefined
  const times = useTimes(ask.id).data
  const canChoose = isYes && times !== undefined && times.other !== null && times.agreed === null
  const isDone = !isYes || (times !== undefined && !canChoose)
  // The button that had the focus is gone; the next thing to press is the first time.
  useEffect(() => {
    if (canChoose || isDone)
      place.current?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true })
  }, [canChoose, isDone])
  return (
    <section
      ref={place}
      className={styles.after}
      aria-label={t(isYes ? 'invitations.ui.helper.mine' : 'invitations.ui.answered.offer', { name })}
    >
      <p>
        <b>{t(isYes ? 'invitations.ui.helper.mine' : 'invitations.ui.answered.offer', { name })}</b>{' '}
        {canChoose && <span className={styles.quiet}>{t('invitations.ui.helper.write', { name })}</span>}
      </p>
      {isYes && (
        <FindTime
          askId={ask.id}
          clock={clock}
          other={
            <Button kind="text" size="large" onClick={onDone}>
              {t('invitations.ui.yes.write')}
            </Button>
          }
        />
      )}
      <p className={styles.ways}>
        {isDone && (
          <Button kind="outline" onClick={onDone}>
            {t('invitations.ui.yes.done')}
          </Button>
        )}
        <Link to="/asks/$askId" params={{ askId: ask.id }} className={buttonClass('text')}>
          {t('invitations.ui.yes.open')}
        </Link>
      </p>
    </section>
  )
}
