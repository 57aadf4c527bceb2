import { Link } from '@tanstack/react-router'
import { AskRing } from '#kit/ask-ring/ask-ring.tsx'
import { Avatar } from '#kit/avatar/avatar.tsx'
import { buttonClass } from '#kit/button/button.tsx'
import { classNames } from '#kit/class-names.ts'
import { Hidden } from '#kit/hidden.tsx'
import { Icon } from '#kit/icon/icon.tsx'
import { Kbd } from '#kit/kbd/kbd.tsx'
import { showKeys } from '#kit/keys/key-map.ts'
import { useText } from '#kit/text/text.tsx'
import { MENU_ID } from './person-menu.tsx'
import { useOwnKeys } from './own-keys.ts'
import { hasOwnPrimary, placeOfPath, PLACES } from './places.ts'
import styles from './rail.module.css'

type RailProps = { path: string; waiting: number; person: string; onFinder: () => void }

/** The way around: a rail at the side on large screens, icons in the middle sizes. */
export function Rail({ path, waiting, person, onFinder }: RailProps) {
  const t = useText()
  const { changes } = useOwnKeys()
  const here = placeOfPath(path)
  return (
    <nav className={styles.rail} aria-label={t('web.nav')}>
      <Link to="/" className={styles.brand} aria-label={t('web.brand')}>
        <AskRing state="accepted" size={26} />
        <span className={styles.word}>Askwell</span>
      </Link>
      <Link
        to="/ask/new"
        className={classNames(buttonClass(hasOwnPrimary(path) ? 'outline' : 'ask'), styles.ask)}
        aria-keyshortcuts={(changes['c'] ?? 'c').toUpperCase() || undefined}
      >
        <span className={styles.askIcon}>
          <Icon name="plus" />
        </span>
        <span className={styles.word}>{t('web.ask')}</span>
        <span className={styles.keys}>
          <Kbd>C</Kbd>
        </span>
      </Link>
      <ul className={styles.places}>
        {PLACES.map(({ to, textKey, icon, keys }) => (
          <li key={to}>
            <Link
              to={to}
              className={styles.place}
              aria-current={here === to ? 'page' : undefined}
              aria-keyshortcuts={(changes[keys] ?? keys).toUpperCase() || undefined}
            >
              <span className={styles.icon}>
                <Icon name={icon} />
              </span>
              <span className={styles.word}>{t(textKey)}</span>
              <PlaceEnd keys={changes[keys] ?? keys} waiting={to === '/for-you' ? waiting : 0} />
            </Link>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className={classNames(styles.place, styles.foot)}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={onFinder}
      >
        <span className={styles.icon}>
          <Icon name="find" />
        </span>
        <span className={styles.word}>{t('web.finder.open')}</span>
        <span className={styles.keys}>
          <Kbd asIs>{showKeys('mod+k', navigator.platform.startsWith('Mac'))[0] ?? ''}</Kbd>
        </span>
      </button>
      <button type="button" className={classNames(styles.place, styles.person)} popoverTarget={MENU_ID}>
        <Avatar name={person} size="small" />
        <span className={styles.word}>{person === '' ? t('web.more') : person}</span>
      </button>
    </nav>
  )
}

function PlaceEnd({ keys, waiting }: { keys: string; waiting: number }) {
  const t = useText()
  if (waiting > 0)
    return (
      <span className={styles.count}>
        <span aria-hidden="true">{waiting}</span>
        <Hidden>{t('web.place.waiting', { count: waiting })}</Hidden>
      </span>
    )
  return (
    <span className={styles.hint} aria-hidden="true">
      {keys === '' ? '' : showKeys(keys, false).join(' ')}
    </span>
  )
}
