import { Link, useParams } from '@tanstack/react-router'
import { useMe, zoneOf } from '#features/people/ui/parts/me.ts'
import { Band } from '#kit/band/band.tsx'
import { Button, buttonClass } from '#kit/button/button.tsx'
import { useText } from '#kit/text/text.tsx'
import { useTitle } from '#kit/text/title.ts'
import { useClock } from '#kit/time/use-clock.ts'
import { sayWhen } from '#kit/time/when.ts'
import { csvOf } from '../../domain/csv.ts'
import type { RingView } from '../../schema.ts'
import type { RingActs } from '../parts/acts.ts'
import { Figures } from '../parts/figures.tsx'
import { KeepPicture, save } from '../parts/keep-picture.tsx'
import { MyCards } from '../parts/my-cards.tsx'
import { NoRing } from '../parts/no-ring.tsx'
import { OpenRing, OpenUntil } from '../parts/open-ring.tsx'
import { PhonePromises } from '../parts/phone-promises.tsx'
import type { PhoneProps } from '../parts/phone-view.tsx'
import { Printed } from '../parts/printed.tsx'
import { QrCode } from '../parts/qr-code.tsx'
import { Replay } from '../parts/replay.tsx'
import { RingClock } from '../parts/ring-clock.tsx'
import styles from '../parts/ring-page.module.css'
import { TallySum } from '../parts/tally-sum.tsx'
import { useRing } from '../parts/use-ring.ts'
import { useRingActs } from '../parts/use-ring-acts.ts'
import { wholeUrl } from '../parts/whole-url.ts'

/** A ring at one's own desk: before it the card and the way in, after it what came of it and what is promised. */
export function RingPage() {
  const t = useText()
  const { ringId = '' } = useParams({ strict: false }) as { ringId?: string }
  const { view, link, refused, now } = useRing({ ringId })
  const acting = useRingActs(ringId, view, link)
  const clock = useClock(zoneOf(useMe().data), t.language)
  useTitle(view?.ring.title ?? t('ring.ui.rings'))
  if (refused !== null) return <NoRing />
  if (view === null) return <h1>{t('ring.ui.rings')}</h1>
  const { ring } = view
  const isOver = ring.phase === 'closed'
  return (
    <RingClock now={now}>
      {link !== 'live' && <Band tone="offline">{t(`ring.ui.link.${link}`)}</Band>}
      <header className={styles.head}>
        <div>
          <h1>{ring.title}</h1>
          <p className={styles.quiet}>{sayWhen(Date.parse(ring.startsAt), clock)}</p>
        </div>
        {isOver ? <TakeAway view={view} /> : <WaysIn view={view} />}
      </header>
      {isOver ? <After view={view} acts={acting.acts} /> : <Before {...acting} view={view} link={link} />}
      <Printed view={view} />
    </RingClock>
  )
}

function TakeAway({ view }: { view: RingView }) {
  const t = useText()
  const csv = () =>
    csvOf(view, {
      asker: t('ring.ui.list.who'),
      ask: t('ring.ui.list.ask'),
      helper: t('ring.ui.csv.helper'),
      kind: t('ring.ui.csv.kind'),
      line: t('ring.ui.how.line'),
      kinds: { help: t('ring.ui.help'), know: t('ring.ui.know'), too: t('ring.ui.too') },
    })
  return (
    <div className={styles.row}>
      <Button onClick={() => print()}>{t('ring.ui.after.print')}</Button>
      <Button onClick={() => save(new Blob([csv()], { type: 'text/csv' }), `${view.ring.title}.csv`)}>
        {t('ring.ui.after.csv')}
      </Button>
    </div>
  )
}

function WaysIn({ view: { ring, host } }: { view: RingView }) {
  const t = useText()
  const code = ring.code.replace(' ', '-')
  return (
    <div className={styles.row}>
      {host !== null && (
        <Link to="/rings/$ringId/host" params={{ ringId: ring.id }} className={buttonClass('ask', 'large')}>
          {t('ring.ui.before.lead')}
        </Link>
      )}
      <Link
        to="/r/$code"
        params={{ code }}
        className={buttonClass(host === null ? 'ask' : 'outline', 'large')}
      >
        {t('ring.ui.before.enter')}
      </Link>
    </div>
  )
}

function Before(props: PhoneProps) {
  const t = useText()
  const { view, acts } = props
  const { ring } = view
  const isOpen = ring.form === 'async' && ring.phase !== 'lobby'
  return (
    <div className={styles.columns}>
      <div className={styles.main}>
        {isOpen ? <OpenRing {...props} /> : <MyCards view={view} acts={acts} />}
      </div>
      <aside className={styles.side}>
        <section className={styles.panel}>
          <h2>{t('ring.ui.join')}</h2>
          <div className={styles.code}>
            <QrCode text={wholeUrl(ring.joinUrl)} label={t('ring.ui.qr')} />
            <b>{ring.code}</b>
          </div>
          {ring.form === 'async' && !isOpen && <OpenUntil ring={ring} mine={view.mine} />}
          <p className={styles.quiet}>
            {t('ring.ui.writing.ready', { ready: ring.totals.ready, all: ring.totals.seats })}
          </p>
        </section>
      </aside>
    </div>
  )
}

function After({ view, acts }: { view: RingView; acts: RingActs }) {
  const t = useText()
  return (
    <div className={styles.columns}>
      <div className={styles.main}>
        <Replay view={view} />
        <KeepPicture view={view} />
      </div>
      <aside className={styles.side}>
        <section className={styles.panel} aria-label={t('ring.ui.after.figures')}>
          <Figures totals={view.ring.totals} />
          {view.ring.totals.told > 0 && <TallySum view={view} />}
        </section>
        <PhonePromises view={view} acts={acts} />
      </aside>
    </div>
  )
}
