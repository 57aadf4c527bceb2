import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { gistOf } from '#features/asks/ui/parts/ask-look.ts'
import { ListState, type Reading } from '#features/asks/ui/parts/list-state.tsx'
import { useAsks } from '#features/asks/ui/parts/use-asks.ts'
import { firstNameOf, useMe, zoneOf } from '#features/people/ui/parts/me.ts'
import { LimitsPanel } from '#features/reach/ui/parts/limits-panel.tsx'
import { Button } from '#kit/button/button.tsx'
import { EmptyState } from '#kit/empty-state/empty-state.tsx'
import { useKeys } from '#kit/keys/keys.tsx'
import { Kbd } from '#kit/kbd/kbd.tsx'
import { usePhone } from '#kit/media/use-phone.ts'
import { useText } from '#kit/text/text.tsx'
import { useTitle } from '#kit/text/title.ts'
import { useClock } from '#kit/time/use-clock.ts'
import { sayMinutes, sayWhen, type Clock } from '#kit/time/when.ts'
import { forMe, type ForMe } from '../parts/for-me.ts'
import { ReadingPane } from '../parts/reading-pane.tsx'
import { useLeaving } from '../parts/use-leaving.ts'
import { useInvitations } from '../parts/use-plan.ts'
import { useWeek } from '../parts/use-week.ts'
import styles from './for-you.module.css'

const KEYS = [
  [['J', 'K'], 'invitations.ui.key.move'],
  [['Y'], 'invitations.ui.answer.yes'],
  [['N'], 'invitations.ui.answer.no'],
  [['I'], 'invitations.ui.answer.someone'],
  [['L'], 'invitations.ui.answer.later'],
] as const

/** Asks that fit me: give help without being worn out. On a phone one at a time. */
export function ForYouPage() {
  const t = useText()
  const { items, leave, say, reading } = useForMe()
  const { chosen, named, at, step } = useChosen(items)
  const clock = useClock(zoneOf(useMe().data), t.language)
  const phone = usePhone()
  const week = useWeek()
  useTitle(t('invitations.ui.forYou'))
  const onLeave = (askId: string, left: boolean) => {
    leave(askId, left)
    if (left && askId === named) step(at + 1 < items.length ? 1 : -1)
  }
  return (
    <>
      <header className={styles.head}>
        <h1>{t('invitations.ui.forYou.title', { count: items.length })}</h1>
        {items.length > 0 && <KeyLine />}
      </header>
      <div className={styles.columns}>
        <div className={styles.list}>
          <ListState reading={reading} failed={t('invitations.ui.forYou.failed')}>
            {phone ? (
              <Steps at={at} count={items.length} step={step} />
            ) : (
              <ul>
                {items.map((item) => (
                  <Row key={item.ask.id} item={item} chosen={item === chosen} clock={clock} />
                ))}
              </ul>
            )}
            {items.length === 0 && <EmptyState>{t('invitations.ui.forYou.empty')}</EmptyState>}
            {items.length > 0 && !phone && <p className={styles.all}>{t('invitations.ui.forYou.all')}</p>}
            {week?.fullUntil != null && (
              <p className={styles.full}>
                {t('invitations.ui.forYou.full', { when: sayWhen(Date.parse(week.fullUntil), clock) })}
              </p>
            )}
          </ListState>
        </div>
        {chosen !== undefined && (
          <ReadingPane key={chosen.ask.id} item={chosen} clock={clock} keys onLeave={onLeave} onYes={say} />
        )}
        <div className={styles.limits}>
          <LimitsPanel reached={week?.reached} />
        </div>
      </div>
    </>
  )
}

function KeyLine() {
  const t = useText()
  return (
    <p className={styles.keys} aria-hidden="true">
      {KEYS.map(([keys, textKey]) => (
        <span key={textKey}>
          {keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}{' '}
          {t(textKey)}
        </span>
      ))}
    </p>
  )
}

/** One card at a time: which of how many this is, and the way to the others. */
function Steps({ at, count, step }: { at: number; count: number; step: (by: number) => boolean }) {
  const t = useText()
  if (count < 2) return null
  return (
    <nav className={styles.steps} aria-label={t('invitations.ui.forYou.others')}>
      <Button kind="text" disabled={at === 0} onClick={() => void step(-1)}>
        {t('invitations.ui.forYou.previous')}
      </Button>
      <span aria-live="polite">{t('invitations.ui.forYou.place', { at: at + 1, count })}</span>
      <Button kind="text" disabled={at === count - 1} onClick={() => void step(1)}>
        {t('invitations.ui.forYou.next')}
      </Button>
    </nav>
  )
}

function Row({ item, chosen, clock }: { item: ForMe; chosen: boolean; clock: Clock }) {
  const t = useText()
  const { ask } = item
  const facts = [
    firstNameOf(ask.asker.name),
    ask.effortMinutes !== null && sayMinutes(ask.effortMinutes, clock.language),
    ask.needBy !== null && t('invitations.ui.by', { when: sayWhen(Date.parse(ask.needBy), clock) }),
  ]
  return (
    <li>
      <Link
        to="/for-you/$askId"
        params={{ askId: ask.id }}
        className={styles.row}
        aria-current={chosen ? 'true' : undefined}
        data-list-row=""
      >
        <span className={styles.gist} dir="auto">
          {gistOf(ask.text)}
        </span>
        <span className={styles.facts}>{facts.filter(Boolean).join(' · ')}</span>
      </Link>
    </li>
  )
}

/** What was sent to me, and what I only may see: where one of the two doesn't come, the other stands. */
function useForMe() {
  const invitations = useInvitations()
  const seen = useAsks('audience')
  // Without the invitations an ask that was sent to me looks like one that I only may see, and a yes like an offer.
  const all = useMemo(
    () => (invitations.data === undefined ? [] : forMe(invitations.data, seen.data ?? [])),
    [invitations.data, seen.data],
  )
  const missing = [invitations, seen].find(({ data }) => data === undefined)
  const reading: Reading = {
    ...(missing ?? invitations),
    data: missing === undefined || (missing.isError && all.length > 0) ? all : undefined,
    refetch: () => Promise.all([invitations.refetch(), seen.refetch()]),
  }
  return { ...useLeaving(all), reading }
}

/** The ask that the address names, else the first; J and K go through them. */
function useChosen(items: readonly ForMe[]) {
  const { askId } = useParams({ strict: false }) as { askId?: string }
  const navigate = useNavigate()
  const at = Math.max(
    0,
    items.findIndex(({ ask }) => ask.id === askId),
  )
  const step = (by: number) => {
    const next = items[Math.min(items.length - 1, Math.max(0, at + by))]
    if (next === undefined) return false
    void navigate({ to: '/for-you/$askId', params: { askId: next.ask.id }, replace: true })
    return true
  }
  useKeys({ j: () => step(1), k: () => step(-1) })
  return { chosen: items[at], named: askId, at, step }
}
