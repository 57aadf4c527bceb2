import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { Avatar } from '#kit/avatar/avatar.tsx'
import { useText } from '#kit/text/text.tsx'
import { LANGUAGES } from '../language.ts'
import { useTheme, type Theme } from '../theme.ts'
import styles from './person-menu.module.css'

/** The id that the buttons of rail and bottom bar open it by. */
export const MENU_ID = 'person-menu'

const THEMES: readonly Theme[] = ['system', 'light', 'dark']

/** Behind one's own picture: what isn't a place of its own on this screen, the theme, the keys, the way out. */
export function PersonMenu({
  name,
  isAdmin,
  onKeys,
  onFinder,
  onLanguage,
  onSignOut,
}: {
  name: string
  isAdmin: boolean
  onKeys: () => void
  onFinder: () => void
  onLanguage: (tag: string) => void
  onSignOut: () => void
}) {
  const t = useText()
  const menu = useRef<HTMLDivElement>(null)
  const close = () => menu.current?.hidePopover()
  return (
    <div
      id={MENU_ID}
      ref={menu}
      popover="auto"
      className={styles.menu}
      aria-label={t('web.more')}
      role="dialog"
    >
      <div className={styles.who}>
        <Avatar name={name} size="small" />
        <b>{name}</b>
      </div>
      <Link to="/asks" className={styles.item} onClick={close} data-phone="">
        {t('web.place.asks')}
      </Link>
      <Link to="/rings" className={styles.item} onClick={close} data-phone="">
        {t('web.place.rings')}
      </Link>
      <Link to="/notices" className={styles.item} onClick={close}>
        {t('web.notices')}
      </Link>
      <Link to="/settings" className={styles.item} onClick={close}>
        {t('web.settings')}
      </Link>
      {isAdmin && (
        <Link to="/admin/people" className={styles.item} onClick={close}>
          {t('web.admin')}
        </Link>
      )}
      <button
        type="button"
        className={styles.item}
        data-phone=""
        onClick={() => {
          close()
          onFinder()
        }}
      >
        {t('web.finder.open')}
      </button>
      <button
        type="button"
        className={styles.item}
        aria-keyshortcuts="?"
        onClick={() => {
          close()
          onKeys()
        }}
      >
        {t('web.keys')}
      </button>
      <ThemeChoice />
      <LanguageChoice onChoose={onLanguage} />
      <button type="button" className={styles.item} onClick={onSignOut}>
        {t('web.signOut')}
      </button>
    </div>
  )
}

function ThemeChoice() {
  const t = useText()
  const [theme, choose] = useTheme()
  return (
    <fieldset className={styles.theme}>
      <legend>{t('web.theme')}</legend>
      <div className={styles.choices}>
        {THEMES.map((one) => (
          <label key={one} className={styles.choice}>
            <input type="radio" name="theme" checked={theme === one} onChange={() => choose(one)} />
            <span>{t(`web.theme.${one}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function LanguageChoice({ onChoose }: { onChoose: (tag: string) => void }) {
  const t = useText()
  return (
    <fieldset className={styles.theme}>
      <legend>{t('web.language')}</legend>
      <div className={styles.languages}>
        {LANGUAGES.map(({ tag, name }) => (
          <label key={tag} className={styles.choice} lang={tag}>
            <input type="radio" name="language" checked={t.language === tag} onChange={() => onChoose(tag)} />
            <span>{name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
