import { lazy, Suspense, useState, type ReactNode } from 'react'
import { Button } from '#kit/button/button.tsx'
import { PersonRow } from '#kit/person-row/person-row.tsx'
import { useText } from '#kit/text/text.tsx'
import { sayWhen, type Clock } from '#kit/time/when.ts'
import { Waiting } from '#kit/waiting/waiting.tsx'
import type { Candidate } from '../../schema.ts'
import { closenessOf, pipsOf } from './candidate.ts'
import { SolvedBefore } from './solved-before.tsx'
import { SomebodyElse } from './somebody-else.tsx'
import type { Found } from './use-candidates.ts'
import styles from './who-could-help.module.css'

/** Only who asks why loads it. */
const WhyThese = lazy(async () => ({ default: (await import('./why-these.tsx')).WhyThese }))

/** Three people with a reason each. Choosing one makes the ask theirs. */
export function WhoCouldHelp({
  found,
  chosen,
  onToggle,
  onAdd,
  clock,
  children,
}: {
  found: Found
  chosen: readonly string[]
  onToggle: (id: string, name: string) => void
  onAdd: (id: string, name: string) => void
  clock: Clock
  children?: ReactNode
}) {
  const t = useText()
  const [why, setWhy] = useState<boolean | null>(null)
  const { candidates, leftOut, strangers } = found
  const explains = candidates.length > 0 || leftOut.length > 0 || strangers
  return (
    <>
      <SolvedBefore
        text={found.text}
        clock={clock}
        onAsk={(id, name) => {
          if (!chosen.includes(id)) onAdd(id, name)
        }}
      />
      <section className={styles.panel} aria-labelledby="who-could-help">
        <div className={styles.head}>
          <h2 id="who-could-help">{t('invitations.ui.who')}</h2>
          <span className={styles.source}>
            {t(strangers ? 'invitations.ui.who.strangers' : 'invitations.ui.who.source')}
          </span>
        </div>
        <ul className={styles.list}>
          {candidates.map((candidate) => (
            <li key={candidate.person.id} className={styles.cell}>
              <CandidateRow
                candidate={candidate}
                selected={chosen.includes(candidate.person.id)}
                onToggle={() => onToggle(candidate.person.id, candidate.person.name)}
                clock={clock}
              />
            </li>
          ))}
        </ul>
        <Beneath found={found} />
        <div className={styles.foot}>
          <SomebodyElse onChoose={onAdd} />
          {explains && (
            <Button kind="text" className={styles.why} aria-haspopup="dialog" onClick={() => setWhy(true)}>
              {t('invitations.ui.who.why', { count: candidates.length })}
            </Button>
          )}
        </div>
        {children}
        {why !== null && (
          <Suspense>
            <WhyThese found={found} clock={clock} open={why} onClose={() => setWhy(false)} />
          </Suspense>
        )}
      </section>
    </>
  )
}

function Beneath({ found: { query, candidates, strangers } }: { found: Found }) {
  const t = useText()
  if (query.isError) return <p className={styles.note}>{t('invitations.ui.who.failed')}</p>
  if (query.isLoading)
    return (
      <div className={styles.note}>
        <Waiting
          rows={3}
          stillLoading={t('invitations.ui.stillLoading')}
          retryLabel={t('invitations.ui.retry')}
          onRetry={() => void query.refetch()}
        />
      </div>
    )
  if (candidates.length > 0) return null
  const nobody = strangers ? 'invitations.ui.who.noStranger' : 'invitations.ui.who.nobody'
  return <p className={styles.note}>{t(query.isSuccess ? nobody : 'invitations.ui.who.waiting')}</p>
}

function CandidateRow({
  candidate,
  selected,
  onToggle,
  clock,
}: {
  candidate: Candidate
  selected: boolean
  onToggle: () => void
  clock: Clock
}) {
  const t = useText()
  const { person, reasons, reach, room } = candidate
  const closeness = closenessOf(candidate)
  const [first] = reasons
  return (
    <PersonRow
      name={person.name}
      reason={first?.text ?? t('invitations.ui.who.fromProfile')}
      closeness={closeness}
      {...(closeness === 'none' ? {} : { closenessLabel: t(`invitations.ui.closeness.${closeness}`) })}
      reachable={sayReach(Date.parse(reach.at), clock, t('invitations.ui.now'))}
      channel={t(`invitations.ui.channel.${reach.channel}`)}
      room={{ ...pipsOf(room), label: t(`invitations.ui.room.${room}`) }}
      selected={selected}
      onToggle={onToggle}
    />
  )
}

/** A moment that is as good as now is said so. */
export function sayReach(at: number, clock: Clock, nowWord: string): string {
  return at - clock.now < 5 * 60_000 ? nowWord : sayWhen(at, clock)
}
