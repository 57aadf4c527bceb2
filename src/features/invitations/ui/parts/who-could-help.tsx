import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useEffect, useState, type ReactNode } from 'react'
import { Button } from '#kit/button/button.tsx'
import { useClient } from '#kit/client/client.tsx'
import { PersonRow } from '#kit/person-row/person-row.tsx'
import { useText } from '#kit/text/text.tsx'
import { sayWhen, type Clock } from '#kit/time/when.ts'
import { Waiting } from '#kit/waiting/waiting.tsx'
import type { Candidate } from '../../schema.ts'
import { closenessOf, pipsOf } from './candidate.ts'
import { SomebodyElse } from './somebody-else.tsx'
import styles from './who-could-help.module.css'

const AFTER_LAST_KEY = 300

/** Who could help with this text, asked again 300 ms after the last key; the old answer stays meanwhile. */
export function useCandidates(text: string, limit: number): UseQueryResult<readonly Candidate[]> {
  const client = useClient()
  const settled = useSettled(text.trim())
  return useQuery({
    queryKey: ['who', settled, limit],
    queryFn: async () => (await client.call('who', { text: settled, limit })).people,
    enabled: settled.length >= 10,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), AFTER_LAST_KEY)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

/** Three people with a reason each. Choosing one makes the ask theirs. */
export function WhoCouldHelp({
  candidates,
  query,
  chosen,
  onToggle,
  onAdd,
  clock,
  children,
}: {
  candidates: readonly Candidate[]
  query: UseQueryResult<readonly Candidate[]>
  chosen: readonly string[]
  onToggle: (id: string, name: string) => void
  onAdd: (id: string, name: string) => void
  clock: Clock
  children?: ReactNode
}) {
  const t = useText()
  const [why, setWhy] = useState(false)
  return (
    <section className={styles.panel} aria-labelledby="who-could-help">
      <div className={styles.head}>
        <h2 id="who-could-help">{t('invitations.ui.who')}</h2>
        <span className={styles.source}>{t('invitations.ui.who.source')}</span>
      </div>
      <ul className={styles.list}>
        {candidates.map((candidate) => (
          <li key={candidate.person.id} className={styles.cell}>
            <CandidateRow
              candidate={candidate}
              why={why}
              selected={chosen.includes(candidate.person.id)}
              onToggle={() => onToggle(candidate.person.id, candidate.person.name)}
              clock={clock}
            />
          </li>
        ))}
      </ul>
      <Beneath query={query} found={candidates.length > 0} />
      <div className={styles.foot}>
        <SomebodyElse onChoose={onAdd} />
        {candidates.length > 0 && (
          <Button kind="text" className={styles.why} aria-pressed={why} onClick={() => setWhy(!why)}>
            {t('invitations.ui.who.why', { count: candidates.length })}
          </Button>
        )}
      </div>
      {children}
    </section>
  )
}

function Beneath({ query, found }: { query: UseQueryResult<readonly Candidate[]>; found: boolean }) {
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
  if (found) return null
  return (
    <p className={styles.note}>
      {t(query.isSuccess ? 'invitations.ui.who.nobody' : 'invitations.ui.who.waiting')}
    </p>
  )
}

function CandidateRow({
  candidate,
  why,
  selected,
  onToggle,
  clock,
}: {
  candidate: Candidate
  why: boolean
  selected: boolean
  onToggle: () => void
  clock: Clock
}) {
  const t = useText()
  const { person, reasons, reach, room } = candidate
  const closeness = closenessOf(candidate)
  const [first, ...rest] = reasons
  return (
    <PersonRow
      name={person.name}
      reason={
        <>
          {first?.text ?? t('invitations.ui.who.fromProfile')}
          {why &&
            rest.map(({ text }) => (
              <span key={text} className={styles.more}>
                {text}
              </span>
            ))}
        </>
      }
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
