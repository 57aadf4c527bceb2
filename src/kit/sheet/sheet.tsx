import { Dialog } from '@base-ui/react/dialog'
import { useRef, type ReactNode } from 'react'
import { buttonClass } from '#kit/button/button.tsx'
import { classNames } from '#kit/class-names.ts'
import styles from './sheet.module.css'

export type SheetProps = {
  open: boolean
  onClose: () => void
  title: ReactNode
  /** One sentence below the title, read out with it. */
  description?: ReactNode
  closeLabel: string
  children: ReactNode
  /** The buttons at the foot. */
  actions?: ReactNode
  wide?: boolean
}

/** The one layer above the page: a dialog on large screens, a sheet from the bottom edge on phones. */
export function Sheet({
  open,
  onClose,
  title,
  description,
  closeLabel,
  children,
  actions,
  wide,
}: SheetProps) {
  const body = useRef<HTMLDivElement>(null)
  const firstControl = () =>
    body.current?.querySelector<HTMLElement>('input, textarea, select, button') ?? true
  return (
    <Dialog.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={classNames(styles.popup, wide && styles.wide)} initialFocus={firstControl}>
          <div className={styles.head}>
            <Dialog.Title className={styles.title}>{title}</Dialog.Title>
            <Dialog.Close className={buttonClass('text')}>{closeLabel}</Dialog.Close>
          </div>
          {description !== undefined && (
            <Dialog.Description className={styles.description}>{description}</Dialog.Description>
          )}
          <div className={styles.body} ref={body}>
            {children}
          </div>
          {actions !== undefined && <div className={styles.actions}>{actions}</div>}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
