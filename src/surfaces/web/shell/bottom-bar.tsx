import { Link } from '@tanstack/react-router'
import { classNames } from '#kit/class-names.ts'
import { Hidden } from '#kit/hidden.tsx'
import { Icon, type IconName } from '#kit/icon/icon.tsx'
import { useText } from '#kit/text/text.tsx'
import styles from './bottom-bar.module.css'
import { MENU_ID } from './person-menu.tsx'
import { placeOfPath } from './places.ts'

/** The way around on a phone: four places and the ask button in the middle, where the thumb is. */
export function BottomBar({ path, waiting }: { path: string; waiting: number }) {
  const t = useText()
  const here = placeOfPath(path)
  return (
    <nav className={styles.bar} aria-label={t('web.nav')}>
      <BarLink to="/" icon="home" here={here} name={t('web.place.home')} />
      <BarLink to="/for-you" icon="forYou" here={here} name={t('web.place.forYou')} waiting={waiting} />
      <Link to="/ask/new" className={styles.ask} aria-label={t('web.ask')}>
        <Icon name="plus" />
      </Link>
      <BarLink to="/people" icon="people" here={here} name={t('web.place.people')} />
      <button
        type="button"
        className={classNames(styles.place, here === '/asks' && styles.here)}
        popoverTarget={MENU_ID}
      >
        <Icon name="more" />
        <span>{t('web.more')}</span>
      </button>
    </nav>
  )
}

function BarLink(props: { to: string; icon: IconName; here: string; name: string; waiting?: number }) {
  const { to, icon, here, name, waiting = 0 } = props
  const t = useText()
  return (
    <Link to={to} className={styles.place} aria-current={here === to ? 'page' : undefined}>
      <Icon name={icon} />
      <span>{name}</span>
      {waiting > 0 && (
        <span className={styles.count}>
          <span aria-hidden="true">{waiting}</span>
          <Hidden>{t('web.place.waiting', { count: waiting })}</Hidden>
        </span>
      )}
    </Link>
  )
}
