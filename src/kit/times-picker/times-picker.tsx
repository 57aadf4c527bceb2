import type { ReactNode } from 'react'
import { Button } from '#kit/button/button.tsx'
import styles from './times-picker.module.css'

export type TimeChoice = {
  readonly id: string
  /** In the reader's own time: `today 14:30`. */
  readonly label: string
  /** The other person's time, where it is another one: `13:30 for Ben`. */
  readonly detail?: string
}

export type TimesPickerProps = {
  /** What the times are for, read out before them. */
  label: string
  /** Nearest first; three of them, where there are as many. */
  times: readonly TimeChoice[]
  onPick: (id: string) => void
  /** The one that is on its way to the server: it keeps its place and takes no second press. */
  picking?: string | undefined
  /** The first time is the one loud button of the page; leave it out where there is another one. */
  loud?: boolean
  /** Ways out beside the times: "Other times", "I'll write". */
  other?: ReactNode
  /** One line below: how long, and what happens then. */
  note?: ReactNode
}

/** Up to three times, each taken with one press: no calendar to leaf through, and nothing to drag. */
export function TimesPicker({ label, times, onPick, picking, loud = true, other, note }: TimesPickerProps) {
  return (
    <div role="group" aria-label={label}>
      <div className={styles.row}>
        {times.map(({ id, label: time, detail }, at) => (
          <Button
            key={id}
            kind={loud && at === 0 ? 'help' : 'outline'}
            size="large"
            busy={picking === id}
            disabled={picking !== undefined && picking !== id}
            onClick={() => onPick(id)}
          >
            <span className={styles.words}>
              {time}
              {detail !== undefined && <span className={styles.detail}>{detail}</span>}
            </span>
          </Button>
        ))}
        {other}
      </div>
      {note !== undefined && <p className={styles.note}>{note}</p>}
    </div>
  )
}
