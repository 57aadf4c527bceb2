import { Avatar } from '#kit/avatar/avatar.tsx'
import { useText } from '#kit/text/text.tsx'
import { nameIn, nowAt } from '../../domain/reading.ts'
import type { RingView, TableView } from '../../schema.ts'
import { AskWords } from './ask-words.tsx'
import { Figures } from './figures.tsx'
import { OfferLines } from './offer-lines.tsx'
import { QrCode } from './qr-code.tsx'
import { wholeUrl } from './whole-url.ts'
import { StageWall } from './stage-wall.tsx'
import styles from './stage.module.css'
import { TallySum, ThanksWords } from './tally-sum.tsx'
import { warmUpOf } from './warm-up.ts'

type Shown = { view: RingView; table: TableView | undefined }

/** What the room is about now. */
export function StagePanel({ view, table }: Shown) {
  const t = useText()
  const { form, phase } = view.ring
  if (form === 'async' && phase === 'work') return <StageWall view={view} />
  switch (phase) {
    case 'lobby':
      return <Lobby view={view} />
    case 'rules':
      return <Rules />
    case 'writing':
      return <Writing view={view} />
    case 'personal':
    case 'work':
      return <Turn view={view} table={table} />
    case 'wall':
      return <StageWall view={view} />
    case 'tally':
      return (
        <section className={styles.panel}>
          <h2 className={styles.question}>{t('ring.ui.tally.title')}</h2>
          <TallySum view={view} />
          <ThanksWords view={view} />
        </section>
      )
    case 'promises':
      return (
        <section className={styles.panel}>
          <h2 className={styles.question}>{t('ring.ui.promises.stage')}</h2>
          <p className={styles.large}>{t('ring.ui.promises.stage.what')}</p>
          <ThanksWords view={view} />
        </section>
      )
    case 'drawing':
    case 'closed':
      return (
        <section className={styles.panel}>
          <h2 className={styles.question}>{view.ring.title}</h2>
          <Figures totals={view.ring.totals} className={styles.figures} />
        </section>
      )
  }
}

function Lobby({ view: { ring } }: { view: RingView }) {
  const t = useText()
  return (
    <section className={styles.panel}>
      <h2 className={styles.question}>{ring.title}</h2>
      <div className={styles.welcome}>
        <div className={styles.largeCode}>
          <QrCode text={wholeUrl(ring.joinUrl)} label={t('ring.ui.qr')} />
        </div>
        <div className={styles.welcomeWords}>
          <p className={styles.large}>{t('ring.ui.join')}</p>
          <p className={styles.hugeCode}>{ring.code}</p>
          <p className={styles.quiet}>{wholeUrl(ring.joinUrl).replace(/^https?:\/\//, '')}</p>
        </div>
      </div>
      <p className={styles.large}>
        {t('ring.ui.lobby.here', { here: ring.totals.seats, all: ring.expected })}
      </p>
      <p className={styles.warmUp}>{t(warmUpOf(ring.id))}</p>
    </section>
  )
}

function Rules() {
  const t = useText()
  return (
    <section className={styles.panel}>
      <h2 className={styles.question}>{t('ring.ui.rules.title')}</h2>
      <ol className={styles.rules}>
        {(['1', '2', '3'] as const).map((rule) => (
          <li key={rule} className={styles.rule}>
            <b>{t(`ring.ui.rule.${rule}`)}</b>
            <span className={styles.quiet}>{t(`ring.ui.rule.${rule}.why`)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Writing({ view: { ring } }: { view: RingView }) {
  const t = useText()
  return (
    <section className={styles.panel}>
      <h2 className={styles.question}>{t('ring.ui.writing.title')}</h2>
      <p className={styles.starter}>{t('ring.ui.writing.starter')}</p>
      <p className={styles.large}>
        {t('ring.ui.writing.ready', { ready: ring.totals.ready, all: ring.totals.seats })}
      </p>
    </section>
  )
}

function Turn({ view, table }: Shown) {
  const t = useText()
  const now = nowAt(view, table)
  if (now === null) return <section className={styles.panel} />
  const { card, asker, offers } = now
  const next = (table?.nextSeatIds ?? []).map((id) => nameIn(view, id)).filter(Boolean)
  return (
    <section className={styles.panel} aria-live="polite">
      {view.tables.length > 1 && (
        <p className={styles.quiet}>{t('ring.ui.table', { number: table?.number ?? 1 })}</p>
      )}
      <div className={styles.asks}>
        <Avatar name={asker.name} tone="ask" size="large" />
        <h2 className={styles.asker}>{t('ring.ui.asks', { name: asker.name })}</h2>
      </div>
      <AskWords text={card.text} className={styles.ask} />
      <OfferLines view={view} offers={offers} most={4} className={styles.offers} />
      {next.length > 0 && (
        <p className={styles.quiet}>
          {t('ring.ui.next', {
            names: new Intl.ListFormat(t.language, { type: 'unit' }).format(next),
          })}
        </p>
      )}
    </section>
  )
}
