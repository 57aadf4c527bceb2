import type { ReactNode } from 'react'
import { Button } from '#kit/button/button.tsx'
import { Sheet } from '#kit/sheet/sheet.tsx'
import { useText } from '#kit/text/text.tsx'

/** The last look on a phone: who sees the ask and when it widens, and the button that sends it. */
export function ConfirmSheet({
  sentence,
  label,
  busy,
  onSend,
  onClose,
  children,
}: {
  sentence: string
  label: string
  busy: boolean
  onSend: () => void
  onClose: () => void
  children: ReactNode
}) {
  const t = useText()
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('invitations.ui.send.confirm')}
      description={sentence}
      closeLabel={t('invitations.ui.close')}
      actions={
        <Button kind="ask" size="large" wide busy={busy} onClick={onSend}>
          {label}
        </Button>
      }
    >
      {children}
    </Sheet>
  )
}
