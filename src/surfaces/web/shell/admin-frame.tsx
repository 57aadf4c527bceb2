import { Link, Outlet } from '@tanstack/react-router'
import { useMe } from '#features/people/ui/parts/me.ts'
import { buttonClass } from '#kit/button/button.tsx'
import { useText } from '#kit/text/text.tsx'
import { useTitle } from '#kit/text/title.ts'
import styles from './admin-frame.module.css'

const SECTIONS = ['people', 'sources', 'channels', 'webhooks', 'audit', 'health'] as const

/** Around the pages of administration: the way between them, or why somebody can't be here and who can. */
export function AdminFrame() {
  const t = useText()
  const { data: me } = useMe()
  if (me !== undefined && me.role !== 'admin') return <NotForYou />
  return (
    <>
      <nav className={styles.nav} aria-label={t('web.admin')}>
        {SECTIONS.map((section) => (
          <Link
            key={section}
            to={`/admin/${section}`}
            className={styles.link}
            activeProps={{ 'aria-current': 'page' }}
          >
            {t(`web.admin.${section}`)}
          </Link>
        ))}
      </nav>
      <Outlet />
    </>
  )
}

function NotForYou() {
  const t = useText()
  useTitle(t('web.admin'))
  return (
    <>
      <h1>{t('web.admin')}</h1>
      <p className={styles.why}>{t('web.admin.notForYou')}</p>
      <p>
        <Link to="/" className={buttonClass('outline')}>
          {t('web.admin.home')}
        </Link>
      </p>
    </>
  )
}
