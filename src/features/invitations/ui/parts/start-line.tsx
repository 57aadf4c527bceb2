import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { keptText, leaveWords } from '#features/asks/ui/parts/draft-shelf.ts'
import { AskRing } from '#kit/ask-ring/ask-ring.tsx'
import { Button } from '#kit/button/button.tsx'
import { Kbd } from '#kit/kbd/kbd.tsx'
import { useText } from '#kit/text/text.tsx'
import styles from './start-line.module.css'

/** Half a sentence to finish: the first key opens Compose with it, and no key is lost. */
export function StartLine({ me }: { me: string }) {
  const t = useText()
  const navigate = useNavigate()
  const [text, setText] = useState(() => keptText(me))
  const open = (words: string) => {
    leaveWords(me, words)
    void navigate({ to: '/ask/new' })
  }
  return (
    <form
      className={styles.start}
      onSubmit={(event) => {
        event.preventDefault()
        open(text)
      }}
    >
      <AskRing size={44} />
      <input
        className={styles.line}
        aria-label={t('invitations.ui.home.start')}
        placeholder={t('invitations.ui.home.placeholder')}
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          open(event.currentTarget.value)
        }}
      />
      <Button kind="ask" size="large" type="submit" aria-keyshortcuts="C">
        {t('invitations.ui.home.ask')} <Kbd>C</Kbd>
      </Button>
    </form>
  )
}
