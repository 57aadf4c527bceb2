import { useRef } from 'react'
import { SomebodyElse } from '#features/invitations/ui/parts/somebody-else.tsx'
import { ChoiceChip } from '#kit/chip/chip.tsx'
import { Hidden } from '#kit/hidden.tsx'
import { useAnnounce } from '#kit/live-region/live-region.tsx'
import { useText } from '#kit/text/text.tsx'
import styles from './ring-page.module.css'

export interface Invited {
  readonly id: string
  readonly name: string
}

/** Whom the host invites by name: found by a few letters, each a chip that a tap takes away again. */
export function InvitePeople({
  invited,
  without,
  onChange,
}: {
  invited: readonly Invited[]
  /** who isn't offered: the host, who has a seat anyway */
  without: readonly string[]
  onChange: (invited: readonly Invited[]) => void
}) {
  const t = useText()
  const announce = useAnnounce()
  const part = useRef<HTMLFieldSetElement>(null)
  /** What had the focus is gone with a choice: the next name can be typed at once. */
  const goOn = () => part.current?.querySelector<HTMLElement>('input[type=search]')?.focus()
  const add = (id: string, name: string) => {
    onChange([...invited, { id, name }])
    announce(t('ring.ui.new.invite.added', { name }))
    goOn()
  }
  const remove = ({ id, name }: Invited) => {
    onChange(invited.filter((one) => one.id !== id))
    announce(t('ring.ui.new.invite.removed', { name }))
    goOn()
  }
  return (
    <fieldset ref={part} className={styles.invite}>
      <legend>{t('ring.ui.new.invite')}</legend>
      {invited.length > 0 && (
        <ul className={styles.chips}>
          {invited.map((one) => (
            <li key={one.id}>
              <ChoiceChip onChoose={() => remove(one)}>
                <Hidden>{t('ring.ui.new.invite.remove', { name: one.name })}</Hidden>
                <span aria-hidden="true">{one.name} ×</span>
              </ChoiceChip>
            </li>
          ))}
        </ul>
      )}
      <SomebodyElse openAtOnce without={[...without, ...invited.map(({ id }) => id)]} onChoose={add} />
      <p className={styles.quiet}>{t('ring.ui.new.invite.hint')}</p>
    </fieldset>
  )
}
