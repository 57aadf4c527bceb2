import { useId } from 'react'
import { Button } from '#kit/button/button.tsx'
import { Hidden } from '#kit/hidden.tsx'
import { Kbd } from '#kit/kbd/kbd.tsx'
import { useText } from '#kit/text/text.tsx'
import styles from './send-bar.module.css'

export type SendState =
  | { readonly kind: 'ready' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'queued' }
  | { readonly kind: 'refused'; readonly detail: string; readonly next: string | undefined }

/** The plan in one sentence, and the one loud button of the page. */
export function SendBar({
  sentence,
  detail,
  label,
  short,
  enabled,
  state,
  onSend,
  onCancel,
}: {
  sentence: string
  detail: string
  /** what the button does, in full; always what a screen reader hears */
  label: string
  /** what the eye reads on it until the ask has all its marks */
  short: string
  enabled: boolean
  state: SendState
  onSend: () => void
  onCancel: () => void
}) {
  const t = useText()
  const words = useId()
  return (
    <div className={styles.bar}>
      <p id={words} className={styles.words} role={state.kind === 'refused' ? 'alert' : undefined}>
        {state.kind === 'queued' && <b>{t('invitations.ui.send.queued')}</b>}
        {state.kind === 'refused' && (
          <>
            <b>{state.detail}</b> <span className={styles.detail}>{state.next}</span>
          </>
        )}
        {(state.kind === 'ready' || state.kind === 'sending') && (
          <>
            <b>{sentence}</b> <span className={styles.detail}>{detail}</span>
          </>
        )}
      </p>
      <div className={styles.buttons}>
        {state.kind === 'queued' ? (
          <Button onClick={onCancel}>{t('invitations.ui.send.cancel')}</Button>
        ) : (
          <Button
            kind="ask"
            size="large"
            className={styles.send}
            disabled={!enabled}
            busy={state.kind === 'sending'}
            aria-keyshortcuts="Control+Enter"
            aria-describedby={words}
            onClick={onSend}
          >
            <span aria-hidden="true">{short}</span>
            <Hidden>{label}</Hidden> <Kbd>Ctrl ↵</Kbd>
          </Button>
        )}
      </div>
    </div>
  )
}
