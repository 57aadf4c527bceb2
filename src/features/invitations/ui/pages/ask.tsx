import { Link, useParams } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { AskView } from '#features/asks/schema.ts'
import { chipOf, gistOf, ringOf, wavesOf as circlesOf } from '#features/asks/ui/parts/ask-look.ts'
import { ListState } from '#features/asks/ui/parts/list-state.tsx'
import { useAsk, useTimeline } from '#features/asks/ui/parts/use-asks.ts'
import { firstNameOf, useMe, zoneOf } from '#features/people/ui/parts/me.ts'
import { AskRing } from '#kit/ask-ring/ask-ring.tsx'
import { Button, buttonClass } from '#kit/button/button.tsx'
import { Chip } from '#kit/chip/chip.tsx'
import { classNames } from '#kit/class-names.ts'
import { isProblem } from '#kit/client/problem.ts'
import { EmptyState } from '#kit/empty-state/empty-state.tsx'
import { usePhone } from '#kit/media/use-phone.ts'
import { useText } from '#kit/text/text.tsx'
import { useTitle } from '#kit/text/title.ts'
import { useClock } from '#kit/time/use-clock.ts'
import { sayMinutes, sayWhen, type Clock } from '#kit/time/when.ts'
import { Timeline } from '#kit/timeline/timeline.tsx'
import { WavePicture } from '#kit/wave-picture/wave-picture.tsx'
import type { Plan } from '../../schema.ts'
import { ComingWaves } from '../parts/coming-waves.tsx'
import { DecisionCards } from '../parts/decision-card.tsx'
import { HelperCard } from '../parts/helper-card.tsx'
import { historyOf } from '../parts/history.ts'
import { QuietCard } from '../parts/quiet-card.tsx'
import { useOffers, usePlan } from '../parts/use-plan.ts'
import { sayWaves, wavesOf } from '../parts/waves.ts'
import { WhenDone } from '../parts/when-done.tsx'
import styles from './ask.module.css'

/** About four lines of a phone: what is longer is folded there, so that the decision is in sight. */
const FOLDED = 110

/** One ask, followed to its end. */
export function AskPage() {
  const t = useText()
  const { askId = '' } = useParams({ strict: false }) as { askId?: string }
  const ask = useAsk(askId)
  useTitle(ask.data === undefined ? t('invitations.ui.ask') : gistOf(ask.data.text, 60))
  if (ask.data !== undefined) return <Whole ask={ask.data} />
  if (isProblem(ask.error) && ask.error.status === 404)
    return (
      <EmptyState
        action={
          <Link to="/asks" className={buttonClass('outline')}>
            {t('asks.ui.mine')}
          </Link>
        }
      >
        {t('invitations.ui.ask.missing')}
      </EmptyState>
    )
  return (
    <ListState reading={ask} failed={t('invitations.ui.failedList')}>
      {null}
    </ListState>
  )
}

function Whole({ ask }: { ask: AskView }) {
  const t = useText()
  const me = useMe().data
  const clock = useClock(zoneOf(me), t.language)
  const mine = ask.asker.id === me?.id
  const plan = usePlan(ask.id, ask.may.includes('seePlan')).data
  const offers = useOffers(ask.id).data ?? []
  const phone = usePhone()
  // Who could help has to read the ask before they answer; who asked, or has said yes, knows it.
  const decisionFirst = phone && (mine || ask.helpers.some(({ id }) => id === me?.id))
  const decision = mine ? (
    <>
      <DecisionCards ask={ask} offers={offers} plan={plan} clock={clock} />
      {plan !== undefined && offers.length === 0 && <QuietCard ask={ask} plan={plan} clock={clock} />}
    </>
  ) : (
    <HelperCard ask={ask} viewer={me?.id ?? ''} clock={clock} />
  )
  return (
    <div className={styles.columns}>
      <div>
        <Crumb ask={ask} mine={mine} />
        {decisionFirst && <div className={styles.first}>{decision}</div>}
        <Head ask={ask} mine={mine} clock={clock} />
        {!decisionFirst && decision}
        <Outcome ask={ask} />
        <History ask={ask} viewer={me?.id ?? ''} clock={clock} />
      </div>
      {mine && (
        <aside className={styles.aside}>
          {plan !== undefined && <Waves ask={ask} plan={plan} clock={clock} />}
          {plan !== undefined && <ComingWaves ask={ask} plan={plan} clock={clock} />}
          <WhenDone ask={ask} plan={plan} />
        </aside>
      )}
    </div>
  )
}

/** The way back to the list that the ask stands in. */
function Crumb({ ask, mine }: { ask: AskView; mine: boolean }) {
  const t = useText()
  return (
    <p className={styles.crumb}>
      {mine ? (
        <Link to="/asks">{t('asks.ui.mine')}</Link>
      ) : (
        <Link to="/for-you">{t('invitations.ui.forYou')}</Link>
      )}
      {' / '}
      {mine ? gistOf(ask.text, 48) : t('invitations.ui.ask.of', { name: firstNameOf(ask.asker.name) })}
    </p>
  )
}

function Head({ ask, mine, clock }: { ask: AskView; mine: boolean; clock: Clock }) {
  const t = useText()
  const { landing, closing } = useJustTurned(ask.state)
  const [chip, tone] = chipOf(ask)
  const [whole, setWhole] = useState(false)
  return (
    <header>
      <div className={styles.head}>
        <span className={styles.ring}>
          <AskRing state={ringOf(ask)} waves={circlesOf(ask)} size={92} landing={landing} closing={closing} />
        </span>
        <div className={styles.words}>
          <h1 className={classNames(styles.text, !whole && styles.folded)} dir="auto">
            {ask.text}
          </h1>
          {!whole && ask.text.length > FOLDED && (
            <Button kind="text" className={styles.unfold} onClick={() => setWhole(true)}>
              {t('invitations.ui.ask.whole')}
            </Button>
          )}
          <p className={styles.chips}>
            <Chip tone={tone}>{t(chip)}</Chip>
            {ask.needBy !== null && ask.state !== 'closed' && (
              <Chip>{t('invitations.ui.by', { when: sayWhen(Date.parse(ask.needBy), clock) })}</Chip>
            )}
            {ask.effortMinutes !== null && <Chip>{sayMinutes(ask.effortMinutes, clock.language)}</Chip>}
            {ask.simulated && <Chip>{t('invitations.ui.simulated')}</Chip>}
            {mine && ask.seenBy !== null && ask.outcome !== 'withdrawn' && (
              <span className={styles.seen}>{t(`invitations.ui.seen.${ask.seenBy}`)}</span>
            )}
          </p>
        </div>
      </div>
    </header>
  )
}

function Outcome({ ask }: { ask: AskView }) {
  const t = useText()
  if (ask.note === null && ask.thanks.length === 0) return null
  return (
    <section className={styles.section}>
      {ask.note !== null && (
        <>
          <h2>{t('invitations.ui.close.note')}</h2>
          <p className={styles.note}>{ask.note}</p>
        </>
      )}
      {ask.thanks.map((thanks) => (
        <p key={thanks.id} className={styles.thanks}>
          <span className={styles.note}>{t('invitations.ui.quote', { words: thanks.text })}</span>{' '}
          {t('invitations.ui.thanks.fromTo', {
            from: firstNameOf(thanks.from.name),
            to: firstNameOf(thanks.to.name),
          })}
        </p>
      ))}
    </section>
  )
}

function History({ ask, viewer, clock }: { ask: AskView; viewer: string; clock: Clock }) {
  const t = useText()
  const timeline = useTimeline(ask.id)
  const entries = historyOf(timeline.data ?? [], viewer, clock, t)
  const fresh = useFirstNew(entries.map(({ id }) => id))
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>{t('invitations.ui.history')}</h2>
      <ListState reading={timeline} failed={t('invitations.ui.history.failed')}>
        <Timeline
          label={t('invitations.ui.history')}
          entries={entries}
          {...(fresh === null ? {} : { changed: { from: fresh, label: t('invitations.ui.changed') } })}
        />
      </ListState>
    </section>
  )
}

function Waves({ ask, plan, clock }: { ask: AskView; plan: Plan; clock: Clock }) {
  const t = useText()
  const isOver = ask.state !== 'open'
  const waves = wavesOf(plan, isOver, clock, t)
  return waves.length === 0 ? null : <WavePicture waves={waves} caption={sayWaves(plan, isOver, clock, t)} />
}

/** Id of the first line that came while the page was open. */
function useFirstNew(ids: readonly string[]): string | null {
  const first = useRef<ReadonlySet<string> | null>(null)
  if (first.current === null && ids.length > 0) first.current = new Set(ids)
  return ids.find((id) => first.current !== null && !first.current.has(id)) ?? null
}

/** What turned while somebody looked at it: only then the dot lands, or the ring closes, before their eyes. */
function useJustTurned(state: AskView['state']) {
  const [before] = useState(state)
  return {
    landing: before === 'open' && state === 'accepted',
    closing: before !== 'closed' && state === 'closed',
  }
}
