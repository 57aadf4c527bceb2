import { Link } from '@tanstack/react-router'
import { useAsks } from '#features/asks/ui/parts/use-asks.ts'
import { firstNameOf } from '#features/people/ui/parts/me.ts'
import { useAgreed } from '#features/times/ui/parts/use-agreed.ts'
import { useText } from '#kit/text/text.tsx'
import { sayDay, sayMinutes, sayTime, sayWhen, type Clock } from '#kit/time/when.ts'
import styles from './coming-up.module.css'
import { useInvitations } from './use-plan.ts'

const SHOWN = 4

/** The last line of Home: with whom I have agreed a time, nearest first. Nothing where there is none. */
export function ComingUp({ clock }: { clock: Clock }) {
  const t = useText()
  const mine = (useAsks('asker').data ?? []).filter(isOn)
  const others = (useInvitations().data ?? []).flatMap(({ ask }) => (ask && isOn(ask) ? [ask] : []))
  const ids = [...new Set([...mine, ...others].map(({ id }) => id))]
  const coming = useAgreed(ids)
    .filter(({ endsAt }) => Date.parse(endsAt) > clock.now)
    .slice(0, SHOWN)
  const [first] = coming
  if (first === undefined) return null
  const today = sayDay(clock.now, clock)
  const isToday = (startsAt: string) => sayDay(Date.parse(startsAt), clock) === today
  const title = t(isToday(first.startsAt) ? 'invitations.ui.home.today' : 'invitations.ui.home.coming')
  return (
    <section className={styles.line} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      <ul className={styles.list}>
        {coming.map(({ askId, startsAt, minutes, other }) => (
          <li key={askId}>
            <Link to="/asks/$askId" params={{ askId }} className={styles.link}>
              <b className={styles.when}>
                {isToday(startsAt)
                  ? sayTime(Date.parse(startsAt), clock)
                  : sayWhen(Date.parse(startsAt), clock)}
              </b>{' '}
              {t('invitations.ui.home.with', {
                name: firstNameOf(other),
                minutes: sayMinutes(minutes, clock.language),
              })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function isOn({ state }: { readonly state: string }): boolean {
  return state === 'accepted' || state === 'inProgress'
}
