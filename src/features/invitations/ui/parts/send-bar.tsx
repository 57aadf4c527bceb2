import { Button } from '#kit/button/button.tsx'
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
  enabled,
  state,
  onSend,
  onCancel,
}: {
  sentence: string
  detail: string
  label: string
  enabled: boolean
  state: SendState
  onSend: () => void
  onCancel: () => void
}) {
  const t = useText()
  return (
    <div className={styles.bar}>
      <p className={styles.words} role={state.kind === 'refused' ? 'alert' : undefined}>
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
            onClick={onSend}
          >
            {label} <Kbd>Ctrl ↵</Kbd>
          </Button>
        )}
      </div>
    </div>
  )
}
