import { Link, useNavigate } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import type { AskView } from '#features/asks/schema.ts'
import { askLine } from '#features/asks/ui/parts/ask-line.ts'
import { gistOf, needOf, type Need } from '#features/asks/ui/parts/ask-look.ts'
import { AskRow } from '#features/asks/ui/parts/ask-row.tsx'
import { keptText, leaveWords } from '#features/asks/ui/parts/draft-shelf.ts'
import { useAsks } from '#features/asks/ui/parts/use-asks.ts'
import { firstNameOf, useMe, zoneOf } from '#features/people/ui/parts/me.ts'
import { TakeTime } from '#features/times/ui/parts/take-time.tsx'
import { AskRing } from '#kit/ask-ring/ask-ring.tsx'
import { Avatar } from '#kit/avatar/avatar.tsx'
import { Button, buttonClass } from '#kit/button/button.tsx'
import { EmptyState } from '#kit/empty-state/empty-state.tsx'
import { Kbd } from '#kit/kbd/kbd.tsx'
import { useText } from '#kit/text/text.tsx'
import { useTitle } from '#kit/text/title.ts'
import { useClock } from '#kit/time/use-clock.ts'
import { localHour, sayMinutes, sayWhen, type Clock } from '#kit/time/when.ts'
import { Waiting } from '#kit/waiting/waiting.tsx'
import { AnswerButtons } from '../parts/answer-buttons.tsx'
import { forMe, minutesOf, type ForMe } from '../parts/for-me.ts'
import { useAnswers } from '../parts/use-answers.ts'
import { useHidden } from '../parts/use-hidden.ts'
import { useInvitations } from '../parts/use-plan.ts'
import styles from './home.module.css'

const SHOWN = 3
const ORDER: readonly Need[] = ['decide', 'thank', 'wait', 'draft']

/** In five seconds: what do I need, who needs me. */
export function HomePage() {
  const t = useText()
  useTitle(t('invitations.ui.home'))
  const me = useMe().data
  const clock = useClock(zoneOf(me), t.language)
  return (
    <>
      <h1>{t(`invitations.ui.home.${partOfDay(clock)}`, { name: firstNameOf(me?.name ?? '') })}</h1>
      {me !== undefined && <StartLine me={me.id} />}
      <div className={styles.columns}>
        <WhatINeed clock={clock} />
        <WhoNeedsMe clock={clock} />
      </div>
    </>
  )
}

/** Half a sentence to finish: the first key opens Compose with it, and no key is lost. */
function StartLine({ me }: { me: string }) {
  const t = useText()
  const navigate = useNavigate()
  const [text, setText] = useState(() => keptText(me))
  const open = (words: string) => {
    leaveWords(me, words)
    void navigate({ to: '/ask/new' })
  }
  return (
    <form
      className={styles.start}
      onSubmit={(event) => {
        event.preventDefault()
        open(text)
      }}
    >
      <AskRing size={44} />
      <input
        className={styles.line}
        aria-label={t('invitations.ui.home.start')}
        placeholder={t('invitations.ui.home.placeholder')}
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          open(event.currentTarget.value)
        }}
      />
      <Button kind="ask" size="large" type="submit" aria-keyshortcuts="C">
        {t('invitations.ui.home.ask')} <Kbd>C</Kbd>
      </Button>
    </form>
  )
}

function WhatINeed({ clock }: { clock: Clock }) {
  const t = useText()
  const asks = useAsks('asker')
  const mine = (asks.data ?? [])
    .filter((ask) => needOf(ask) !== 'done')
    .toSorted((a, b) => ORDER.indexOf(needOf(a)) - ORDER.indexOf(needOf(b)))
  const open = mine.filter((ask) => ask.state !== 'closed' && ask.state !== 'draft').length
  return (
    <Column
      title={t('invitations.ui.home.need')}
      aside={open > 0 ? t('invitations.ui.home.open', { count: open }) : ''}
    >
      <Loading query={asks}>
        {mine.length === 0 && <EmptyState>{t('invitations.ui.home.needEmpty')}</EmptyState>}
        <ul>
          {mine.slice(0, 5).map((ask) => (
            <AskRow
              key={ask.id}
              ask={ask}
              line={<MyLine ask={ask} clock={clock} />}
              below={ask.state === 'accepted' && <TakeTime askId={ask.id} clock={clock} />}
              {...actionFor(ask, t)}
            />
          ))}
        </ul>
      </Loading>
    </Column>
  )
}

function MyLine({ ask, clock }: { ask: AskView; clock: Clock }) {
  const t = useText()
  const line = askLine(ask, clock, t)
  return ask.state === 'accepted' ? <b className={styles.yes}>{line}</b> : line
}

function actionFor(ask: AskView, t: (key: string) => string): { action?: ReactNode } {
  const need = needOf(ask)
  if ((need !== 'thank' && need !== 'decide') || ask.state === 'accepted') return {}
  return {
    action: (
      <Link
        to="/asks/$askId"
        params={{ askId: ask.id }}
        className={buttonClass(need === 'decide' ? 'help' : 'outline')}
      >
        {t(need === 'decide' ? 'invitations.ui.home.decide' : 'invitations.ui.thanks.say')}
      </Link>
    ),
  }
}

function WhoNeedsMe({ clock }: { clock: Clock }) {
  const t = useText()
  const invitations = useInvitations()
  const [hidden, hide] = useHidden()
  const items = forMe(invitations.data ?? [], [])
    .filter(({ ask }) => !hidden.has(ask.id))
    .slice(0, SHOWN)
  const aside =
    items.length === 0
      ? ''
      : t('invitations.ui.home.fit', {
          count: items.length,
          minutes: sayMinutes(minutesOf(items), t.language),
        })
  return (
    <Column title={t('invitations.ui.home.needsMe')} aside={aside}>
      <Loading query={invitations}>
        {items.length === 0 && <EmptyState>{t('invitations.ui.home.needsMeEmpty')}</EmptyState>}
        <ul>
          {items.map((item, at) => (
            <NeedsMeRow key={item.ask.id} item={item} clock={clock} first={at === 0} onLeave={hide} />
          ))}
        </ul>
      </Loading>
    </Column>
  )
}

type RowProps = { item: ForMe; clock: Clock; onLeave: (askId: string, left: boolean) => void }

/** The nearest ask can be answered right here. */
function HomeAnswers({ item, clock, onLeave }: RowProps) {
  const { ask, invitationId, may } = item
  const answers = useAnswers(
    {
      askId: ask.id,
      askerName: firstNameOf(ask.asker.name),
      invitationId,
      may,
      onLeave: (left) => onLeave(ask.id, left),
    },
    clock.zone,
  )
  return (
    <div className={styles.answers}>
      <AnswerButtons answers={answers} keys compact needBy={ask.needBy} />
    </div>
  )
}

function NeedsMeRow({ item, clock, first, onLeave }: RowProps & { first: boolean }) {
  const t = useText()
  const { ask, why } = item
  const facts = [
    firstNameOf(ask.asker.name),
    ask.effortMinutes !== null && sayMinutes(ask.effortMinutes, clock.language),
    ask.needBy !== null && t('invitations.ui.by', { when: sayWhen(Date.parse(ask.needBy), clock) }),
    why[0],
  ]
  return (
    <li className={styles.needs}>
      <Avatar name={ask.asker.name} tone="ask" />
      <div>
        <Link to="/for-you/$askId" params={{ askId: ask.id }} className={styles.gist} data-list-row="">
          {gistOf(ask.text)}
        </Link>
        <p className={styles.facts}>{facts.filter(Boolean).join(' · ')}</p>
        {first && <HomeAnswers item={item} clock={clock} onLeave={onLeave} />}
      </div>
    </li>
  )
}

function Column({ title, aside, children }: { title: string; aside: string; children: ReactNode }) {
  return (
    <section className={styles.column} aria-label={title}>
      <div className={styles.title}>
        <h2>{title}</h2>
        <span className={styles.aside}>{aside}</span>
      </div>
      {children}
    </section>
  )
}

type Loadable = {
  readonly isPending: boolean
  readonly isError: boolean
  readonly data?: unknown
  readonly refetch: () => unknown
}

/** Each column waits and fails alone; what was there before stays. */
function Loading({ query, children }: { query: Loadable; children: ReactNode }) {
  const t = useText()
  if (query.isPending)
    return (
      <Waiting
        stillLoading={t('invitations.ui.stillLoading')}
        retryLabel={t('invitations.ui.retry')}
        onRetry={() => void query.refetch()}
      />
    )
  if (query.isError && query.data === undefined)
    return <p className={styles.facts}>{t('invitations.ui.failedList')}</p>
  return children
}

function partOfDay(clock: Clock): 'morning' | 'day' | 'evening' {
  const { hour } = localHour(clock.now, clock.zone)
  if (hour >= 5 && hour < 11) return 'morning'
  return hour >= 17 || hour < 5 ? 'evening' : 'day'
}
