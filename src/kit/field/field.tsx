import { useId, type InputHTMLAttributes, type ReactNode, type Ref, type TextareaHTMLAttributes } from 'react'
import { classNames } from '#kit/class-names.ts'
import styles from './field.module.css'

type Frame = {
  label: ReactNode
  /** One quiet line below. */
  hint?: ReactNode
  /** What happened and what to do next. */
  problem?: ReactNode
  /** The label is there for screen readers alone. */
  labelHidden?: boolean
  /** The person's own words are set in the person's voice. */
  voice?: boolean
}

export type FieldProps = Frame & InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> }

/** One line to write in. */
export function Field({ label, hint, problem, labelHidden, voice, className, ...input }: FieldProps) {
  return (
    <FieldFrame {...{ label, hint, problem, labelHidden }}>
      {(control) => (
        <input
          {...input}
          {...control}
          className={classNames(styles.input, voice && styles.voice, className)}
        />
      )}
    </FieldFrame>
  )
}

export type TextAreaProps = Frame &
  TextareaHTMLAttributes<HTMLTextAreaElement> & { ref?: Ref<HTMLTextAreaElement> }

/** Several lines to write in; grows with what is written where the browser can. */
export function TextArea({ label, hint, problem, labelHidden, voice, className, ...area }: TextAreaProps) {
  return (
    <FieldFrame {...{ label, hint, problem, labelHidden }}>
      {(control) => (
        <textarea
          rows={2}
          {...area}
          {...control}
          className={classNames(styles.input, styles.area, voice && styles.voice, className)}
        />
      )}
    </FieldFrame>
  )
}

type Control = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }

/** Label, hint and problem around any control. */
export function FieldFrame({
  label,
  hint,
  problem,
  labelHidden,
  children,
}: {
  label: ReactNode
  hint?: ReactNode
  problem?: ReactNode
  labelHidden?: boolean | undefined
  children: (control: Control) => ReactNode
}) {
  const id = useId()
  const below = [hint !== undefined && `${id}-hint`, problem !== undefined && `${id}-problem`].filter(Boolean)
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={classNames(styles.label, labelHidden && styles.labelHidden)}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': below.length > 0 ? below.join(' ') : undefined,
        'aria-invalid': problem === undefined ? undefined : true,
      })}
      {hint !== undefined && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {problem !== undefined && (
        <p id={`${id}-problem`} className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  )
}
