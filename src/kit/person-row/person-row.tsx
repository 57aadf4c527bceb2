import type { ReactNode } from 'react'
import { Avatar } from '#kit/avatar/avatar.tsx'
import { classNames } from '#kit/class-names.ts'
import { ClosenessSign, type Closeness } from '#kit/closeness-sign/closeness-sign.tsx'
import { LoadPips } from '#kit/load-pips/load-pips.tsx'
import styles from './person-row.module.css'

export type PersonRowProps = {
  name: string
  /** One line: why this person, or who they are. */
  reason: ReactNode
  closeness?: Closeness
  closenessLabel?: string
  /** When and by what this person can next be reached, in words. */
  reachable?: string
  channel?: string
  room?: { readonly used: number; readonly of: number; readonly label: string }
  /** Further lines below the reason. */
  children?: ReactNode
  selected?: boolean
  /** With it the whole row is one button that is pressed or not. */
  onToggle?: () => void
}

/** A person who may help: why, how near, when reachable, with how much room. */
export function PersonRow(props: PersonRowProps) {
  const { selected = false, onToggle } = props
  const look = classNames(styles.row, selected && styles.selected)
  if (onToggle === undefined)
    return (
      <div className={look}>
        <Content {...props} />
      </div>
    )
  return (
    <button
      type="button"
      className={classNames(look, styles.pressable)}
      aria-pressed={selected}
      onClick={onToggle}
      data-list-row=""
    >
      <Content {...props} />
    </button>
  )
}

function Content(props: PersonRowProps) {
  const { name, reason, closeness, closenessLabel, reachable, channel, room, children, selected } = props
  return (
    <>
      <Avatar name={name} tone={selected ? 'help' : 'plain'} />
      <span className={styles.words}>
        <span className={styles.head}>
          <span className={styles.name}>{name}</span>
          {closeness !== undefined && (
            <ClosenessSign
              closeness={closeness}
              {...(closenessLabel === undefined ? {} : { label: closenessLabel })}
            />
          )}
        </span>
        <span className={styles.reason}>{reason}</span>
        {children}
      </span>
      {(reachable !== undefined || room !== undefined) && (
        <span className={styles.facts}>
          {reachable !== undefined && <span>{reachable}</span>}
          {channel !== undefined && <span>{channel}</span>}
          {room !== undefined && (
            <span className={styles.room}>
              <LoadPips used={room.used} of={room.of} /> {room.label}
            </span>
          )}
        </span>
      )}
    </>
  )
}
