import { useId, useMemo, type ReactNode, type Ref } from 'react'
import { classNames } from '#kit/class-names.ts'
import { Hidden } from '#kit/hidden.tsx'
import styles from './ask-text.module.css'
import { cutBySpans, type TextSpan } from './spans.ts'

const NO_SPANS: readonly TextSpan[] = []
const NO_MARKS: readonly string[] = []

/**
 * The sheet that an ask is written on. What is typed stays an ordinary text area; a copy of it lies underneath in the
 * same type and carries the thin lines below the words that made a mark.
 */
export function AskText({
  label,
  value,
  onChange,
  spans = NO_SPANS,
  lit = null,
  fresh = NO_MARKS,
  placeholder,
  describedBy,
  ref,
  tall = false,
}: {
  label: ReactNode
  value: string
  onChange: (value: string) => void
  spans?: readonly TextSpan[]
  /** Mark whose words glow. */
  lit?: string | null
  /** Marks that have just come to be there: their words glow once. */
  fresh?: readonly string[]
  placeholder?: string
  describedBy?: string
  ref?: Ref<HTMLTextAreaElement>
  tall?: boolean
}) {
  const id = useId()
  const pieces = useMemo(() => cutBySpans(value, spans), [value, spans])
  return (
    <div className={classNames(styles.sheet, tall && styles.tall)}>
      <label htmlFor={id}>
        <Hidden>{label}</Hidden>
      </label>
      <div className={styles.under} dir="auto" aria-hidden="true">
        {pieces.map((piece) =>
          piece.marks.length === 0 ? (
            piece.text
          ) : (
            <span
              key={`${piece.start} ${piece.marks.join(' ')}`}
              className={classNames(
                styles.found,
                lit !== null && piece.marks.includes(lit) && styles.lit,
                piece.marks.some((mark) => fresh.includes(mark)) && styles.fresh,
              )}
            >
              {piece.text}
            </span>
          ),
        )}
        {'\u200b'}
      </div>
      <textarea
        id={id}
        dir="auto"
        ref={ref}
        className={styles.area}
        value={value}
        placeholder={placeholder}
        aria-describedby={describedBy}
        spellCheck
        rows={1}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  )
}
