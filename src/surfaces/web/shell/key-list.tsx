import { Kbd } from '#kit/kbd/kbd.tsx'
import { showKeys } from '#kit/keys/key-map.ts'
import { Sheet } from '#kit/sheet/sheet.tsx'
import { Switch } from '#kit/switch/switch.tsx'
import { useText } from '#kit/text/text.tsx'
import styles from './key-list.module.css'

/** Binding and its text, in the order of the list. */
const LIST: readonly (readonly [keys: string, textKey: string])[] = [
  ['c', 'web.key.ask'],
  ['mod+enter', 'web.key.send'],
  ['g h', 'web.key.home'],
  ['g f', 'web.key.forYou'],
  ['g a', 'web.key.asks'],
  ['g p', 'web.key.people'],
  ['/', 'web.key.search'],
  ['j', 'web.key.next'],
  ['k', 'web.key.previous'],
  ['y', 'web.key.yes'],
  ['n', 'web.key.no'],
  ['i', 'web.key.someone'],
  ['l', 'web.key.later'],
  ['e', 'web.key.done'],
  ['t', 'web.key.thanks'],
  ['z', 'web.key.undo'],
  ['escape', 'web.key.close'],
  ['?', 'web.key.list'],
]

export function KeyList({
  open,
  onClose,
  letters,
  onLetters,
}: {
  open: boolean
  onClose: () => void
  letters: boolean
  onLetters: (on: boolean) => void
}) {
  const t = useText()
  const apple = navigator.platform.startsWith('Mac')
  return (
    <Sheet open={open} onClose={onClose} title={t('web.keys')} closeLabel={t('web.close')} wide>
      <dl className={styles.list}>
        {LIST.map(([keys, textKey]) => (
          <div key={keys} className={styles.row}>
            <dt className={styles.keys}>
              {showKeys(keys, apple).map((shown) => (
                <Kbd key={shown}>{shown}</Kbd>
              ))}
            </dt>
            <dd>{t(textKey)}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.switch}>
        <Switch checked={letters} onChange={onLetters}>
          {t('web.keys.letters')}
        </Switch>
      </div>
    </Sheet>
  )
}
