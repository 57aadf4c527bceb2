import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#kit/button/button.tsx'
import { useClient } from '#kit/client/client.tsx'
import { useText } from '#kit/text/text.tsx'
import { sayMonth, type Clock } from '#kit/time/when.ts'
import { sayRole } from './roles.ts'
import styles from './source.module.css'

/** A reason that opens what it rests on: the piece itself, where it comes from, and who was in it. */
export function ReasonWithSource({
  text,
  evidenceId,
  clock,
}: {
  text: string
  evidenceId: string | undefined
  clock: Clock
}) {
  const t = useText()
  const [open, setOpen] = useState(false)
  if (evidenceId === undefined) return <p className={styles.reason}>{text}</p>
  return (
    <div>
      <p className={styles.reason}>
        <span className={styles.words}>{text}</span>{' '}
        <Button
          kind="text"
          className={styles.open}
          aria-expanded={open}
          aria-label={t(open ? 'evidence.ui.source.closeThis' : 'evidence.ui.source.openThis', {
            reason: text,
          })}
          onClick={() => setOpen(!open)}
        >
          {t(open ? 'evidence.ui.source.close' : 'evidence.ui.source.open')}
        </Button>
      </p>
      {open && <Source evidenceId={evidenceId} clock={clock} />}
    </div>
  )
}

function Source({ evidenceId, clock }: { evidenceId: string; clock: Clock }) {
  const t = useText()
  const client = useClient()
  const piece = useQuery({
    queryKey: ['evidence', 'piece', evidenceId],
    queryFn: ({ signal }) => client.call('evidence.get', { evidenceId }, { signal }),
  })
  if (piece.isError) return <p className={styles.note}>{t('evidence.ui.source.gone')}</p>
  if (piece.data === undefined) return <p className={styles.note}>{t('evidence.ui.stillLoading')}</p>
  const { text, source, at, people } = piece.data
  const who = people.map(({ name, role }) => t('evidence.ui.source.who', { name, did: sayRole(role, t) }))
  const facts = [t('evidence.ui.from', { source }), sayMonth(Date.parse(at), clock), ...who]
  return (
    <blockquote className={styles.piece}>
      <p className={styles.text} dir="auto">
        {text.length > 600 ? `${text.slice(0, 599)}…` : text}
      </p>
      <footer className={styles.note}>{facts.join(' · ')}</footer>
    </blockquote>
  )
}
