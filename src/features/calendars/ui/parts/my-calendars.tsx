import { useState } from 'react'
import { useMe, zoneOf } from '#features/people/ui/parts/me.ts'
import { Button } from '#kit/button/button.tsx'
import { useText } from '#kit/text/text.tsx'
import { useClock } from '#kit/time/use-clock.ts'
import { type Clock, sayWhen } from '#kit/time/when.ts'
import { useToasts } from '#kit/toast/toast.tsx'
import type { CalendarView } from '../../schema.ts'
import { ConnectCalendar } from './connect-calendar.tsx'
import styles from './my-calendars.module.css'
import { useCalendars, useDisconnectCalendar, useReadCalendar } from './use-calendars.ts'

/** My calendars, which tell when I am busy and nothing else: how each is doing, and a way to connect one. */
export function MyCalendars() {
  const t = useText()
  const clock = useClock(zoneOf(useMe().data), t.language)
  const [connecting, setConnecting] = useState(false)
  const { data } = useCalendars()
  if (data === undefined) return null
  return (
    <section className={styles.section} aria-label={t('calendars.ui.title')}>
      <div>
        <h2>{t('calendars.ui.title')}</h2>
        <p className={styles.quiet}>{t('calendars.ui.what')}</p>
      </div>
      {data.items.length > 0 && (
        <ul className={styles.list}>
          {data.items.map((calendar) => (
            <Calendar key={calendar.id} calendar={calendar} clock={clock} />
          ))}
        </ul>
      )}
      {connecting ? (
        <ConnectCalendar ownServer={data.ownServer} onDone={() => setConnecting(false)} />
      ) : (
        <div>
          <Button onClick={() => setConnecting(true)}>{t('calendars.ui.connect')}</Button>
        </div>
      )}
    </section>
  )
}

function Calendar({ calendar, clock }: { calendar: CalendarView; clock: Clock }) {
  const t = useText()
  const { show } = useToasts()
  const read = useReadCalendar()
  const disconnect = useDisconnectCalendar()
  const { id, host, state, trouble } = calendar
  const failed = { onError: () => show({ text: t('calendars.ui.failed') }) }
  return (
    <li className={styles.item}>
      <div className={styles.doing}>
        <p>
          <b>{host}</b>
        </p>
        {trouble !== null && (
          <p className={styles.trouble}>
            {[t(`calendars.ui.trouble.${trouble}`), calendar.says, t(`calendars.ui.next.${trouble}`)]
              .filter(Boolean)
              .join(' ')}
          </p>
        )}
        <p className={styles.quiet} aria-live="polite">
          {state === 'waiting' ? t('calendars.ui.waiting') : sayRead(calendar, clock, t)}
        </p>
        {calendar.writes && <p className={styles.quiet}>{t('calendars.ui.writes')}</p>}
      </div>
      <div className={styles.row}>
        <Button kind="text" busy={read.isPending} onClick={() => read.mutate(id, failed)}>
          {t('calendars.ui.read')}
        </Button>
        <Button kind="text" busy={disconnect.isPending} onClick={() => disconnect.mutate(id, failed)}>
          {t('calendars.ui.disconnect')}
        </Button>
      </div>
    </li>
  )
}

function sayRead(
  { readAt, nextAt, busy }: CalendarView,
  clock: Clock,
  t: ReturnType<typeof useText>,
): string {
  const next = t('calendars.ui.nextRead', { when: sayWhen(Date.parse(nextAt), clock) })
  if (readAt === null) return `${t('calendars.ui.never')} ${next}`
  const last = t('calendars.ui.lastRead', { when: sayWhen(Date.parse(readAt), clock) })
  return `${last} ${t('calendars.ui.busy', { count: busy })} ${next}`
}
