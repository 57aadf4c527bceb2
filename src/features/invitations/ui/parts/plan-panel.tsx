import { useState } from 'react'
import { Button } from '#kit/button/button.tsx'
import { FieldFrame } from '#kit/field/field.tsx'
import { useText, type Text } from '#kit/text/text.tsx'
import { sayWhen, type Clock } from '#kit/time/when.ts'
import { WideningSteps, type WideningStep } from '#kit/widening-steps/widening-steps.tsx'
import styles from './plan-panel.module.css'
import { sayPreview } from './plan-words.ts'
import type { PreviewWaves } from './use-plan-preview.ts'
import { timesToChoose, WIDER, type PlannedStep, type WiderKind } from './plan.ts'

/** Who sees the ask and when it widens: what the asker agrees to by sending. */
export function PlanPanel({
  steps,
  names,
  widen,
  onWiden,
  needBy,
  waves,
  clock,
}: {
  steps: readonly PlannedStep[]
  names: readonly string[]
  widen: Readonly<Record<string, number | null>>
  onWiden: (widen: Readonly<Record<string, number | null>>) => void
  needBy: number
  /** whom sending would ask when, where nobody is named; undefined until it is known */
  waves: PreviewWaves | undefined
  clock: Clock
}) {
  const t = useText()
  const [times, setTimes] = useState(false)
  const later = steps.slice(1)
  const toggle = (kind: string) => {
    const { [kind]: _, ...rest } = widen
    onWiden(kind in widen ? rest : { ...widen, [kind]: null })
  }
  return (
    <section className={styles.panel} aria-labelledby="who-sees-it">
      <div className={styles.head}>
        <h2 id="who-sees-it">{t('invitations.ui.plan')}</h2>
      </div>
      <WideningSteps
        label={t('invitations.ui.plan')}
        steps={stepViews(steps, names, clock, t)}
        onSwitch={toggle}
      />
      <p className={styles.sentence}>{sayPlan(steps, { names, waves }, clock, t)}</p>
      {later.length > 0 && (
        <Button kind="text" className={styles.change} aria-expanded={times} onClick={() => setTimes(!times)}>
          {t('invitations.ui.plan.changeTimes')}
        </Button>
      )}
      {times && (
        <div className={styles.times}>
          {later.map((step) => (
            <TimeField
              key={step.kind}
              step={step}
              options={timesToChoose(clock.now, needBy, clock.zone)}
              clock={clock}
              onChange={(at) => onWiden({ ...widen, [step.kind]: at })}
            />
          ))}
        </div>
      )}
    </section>
  )
}

function TimeField(props: {
  step: PlannedStep
  options: readonly number[]
  clock: Clock
  onChange: (at: number) => void
}) {
  const { step, options, clock, onChange } = props
  const t = useText()
  const all = [...new Set([...options, ...(step.at === null ? [] : [step.at])])].sort((a, b) => a - b)
  return (
    <FieldFrame label={t(`invitations.ui.step.${step.kind}`)}>
      {(control) => (
        <select
          {...control}
          className={styles.select}
          value={step.at ?? undefined}
          onChange={(event) => onChange(Number(event.currentTarget.value))}
        >
          {all.map((at) => (
            <option key={at} value={at}>
              {sayWhen(at, clock)}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  )
}

function stepViews(
  steps: readonly PlannedStep[],
  names: readonly string[],
  clock: Clock,
  t: Text,
): readonly WideningStep[] {
  const first = steps[0]?.kind
  const view = (kind: 'people' | WiderKind, name: string): WideningStep => {
    const step = steps.find((one) => one.kind === kind)
    const isFirst = kind === first
    return {
      id: kind,
      name,
      when: stepWhen(step, isFirst, clock, t),
      state: isFirst ? 'first' : step === undefined ? 'off' : 'on',
      switchable: kind !== 'people' && !(isFirst && steps.length === 1),
    }
  }
  const named =
    names.length === 0 ? t('invitations.ui.step.nobody') : t('invitations.ui.step.named', namesOf(names))
  return [
    view('people', named),
    ...WIDER.map((kind) =>
      view(kind, t(`invitations.ui.step.${kind === first && kind === 'suggested' ? 'best' : kind}`)),
    ),
  ]
}

function stepWhen(step: PlannedStep | undefined, isFirst: boolean, clock: Clock, t: Text): string {
  if (isFirst) return t('invitations.ui.now')
  return step?.at == null ? t('invitations.ui.step.off') : sayWhen(step.at, clock)
}

/** The plan in plain sentences: who first, who later and when, and that a yes ends it. */
export function sayPlan(
  steps: readonly PlannedStep[],
  { names, waves }: { readonly names: readonly string[]; readonly waves?: PreviewWaves | undefined },
  clock: Clock,
  t: Text,
): string {
  const [first, ...later] = steps
  const begins =
    first?.kind === 'people'
      ? t('invitations.ui.plan.firstNamed', namesOf(names))
      : sayFirstWaves(first?.kind ?? 'suggested', waves, clock, t)
  const follows = later.map(({ kind, at }) =>
    t(`invitations.ui.plan.then.${kind}`, { when: at === null ? '' : sayWhen(at, clock) }),
  )
  const ends = later.length > 0 ? t('invitations.ui.plan.ends') : t('invitations.ui.plan.nobodyElse')
  return [begins, ...follows, ends].join(' ')
}

/** Who sees it now, and whom the plan asks when, as far as that is known. */
function sayFirstWaves(kind: WiderKind, waves: PreviewWaves | undefined, clock: Clock, t: Text): string {
  const sees = t(`invitations.ui.plan.first.${kind}`)
  if (waves === undefined) return sees
  const asked = sayPreview(waves, clock, t)
  return kind === 'suggested' ? asked : `${sees} ${asked}`
}

function namesOf(names: readonly string[]): { readonly count: number; readonly name: string } {
  return { count: names.length, name: names[0] ?? '' }
}
