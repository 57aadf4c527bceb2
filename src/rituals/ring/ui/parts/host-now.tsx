import { Avatar } from '#kit/avatar/avatar.tsx'
import { useText } from '#kit/text/text.tsx'
import { type Now, nameIn } from '../../domain/reading.ts'
import type { RingView, TableView } from '../../schema.ts'
import { AskWords } from './ask-words.tsx'
import styles from './host.module.css'
import { phaseKey } from './phase-key.ts'
import { OfferLines } from './offer-lines.tsx'
import { OpenUntil } from './open-ring.tsx'
import { sayClock, useSecondsLeft } from './use-seconds.ts'

/** What is before the room now, with the clock. */
export function HostNow({
  view,
  table,
  now,
}: {
  view: RingView
  table: TableView | undefined
  now: Now | null
}) {
  const t = useText()
  const { ring } = view
  const isOpen = ring.form === 'async'
  const left = useSecondsLeft((now === null ? undefined : table?.turn?.clock) ?? ring.clock)
  const next = (table?.nextSeatIds ?? []).map((id) => nameIn(view, id)).filter(Boolean)
  return (
    <section className={styles.now} aria-label={t('ring.ui.host.now')}>
      <div className={styles.nowHead}>
        {now === null ? (
          <h2 className={styles.phase}>{t(phaseKey(ring))}</h2>
        ) : (
          <h2 className={styles.asker}>
            <Avatar name={now.asker.name} tone="ask" /> {t('ring.ui.asks', { name: now.asker.name })}
          </h2>
        )}
        {left !== null && !isOpen && (
          <span className={styles.clock} role="timer">
            {sayClock(left)}
          </span>
        )}
      </div>
      {isOpen && <OpenUntil ring={ring} mine={view.mine} />}
      {now === null ? (
        <p className={styles.quiet}>
          {t(
            isOpen && ring.phase !== 'closed' ? 'ring.ui.writing.ready' : `ring.ui.phase.${ring.phase}.what`,
            {
              ready: ring.totals.ready,
              all: ring.totals.seats,
            },
          )}
        </p>
      ) : (
        <>
          <AskWords text={now.card.text} />
          <OfferLines view={view} offers={now.offers} most={6} />
        </>
      )}
      {now !== null && next.length > 0 && (
        <p className={styles.quiet}>
          {t('ring.ui.next', { names: new Intl.ListFormat(t.language, { type: 'unit' }).format(next) })}
        </p>
      )}
    </section>
  )
}
