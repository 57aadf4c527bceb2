import { classNames } from '#kit/class-names.ts'
import styles from './widening-steps.module.css'

export type WideningStep = {
  readonly id: string
  readonly name: string
  /** When it comes: "now", "Tue 16:30", "off". */
  readonly when: string
  readonly state: 'first' | 'on' | 'off'
  /** Steps that may be switched; the first one is a fact. */
  readonly switchable: boolean
}

/** Who sees the ask, step by step: each circle is one more group of people. */
export function WideningSteps({
  label,
  steps,
  onSwitch,
}: {
  label: string
  steps: readonly WideningStep[]
  onSwitch: (id: string) => void
}) {
  return (
    <ol className={styles.steps} aria-label={label}>
      {steps.map((step, at) => {
        const inside = (
          <>
            <Glyph circles={at + 1} state={step.state} />
            <span className={styles.name}>{step.name}</span>
            <span className={styles.when}>{step.when}</span>
          </>
        )
        const look = classNames(styles.step, styles[step.state])
        return (
          <li key={step.id} className={styles.cell}>
            {step.switchable ? (
              <button
                type="button"
                className={classNames(look, styles.switchable)}
                aria-pressed={step.state !== 'off'}
                onClick={() => onSwitch(step.id)}
              >
                {inside}
              </button>
            ) : (
              <span className={look}>{inside}</span>
            )}
          </li>
        )
      })}
    </ol>
  )
}

function Glyph({ circles, state }: { circles: number; state: WideningStep['state'] }) {
  return (
    <svg
      className={classNames(styles.glyph, styles[`${state}Glyph`])}
      width="52"
      height="52"
      viewBox="0 0 52 52"
      aria-hidden="true"
    >
      {Array.from({ length: circles }, (_, at) => (
        <circle key={at} cx="26" cy="26" r={6 + at * 5.5} strokeWidth={at === 0 ? 2.6 : 1.3} />
      ))}
    </svg>
  )
}
