import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { gistOf } from '#features/asks/ui/parts/ask-look.ts'
import { useAsks } from '#features/asks/ui/parts/use-asks.ts'
import { firstNameOf, useMe, zoneOf } from '#features/people/ui/parts/me.ts'
import { LimitsPanel } from '#features/reach/ui/parts/limits-panel.tsx'
import { classNames } from '#kit/class-names.ts'
import { EmptyState } from '#kit/empty-state/empty-state.tsx'
import { useKeys } from '#kit/keys/keys.tsx'
import { Kbd } from '#kit/kbd/kbd.tsx'
import { useText } from '#kit/text/text.tsx'
import { useTitle } from '#kit/text/title.ts'
import { useClock } from '#kit/time/use-clock.ts'
import { sayMinutes, sayWhen, type Clock } from '#kit/time/when.ts'
import { Waiting } from '#kit/waiting/waiting.tsx'
import { forMe, type ForMe } from '../parts/for-me.ts'
import { ReadingPane } from '../parts/reading-pane.tsx'
import { useHidden } from '../parts/use-hidden.ts'
import { useInvitations } from '../parts/use-plan.ts'
import styles from './for-you.module.css'

const KEYS = [
  ['J', 'invitations.ui.key.move'],
  ['Y', 'invitations.ui.answer.yes'],
  ['N', 'invitations.ui.answer.no'],
  ['I', 'invitations.ui.answer.someone'],
  ['L', 'invitations.ui.answer.later'],
] as const

/** Asks that fit me: give help without being worn out. */
export function ForYouPage() {
  const t = useText()
  const { items, hide, pending, retry } = useForMe()
  const chosen = useChosen(items)
  const clock = useClock(zoneOf(useMe().data), t.language)
  useTitle(t('invitations.ui.forYou'))
  return (
    <>
      <header className={styles.head}>
        <h1>{t('invitations.ui.forYou.title', { count: items.length })}</h1>
        {items.length > 0 && (
          <p className={styles.keys} aria-hidden="true">
            {KEYS.map(([key, textKey]) => (
              <span key={key}>
                <Kbd>{key}</Kbd> {t(textKey)}
              </span>
            ))}
          </p>
        )}
      </header>
      {pending && (
        <Waiting
          stillLoading={t('invitations.ui.stillLoading')}
          retryLabel={t('invitations.ui.retry')}
          onRetry={retry}
        />
      )}
      <div className={styles.columns}>
        <div className={styles.list}>
          <ul>
            {items.map((item) => (
              <Row key={item.ask.id} item={item} chosen={item === chosen} clock={clock} />
            ))}
          </ul>
          {!pending && (
            <div className={classNames(items.length > 0 && styles.all)}>
              {items.length > 0 ? (
                t('invitations.ui.forYou.all')
              ) : (
                <EmptyState>{t('invitations.ui.forYou.empty')}</EmptyState>
              )}
            </div>
          )}
        </div>
        {chosen !== undefined && (
          <ReadingPane key={chosen.ask.id} item={chosen} clock={clock} keys onLeave={hide} />
        )}
        <div className={styles.limits}>
          <LimitsPanel />
        </div>
      </div>
    </>
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
        <span className={styles.gist}>{gistOf(ask.text)}</span>
        <span className={styles.facts}>{facts.filter(Boolean).join(' · ')}</span>
      </Link>
    </li>
  )
}

function useForMe() {
  const invitations = useInvitations()
  const seen = useAsks('audience')
  const [hidden, hide] = useHidden()
  const items = useMemo(
    () => forMe(invitations.data ?? [], seen.data ?? []).filter(({ ask }) => !hidden.has(ask.id)),
    [invitations.data, seen.data, hidden],
  )
  return {
    items,
    hide,
    pending: invitations.isPending || seen.isPending,
    retry: () => void Promise.all([invitations.refetch(), seen.refetch()]),
  }
}

/** The ask that the address names, else the first; J and K go through them. */
function useChosen(items: readonly ForMe[]): ForMe | undefined {
  const { askId } = useParams({ strict: false }) as { askId?: string }
  const navigate = useNavigate()
  const at = Math.max(
    0,
    items.findIndex(({ ask }) => ask.id === askId),
  )
  const step = (by: number) => () => {
    const next = items[Math.min(items.length - 1, Math.max(0, at + by))]
    if (next === undefined) return false
    void navigate({ to: '/for-you/$askId', params: { askId: next.ask.id }, replace: true })
    return true
  }
  useKeys({ j: step(1), k: step(-1) })
  return items[at]
}
