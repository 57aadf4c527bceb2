import { useText } from '#kit/text/text.tsx'
import type { RingHead } from '../../schema.ts'
import styles from './figures.module.css'

/** What the ring came to, as figures of the whole room; nobody's own are among them. */
export function Figures({
  totals,
  className,
}: {
  totals: RingHead['totals']
  className?: string | undefined
}) {
  const t = useText()
  const figures = [
    ['cards', totals.cards],
    ['offers', totals.offers],
    ['cardsWithOffer', totals.cardsWithOffer],
    ['introductions', totals.introductions],
    ['newPairs', totals.newPairs],
  ] as const
  const say = new Intl.NumberFormat(t.language)
  return (
    <dl className={className ?? styles.figures}>
      {figures.map(([name, value]) => (
        <div key={name} className={styles.figure}>
          <dt>{t(`ring.ui.figure.${name}`, { count: value })}</dt>
          <dd>{say.format(value)}</dd>
        </div>
      ))}
    </dl>
  )
}
