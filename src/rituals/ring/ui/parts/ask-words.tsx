import { classNames } from '#kit/class-names.ts'
import styles from './ask-words.module.css'

/** Somebody's ask in their own words, in quotes; the longer it is, the smaller it is set, so that all of it can be read. */
export function AskWords({ text, className }: { text: string; className?: string | undefined }) {
  const length = text.length > 420 ? styles.longest : text.length > 260 ? styles.longer : undefined
  return (
    <p className={classNames(styles.words, text.length > 150 && styles.long, length, className)} dir="auto">
      {text}
    </p>
  )
}
