import { Button } from '#kit/button/button.tsx'
import { FieldFrame } from '#kit/field/field.tsx'
import { useText } from '#kit/text/text.tsx'
import type { MeView } from '../../schema.ts'
import { HoursEditor } from './hours-editor.tsx'
import { Section } from './section.tsx'
import styles from './settings-parts.module.css'
import type { MeChange } from './use-reach.ts'
import { usualWeek } from './week-hours.ts'

export type HoursProps = { me: MeView; change: (changes: MeChange) => void }

/** Working hours and the zone that they are in. */
export function Hours({ me, change }: HoursProps) {
  const t = useText()
  return (
    <Section title={t('reach.ui.hours')} what={t('reach.ui.hours.what')}>
      {me.hours === null ? (
        <>
          <p className={styles.quiet}>{t('reach.ui.hours.none')}</p>
          <div>
            <Button onClick={() => change({ hours: usualWeek() })}>{t('reach.ui.hours.set')}</Button>
          </div>
        </>
      ) : (
        <>
          <HoursEditor hours={me.hours} onChange={(hours) => change({ hours })} />
          <div>
            <Button kind="text" className={styles.flush} onClick={() => change({ hours: null })}>
              {t('reach.ui.hours.clear')}
            </Button>
          </div>
        </>
      )}
      <Zone me={me} change={change} />
    </Section>
  )
}

function Zone({ me, change }: HoursProps) {
  const t = useText()
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone
  const zones = [
    ...new Set([...(me.zone === null ? [] : [me.zone]), here, ...Intl.supportedValuesOf('timeZone')]),
  ]
  return (
    <FieldFrame
      label={t('reach.ui.zone')}
      {...(me.zone === here ? {} : { hint: t('reach.ui.zone.here', { zone: here }) })}
    >
      {(control) => (
        <select
          {...control}
          className={styles.select}
          value={me.zone ?? ''}
          onChange={({ currentTarget: { value } }) => change({ zone: value })}
        >
          {me.zone === null && <option value="">{t('reach.ui.zone.none')}</option>}
          {zones.map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </select>
      )}
    </FieldFrame>
  )
}
