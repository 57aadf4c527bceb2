import { AskRing } from '#kit/ask-ring/ask-ring.tsx'
import { useText } from '#kit/text/text.tsx'
import { givenCount, type Tap } from '../../domain/taps.ts'
import type { RingView } from '../../schema.ts'
import styles from './phone.module.css'

/** The one quiet line at the foot: what I have given, and when my ask comes up. */
export function PhoneFoot({ view, waiting }: { view: RingView; waiting: readonly Tap[] }) {
  const t = useText()
  const { phase } = view.ring
  if (phase !== 'personal' && phase !== 'work' && phase !== 'wall') return null
  const { turnsUntilMine } = view.mine
  const given = givenCount(view, waiting)
  const isDone = turnsUntilMine === null
  return (
    <footer className={styles.foot}>
      <p>
        {t('ring.ui.foot.given', { count: given })}{' '}
        {!isDone && phase !== 'wall' && t('ring.ui.foot.turn', { count: turnsUntilMine })}
      </p>
      <AskRing size={28} state={isDone ? 'accepted' : 'open'} />
    </footer>
  )
}
