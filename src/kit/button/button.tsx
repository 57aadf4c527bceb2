import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { classNames } from '#kit/class-names.ts'
import styles from './button.module.css'

/** `ask` and `help` are the loud ones: one of them a screen at most. */
export type ButtonKind = 'ask' | 'help' | 'outline' | 'text' | 'stop'
export type ButtonSize = 'normal' | 'large'

/** The look of a button, for links that act like one. */
export function buttonClass(kind: ButtonKind = 'outline', size: ButtonSize = 'normal', wide = false): string {
  return classNames(styles.button, styles[kind], size === 'large' && styles.large, wide && styles.wide)
}

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  kind?: ButtonKind
  size?: ButtonSize
  wide?: boolean
  /** Answer is on its way: keeps its place and its focus, and takes no second press. */
  busy?: boolean
  ref?: Ref<HTMLButtonElement>
  children: ReactNode
}

export function Button({ kind, size, wide, busy, children, className, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-busy={busy || undefined}
      className={classNames(buttonClass(kind, size, wide), className)}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
    >
      {children}
    </button>
  )
}
