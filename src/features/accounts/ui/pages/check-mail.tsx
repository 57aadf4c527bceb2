import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { AskRing } from '#kit/ask-ring/ask-ring.tsx'
import { buttonClass } from '#kit/button/button.tsx'
import { useText } from '#kit/text/text.tsx'
import { useTitle } from '#kit/text/title.ts'
import { Door } from '../parts/door.tsx'
import { readPending } from '../parts/pending.ts'
import styles from './login.module.css'

/** After asking for a link: where to look, and the code for another device. */
export function CheckMailPage() {
  const t = useText()
  useTitle(t('accounts.ui.check'))
  const [pending] = useState(readPending)
  return (
    <Door
      title={t('accounts.ui.check')}
      what={t(pending === null ? 'accounts.ui.check.any' : 'accounts.ui.check.slow')}
    >
      <AskRing state="open" waves={2} size={64} />
      {pending !== null && (
        <p>{t('accounts.ui.check.sent', { email: pending.email, minutes: pending.minutes })}</p>
      )}
      {pending !== null && pending.code !== '' && (
        <div>
          <p className={styles.quiet}>{t('accounts.ui.check.code')}</p>
          <p className={styles.code}>{pending.code}</p>
        </div>
      )}
      <p>
        <Link to="/login" className={buttonClass('outline')}>
          {t('accounts.ui.check.again')}
        </Link>
      </p>
    </Door>
  )
}
