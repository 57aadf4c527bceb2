import { Switch } from '#kit/switch/switch.tsx'
import { useText } from '#kit/text/text.tsx'
import type { MeView } from '../../schema.ts'
import { Stepper } from './stepper.tsx'
import styles from './settings-parts.module.css'
import type { MeChange } from './use-reach.ts'

/** How many of the week's asks may come on one day. */
export function DailyLimit({ me, change }: { me: MeView; change: (changes: MeChange) => void }) {
  const t = useText()
  return (
    <div className={styles.daily}>
      <Switch checked={me.dailyLimit !== null} onChange={(on) => change({ dailyLimit: on ? 1 : null })}>
        {t('reach.ui.daily')}
      </Switch>
      {me.dailyLimit === null ? (
        <p className={styles.quiet}>{t('reach.ui.daily.what')}</p>
      ) : (
        <Stepper
          label={t('reach.ui.perDay')}
          value={me.dailyLimit}
          min={1}
          max={50}
          onChange={(dailyLimit) => change({ dailyLimit })}
        />
      )}
    </div>
  )
}
