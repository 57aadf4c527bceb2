import { useText } from '#kit/text/text.tsx'
import type { RingView } from '../../schema.ts'
import styles from './stage.module.css'

/** The sum of what people expect, once five have told; it says that these are estimates. */
export function TallySum({ view: { ring } }: { view: RingView }) {
  const t = useText()
  const { hours, told } = ring.totals
  return (
    <>
      <p className={styles.sum}>
        {hours === null ? t('ring.ui.tally.few', { told }) : t('ring.ui.tally.hours', { hours, told })}
      </p>
      {hours !== null && <p className={styles.quiet}>{t('ring.ui.tally.estimates')}</p>}
    </>
  )
}

/** One word of thanks each, without names. */
export function ThanksWords({ view: { ring } }: { view: RingView }) {
  const t = useText()
  if (ring.thanks.length === 0) return null
  return (
    <ul className={styles.thanks} aria-label={t('ring.ui.thanks')}>
      {ring.thanks.slice(-24).map((word, at) => (
        // Words may be the same, and nobody's name tells them apart.
        <li key={`${at} ${word}`} dir="auto">
          {word}
        </li>
      ))}
    </ul>
  )
}
