import { needOf } from '#features/asks/ui/parts/ask-look.ts'
import { useAsks } from '#features/asks/ui/parts/use-asks.ts'
import { firstNameOf, useMe, zoneOf } from '#features/people/ui/parts/me.ts'
import { usePhone } from '#kit/media/use-phone.ts'
import { useText } from '#kit/text/text.tsx'
import { useTitle } from '#kit/text/title.ts'
import { useClock } from '#kit/time/use-clock.ts'
import { localHour, type Clock } from '#kit/time/when.ts'
import { ComingUp } from '../parts/coming-up.tsx'
import { StartLine } from '../parts/start-line.tsx'
import { useInvitations } from '../parts/use-plan.ts'
import { WhatINeed } from '../parts/what-i-need.tsx'
import { WhoNeedsMe } from '../parts/who-needs-me.tsx'
import styles from './home.module.css'

/** In five seconds: what do I need, who needs me. */
export function HomePage() {
  const t = useText()
  useTitle(t('invitations.ui.home'))
  const me = useMe().data
  const clock = useClock(zoneOf(me), t.language)
  const othersFirst = useOthersFirst()
  return (
    <>
      <h1>{t(`invitations.ui.home.${partOfDay(clock)}`, { name: firstNameOf(me?.name ?? '') })}</h1>
      {me !== undefined && <StartLine me={me.id} />}
      <div className={styles.columns}>
        {othersFirst && <WhoNeedsMe clock={clock} />}
        <WhatINeed clock={clock} />
        {!othersFirst && <WhoNeedsMe clock={clock} />}
      </div>
      <ComingUp clock={clock} />
    </>
  )
}

/** On a phone the column that has something to decide comes first: mine, unless only others wait. */
function useOthersFirst(): boolean {
  const phone = usePhone()
  const asks = useAsks('asker').data
  const invitations = useInvitations().data
  if (!phone || asks === undefined || invitations === undefined) return false
  const mine = asks.some((ask) => needOf(ask) === 'decide' || needOf(ask) === 'thank')
  return !mine && invitations.some(({ state }) => state === 'open')
}

function partOfDay(clock: Clock): 'morning' | 'day' | 'evening' {
  const { hour } = localHour(clock.now, clock.zone)
  if (hour >= 5 && hour < 11) return 'morning'
  return hour >= 17 || hour < 5 ? 'evening' : 'day'
}
