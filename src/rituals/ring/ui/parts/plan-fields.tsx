import { ChoiceChip } from '#kit/chip/chip.tsx'
import { Field } from '#kit/field/field.tsx'
import { Switch } from '#kit/switch/switch.tsx'
import { useText } from '#kit/text/text.tsx'
import { sayMinutes } from '#kit/time/when.ts'
import { plannedLength } from '../../domain/length.ts'
import { InvitePeople } from './invite-people.tsx'
import { FORMS, headsOf, HOURS, MINUTES, type RingPlan, roundsOf, WHO } from './ring-plan.ts'
import styles from './ring-page.module.css'

export interface PlanProps {
  readonly plan: RingPlan
  readonly change: (some: Partial<RingPlan>) => void
}

/** In a room at once, or over two or three days without one. */
export function FormChoice({ plan, change }: PlanProps) {
  const t = useText()
  return (
    <fieldset className={styles.choices}>
      <legend>{t('ring.ui.new.form')}</legend>
      {FORMS.map((one) => (
        <ChoiceChip key={one} pressed={plan.form === one} onChoose={() => change({ form: one })}>
          {t(`ring.ui.new.form.${one}`)}
        </ChoiceChip>
      ))}
    </fieldset>
  )
}

/** A moment for a ring in a room; a day for one that opens by itself at nine. */
export function WhenField({ plan, change, zone }: PlanProps & { zone: string }) {
  const t = useText()
  if (plan.form === 'live') {
    return (
      <Field
        label={t('ring.ui.new.when')}
        hint={t('ring.ui.new.zone', { zone })}
        type="datetime-local"
        value={plan.when}
        onChange={(event) => change({ when: event.currentTarget.value })}
      />
    )
  }
  return (
    <Field
      label={t('ring.ui.new.day')}
      type="date"
      value={plan.when.slice(0, 10)}
      // Noon, which is the same day wherever else the ring may be.
      onChange={({ currentTarget: { value } }) => change({ when: value === '' ? '' : `${value}T12:00` })}
    />
  )
}

export function Rounds({ plan, change }: PlanProps) {
  const t = useText()
  return (
    <fieldset className={styles.choices}>
      <legend>{t('ring.ui.new.rounds')}</legend>
      <ChoiceChip pressed={plan.isPersonal} onChoose={() => change({ isPersonal: true })}>
        {t(plan.form === 'live' ? 'ring.ui.new.rounds.both' : 'ring.ui.new.rounds.bothAtOnce')}
      </ChoiceChip>
      <ChoiceChip pressed={!plan.isPersonal} onChoose={() => change({ isPersonal: false })}>
        {t('ring.ui.new.rounds.work')}
      </ChoiceChip>
    </fieldset>
  )
}

/** How long it takes, by the very run of show that it will have. */
export function LiveLength({ plan, change }: PlanProps) {
  const t = useText()
  const { minutesPerAsk } = plan
  const given = { expected: headsOf(plan), rounds: roundsOf(plan), minutesPerAsk }
  const { minutes, tables } = plannedLength(given)
  return (
    <>
      <fieldset className={styles.choices}>
        <legend>{t('ring.ui.new.minutes')}</legend>
        {MINUTES.map((one) => (
          <ChoiceChip
            key={one}
            pressed={minutesPerAsk === one}
            onChoose={() => change({ minutesPerAsk: one })}
          >
            {sayMinutes(one, t.language)}
          </ChoiceChip>
        ))}
      </fieldset>
      <p className={styles.length} role="status">
        {t('ring.ui.new.length', { length: sayMinutes(minutes, t.language), tables })}
      </p>
    </>
  )
}

/** How long it stays open, and what happens by itself meanwhile. */
export function OpenLength({ plan, change, zone }: PlanProps & { zone: string }) {
  const t = useText()
  const say = (hours: number) => sayMinutes(hours * 60, t.language)
  return (
    <>
      <fieldset className={styles.choices}>
        <legend>{t('ring.ui.new.hours')}</legend>
        {HOURS.map((one) => (
          <ChoiceChip
            key={one}
            pressed={plan.asyncHours === one}
            onChoose={() => change({ asyncHours: one })}
          >
            {say(one)}
          </ChoiceChip>
        ))}
      </fieldset>
      <p className={styles.length} role="status">
        {t('ring.ui.new.open.what', { length: say(plan.asyncHours), zone })}
      </p>
    </>
  )
}

export function WhoMayJoin({ plan, change, me }: PlanProps & { me: string | undefined }) {
  const t = useText()
  return (
    <>
      <fieldset className={styles.choices}>
        <legend>{t('ring.ui.new.who')}</legend>
        {WHO.map((one) => (
          <ChoiceChip key={one} pressed={plan.who === one} onChoose={() => change({ who: one })}>
            {t(`ring.ui.new.who.${one}`)}
          </ChoiceChip>
        ))}
      </fieldset>
      {plan.who === 'invited' && (
        <InvitePeople
          invited={plan.invited}
          without={me === undefined ? [] : [me]}
          onChange={(invited) => change({ invited })}
        />
      )}
    </>
  )
}

/** Tables and a time of writing have only rings in a room. */
export function PlanSwitches({ plan, change }: PlanProps) {
  const t = useText()
  return (
    <>
      {plan.form === 'live' && (
        <>
          <Switch checked={plan.mixing} onChange={(mixing) => change({ mixing })}>
            {t('ring.ui.new.mixing')}
          </Switch>
          <Switch
            checked={plan.namesWhileWriting}
            onChange={(namesWhileWriting) => change({ namesWhileWriting })}
          >
            {t('ring.ui.new.names')}
          </Switch>
        </>
      )}
      <Switch checked={plan.holdOffers} onChange={(holdOffers) => change({ holdOffers })}>
        {t(plan.form === 'live' ? 'ring.ui.new.hold' : 'ring.ui.new.holdOpen')}
      </Switch>
    </>
  )
}
