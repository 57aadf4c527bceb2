import { Link } from '@tanstack/react-router'
import { Kbd } from '#kit/kbd/kbd.tsx'
import { showKeys } from '#kit/keys/key-map.ts'
import { Sheet } from '#kit/sheet/sheet.tsx'
import { Switch } from '#kit/switch/switch.tsx'
import { useText } from '#kit/text/text.tsx'
import styles from './key-list.module.css'
import { KEY_TABLE } from './key-table.ts'
import { useOwnKeys } from './own-keys.ts'

export function KeyList({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useText()
  const { letters, setLetters, changes } = useOwnKeys()
  const apple = navigator.platform.startsWith('Mac')
  return (
    <Sheet open={open} onClose={onClose} title={t('web.keys')} closeLabel={t('web.close')} wide>
      <dl className={styles.list}>
        {KEY_TABLE.map(([keys, textKey]) => (
          <div key={keys} className={styles.row}>
            <dt className={styles.keys}>
              {showKeys(changes[keys] ?? keys, apple).map((shown) => (
                <Kbd key={shown} asIs>
                  {shown}
                </Kbd>
              ))}
            </dt>
            <dd>{t(textKey)}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.switch}>
        <Switch checked={letters} onChange={setLetters}>
          {t('web.keys.letters')}
        </Switch>
        <Link to="/settings/keyboard" onClick={onClose}>
          {t('web.keys.change')}
        </Link>
      </div>
    </Sheet>
  )
}
