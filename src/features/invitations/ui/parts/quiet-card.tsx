import { Link } from '@tanstack/react-router'
import type { AskView } from '#features/asks/schema.ts'
import { buttonClass } from '#kit/button/button.tsx'
import { useText } from '#kit/text/text.tsx'
import type { Clock } from '#kit/time/when.ts'
import type { Plan } from '../../schema.ts'
import styles from './quiet-card.module.css'
import { isQuiet } from './quiet.ts'

/** No yes yet and nobody left to ask: two ways on, said kindly. */
export function QuietCard({ ask, plan, clock }: { ask: AskView; plan: Plan; clock: Clock }) {
  const t = useText()
  if (!isQuiet(ask, plan, clock.now)) return null
  const way = (what: 'widen' | 'edit', key: string, kind: 'ask' | 'outline') => (
    <Link
      to="/asks/$askId"
      params={{ askId: ask.id }}
      search={{ do: what }}
      resetScroll={false}
      className={buttonClass(kind, 'large')}
    >
      {t(key)}
    </Link>
  )
  return (
    <section className={styles.card} aria-label={t('invitations.ui.quiet.title')}>
      <h2>{t('invitations.ui.quiet.title')}</h2>
      <p className={styles.what}>{t('invitations.ui.quiet.what')}</p>
      <p className={styles.ways}>
        {ask.seenBy !== 'everyone' && way('widen', 'invitations.ui.widen.button', 'ask')}
        {way('edit', 'invitations.ui.quiet.smaller', 'outline')}
      </p>
    </section>
  )
}
