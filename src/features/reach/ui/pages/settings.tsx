import { Button } from '#kit/button/button.tsx'
import { FieldFrame } from '#kit/field/field.tsx'
import { Switch } from '#kit/switch/switch.tsx'
import { useText } from '#kit/text/text.tsx'
import { useTitle } from '#kit/text/title.ts'
import { Waiting } from '#kit/waiting/waiting.tsx'
import type { MeView } from '../../schema.ts'
import { DailyLimit } from '../parts/daily-limit.tsx'
import { DaysOff } from '../parts/days-off.tsx'
import { Focus } from '../parts/focus.tsx'
import { HoursEditor } from '../parts/hours-editor.tsx'
import { LimitsPanel } from '../parts/limits-panel.tsx'
import { Section } from '../parts/section.tsx'
import { TopicsOff } from '../parts/topics-off.tsx'
import { useReach, type MeChange } from '../parts/use-reach.ts'
import { useSavedChange } from '../parts/use-saved-change.ts'
import { usualWeek } from '../parts/week-hours.ts'
import styles from './settings.module.css'

const MAIL = ['atOnce', 'digest', 'off'] as const

/** When and how I may be reached. Each change holds at once. */
export function SettingsPage() {
  const t = useText()
  useTitle(t('reach.ui.title'))
  const me = useReach()
  const change = useSavedChange()
  return (
    <>
      <h1>{t('reach.ui.title')}</h1>
      {me.data === undefined ? (
        <Waiting
          stillLoading={t('reach.ui.stillLoading')}
          retryLabel={t('reach.ui.retry')}
          onRetry={() => void me.refetch()}
        />
      ) : (
        <div className={styles.columns}>
          <div className={styles.main}>
            <Hours me={me.data} change={change} />
            <Focus me={me.data} change={change} />
            <DaysOff me={me.data} change={change} />
            <TopicsOff me={me.data} change={change} />
          </div>
          <div className={styles.side}>
            <div>
              <LimitsPanel />
              <DailyLimit me={me.data} change={change} />
            </div>
            <Ways me={me.data} change={change} />
          </div>
        </div>
      )}
    </>
  )
}

type Part = { me: MeView; change: (changes: MeChange) => void }

function Hours({ me, change }: Part) {
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

function Zone({ me, change }: Part) {
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

function Ways({ me, change }: Part) {
  const t = useText()
  return (
    <Section title={t('reach.ui.by')} what={t('reach.ui.by.what')}>
      <FieldFrame label={t('reach.ui.mail')}>
        {(control) => (
          <select
            {...control}
            className={styles.select}
            value={me.mail}
            onChange={({ currentTarget: { value } }) => {
              const mail = MAIL.find((one) => one === value)
              if (mail !== undefined) change({ mail })
            }}
          >
            {MAIL.map((one) => (
              <option key={one} value={one}>
                {t(`reach.ui.mail.${one}`)}
              </option>
            ))}
          </select>
        )}
      </FieldFrame>
      <Switch checked={me.urgentAllowed} onChange={(urgentAllowed) => change({ urgentAllowed })}>
        {t('reach.ui.urgent')}
      </Switch>
      <p className={styles.quiet}>{t('reach.ui.urgent.what')}</p>
      <Switch checked={me.optedOut} onChange={(optedOut) => change({ optedOut })}>
        {t('reach.ui.optOut')}
      </Switch>
      <p className={styles.quiet}>{t('reach.ui.optOut.what')}</p>
    </Section>
  )
}
