import { lazy, Suspense, useState } from 'react'
import { Button } from '#kit/button/button.tsx'
import { classNames } from '#kit/class-names.ts'
import { Kbd } from '#kit/kbd/kbd.tsx'
import { useKeys } from '#kit/keys/keys.tsx'
import { useText } from '#kit/text/text.tsx'
import styles from './answer-buttons.module.css'
import type { Answers } from './use-answers.ts'

const PassSheet = lazy(() => import('./pass-sheet.tsx').then(({ PassSheet }) => ({ default: PassSheet })))

/** The four answers to an ask: one loud, one beside it, two quiet. Each is one tap or one key. */
export function AnswerButtons({
  answers,
  keys,
  compact = false,
}: {
  answers: Answers
  keys: boolean
  /** In a list: smaller, and without the keys beside the words. */
  compact?: boolean
}) {
  const t = useText()
  const size = compact ? 'normal' : 'large'
  const [passing, setPassing] = useState(false)
  const { accept, decline, later, pass, may, busy } = answers
  useKeys(
    keys
      ? {
          ...(may.accept ? { y: () => void accept() } : {}),
          ...(may.pass ? { i: () => setPassing(true) } : {}),
          ...(may.decline ? { n: () => decline() } : {}),
          ...(may.later ? { l: () => later() } : {}),
        }
      : {},
  )
  return (
    <div className={classNames(styles.buttons, compact && styles.compact)}>
      {may.accept && (
        <Button kind="help" size={size} busy={busy} aria-keyshortcuts="Y" onClick={() => void accept()}>
          {t('invitations.ui.answer.yes')} {!compact && <Kbd>Y</Kbd>}
        </Button>
      )}
      {may.pass && (
        <Button
          kind={compact ? 'text' : 'outline'}
          size={size}
          aria-keyshortcuts="I"
          onClick={() => setPassing(true)}
        >
          {t('invitations.ui.answer.someone')} {!compact && <Kbd>I</Kbd>}
        </Button>
      )}
      {(may.later || may.decline) && (
        <span className={styles.quiet}>
          {may.later && (
            <Button kind="text" aria-keyshortcuts="L" onClick={() => later()}>
              {t('invitations.ui.answer.later')}
            </Button>
          )}
          {may.decline && (
            <Button kind="text" aria-keyshortcuts="N" onClick={() => decline()}>
              {t('invitations.ui.answer.no')}
            </Button>
          )}
        </span>
      )}
      {passing && (
        <Suspense fallback={null}>
          <PassSheet onClose={() => setPassing(false)} onPass={pass} />
        </Suspense>
      )}
    </div>
  )
}
