import { FieldFrame } from '#kit/field/field.tsx'
import { Switch } from '#kit/switch/switch.tsx'
import { useText } from '#kit/text/text.tsx'
import { useTitle } from '#kit/text/title.ts'
import { Waiting } from '#kit/waiting/waiting.tsx'
import { DailyLimit } from '../parts/daily-limit.tsx'
import { DaysOff } from '../parts/days-off.tsx'
import { Focus } from '../parts/focus.tsx'
import { Hours, type HoursProps } from '../parts/hours.tsx'
import { LimitsPanel } from '../parts/limits-panel.tsx'
import { Section } from '../parts/section.tsx'
import { TopicsOff } from '../parts/topics-off.tsx'
import { useReach } from '../parts/use-reach.ts'
import { useSavedChange } from '../parts/use-saved-change.ts'
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

function Ways({ me, change }: HoursProps) {
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
