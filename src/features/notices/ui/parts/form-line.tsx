import { Field, FieldFrame } from '#kit/field/field.tsx'
import { useText } from '#kit/text/text.tsx'
import styles from './channel-parts.module.css'

/** One line of a form that is made from a schema: what kind of thing it is decides how it is written. */
export interface Line {
  readonly label: string
  readonly hint?: string
  readonly required: boolean
  readonly kind: 'text' | 'secret' | 'url' | 'number' | 'choice'
  readonly choices: readonly string[]
  readonly isSet: boolean
}

export function FormLine({
  line,
  value,
  onValue,
}: {
  line: Line
  value: string
  onValue: (value: string) => void
}) {
  const t = useText()
  const { label, kind, isSet } = line
  const kept = kind === 'secret' && isSet
  const required = line.required && !kept
  const hint = [line.hint, kept ? t('notices.ui.connect.secretKept') : ''].filter(Boolean).join(' ')
  const shown = hint === '' ? {} : { hint }
  if (kind === 'choice') {
    return (
      <FieldFrame label={label} {...shown}>
        {(control) => (
          <select
            {...control}
            className={styles.select}
            required={required}
            value={value}
            onChange={({ currentTarget }) => onValue(currentTarget.value)}
          >
            <option value="">{t('notices.ui.connect.choose')}</option>
            {line.choices.map((choice) => (
              <option key={choice}>{choice}</option>
            ))}
          </select>
        )}
      </FieldFrame>
    )
  }
  return (
    <Field
      label={label}
      {...shown}
      {...inputOf(kind)}
      required={required}
      spellCheck={false}
      maxLength={4_000}
      value={value}
      onChange={({ currentTarget }) => onValue(currentTarget.value)}
    />
  )
}

/** A secret is no password of the reader's own: their browser neither fills it in nor keeps it. */
function inputOf(kind: Exclude<Line['kind'], 'choice'>) {
  if (kind === 'secret') return { type: 'password', autoComplete: 'new-password' }
  if (kind === 'url') return { type: 'url', autoComplete: 'off' }
  return { type: 'text', autoComplete: 'off', inputMode: kind === 'number' ? 'numeric' : 'text' } as const
}
