import { useState } from 'react'
import { Button } from '#kit/button/button.tsx'
import { Field } from '#kit/field/field.tsx'
import { collision, readBinding } from '#kit/keys/key-map.ts'
import { Switch } from '#kit/switch/switch.tsx'
import { useText } from '#kit/text/text.tsx'
import { useTitle } from '#kit/text/title.ts'
import { CHANGEABLE, KEY_TABLE } from './key-table.ts'
import styles from './keyboard-page.module.css'
import { useOwnKeys } from './own-keys.ts'

const ALL = KEY_TABLE.map(([keys]) => keys)

/** Settings › Keyboard: letters off altogether, or another key for any of them. */
export function KeyboardPage() {
  const t = useText()
  useTitle(t('web.keyboard'))
  const { letters, setLetters, changes, reset } = useOwnKeys()
  const [round, setRound] = useState(0)
  return (
    <>
      <h1>{t('web.keyboard')}</h1>
      <p className={styles.what}>{t('web.keyboard.what')}</p>
      <Switch checked={letters} onChange={setLetters}>
        {t('web.keys.letters')}
      </Switch>
      <ul className={styles.list} key={round}>
        {CHANGEABLE.map(([keys, textKey]) => (
          <li key={keys}>
            <KeyField binding={keys} label={t(textKey)} />
          </li>
        ))}
      </ul>
      {Object.keys(changes).length > 0 && (
        <Button
          onClick={() => {
            reset()
            // The fields are written anew: what stood in them was the change.
            setRound((before) => before + 1)
          }}
        >
          {t('web.keyboard.reset')}
        </Button>
      )}
    </>
  )
}

function KeyField({ binding, label }: { binding: string; label: string }) {
  const t = useText()
  const { changes, change } = useOwnKeys()
  const [typed, setTyped] = useState(changes[binding] ?? binding)
  const keys = readBinding(typed)
  const other = keys === null ? null : collision(binding, keys, ALL, changes)
  const otherText = KEY_TABLE.find(([one]) => one === other)?.[1]
  const problem =
    keys === null
      ? t('web.keyboard.unreadable')
      : otherText !== undefined && t('web.keyboard.taken', { command: t(otherText) })
  return (
    <Field
      label={label}
      value={typed}
      size={6}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      {...(problem === false ? {} : { problem })}
      onChange={({ target }) => {
        setTyped(target.value)
        const wanted = readBinding(target.value)
        if (wanted !== null && collision(binding, wanted, ALL, changes) === null) change(binding, wanted)
      }}
    />
  )
}
