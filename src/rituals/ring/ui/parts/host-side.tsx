import type { ReactNode } from 'react'
import { Button } from '#kit/button/button.tsx'
import { type Text, useText } from '#kit/text/text.tsx'
import { nameIn, turnRound, seatIn, withoutOffer } from '../../domain/reading.ts'
import type { HostPart, RingView, TableView } from '../../schema.ts'
import type { RingActs } from './acts.ts'
import styles from './host.module.css'
import { sayOffer } from './offer-lines.tsx'
import { QrCode } from './qr-code.tsx'
import { wholeUrl } from './whole-url.ts'

type Side = { view: RingView; press: RingActs['press'] }

/** What the leader may want to do something about: quiet, in the order of how soon it matters. */
export function HostSide({ view, press, table }: Side & { table: TableView | undefined }) {
  const t = useText()
  const { host, ring } = view
  if (host === null) return null
  const isWriting = ['lobby', 'rules', 'writing'].includes(ring.phase)
  const here = (ids: readonly string[]) =>
    ids.filter((id) => table === undefined || seatIn(view, id)?.tableId === table.id)
  const without = withoutOffer(view)
  // without a room nothing is read again, and nobody has to be there
  const hints = (ring.form === 'async' ? [] : host.hints)
    .filter(({ kind, aboutId }) => kind !== 'noOffer' || without.some(({ id }) => id === aboutId))
    .filter(({ aboutId }) => nameOfHint(view, aboutId) !== '')
    .slice(0, MOST_HINTS)
  return (
    <aside className={styles.side} aria-label={t('ring.ui.host.side')}>
      {isWriting && (
        <Panel title={t('ring.ui.join')}>
          <div className={styles.joinCode}>
            <QrCode text={wholeUrl(ring.joinUrl)} label={t('ring.ui.qr')} />
            <b>{ring.code}</b>
          </div>
        </Panel>
      )}
      {host.warnings?.includes('holiday') && <p>{t('ring.ui.host.holiday')}</p>}
      {hints.length > 0 && (
        <Panel title={t('ring.ui.host.hints')}>
          <ul className={styles.list}>
            {hints.map((hint) => (
              <li key={`${hint.kind} ${hint.aboutId}`}>
                <Hint view={view} hint={hint} press={press} />
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {host.waitingOffers.length > 0 && (
        <Panel title={t('ring.ui.host.waiting')}>
          <ul className={styles.list}>
            {host.waitingOffers.map((offer) => (
              <li key={offer.id} className={styles.item}>
                <span>{sayOffer(offer, nameIn(view, offer.fromSeatId), t)}</span>
                <Button onClick={() => press('show', { aboutId: offer.id })}>{t('ring.ui.host.show')}</Button>
                <Button kind="text" onClick={() => press('hide', { aboutId: offer.id })}>
                  {t('ring.ui.host.hide')}
                </Button>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Names
        title={t('ring.ui.host.notReady')}
        ids={isWriting ? host.notReadySeatIds : []}
        view={view}
        t={t}
      />
      <Names
        title={t('ring.ui.host.notSpoken')}
        ids={isWriting ? [] : here(host.notSpokenSeatIds)}
        view={view}
        t={t}
      />
      <Cards
        title={t('ring.ui.host.skipped')}
        cards={host.skippedCardIds.flatMap((id) => view.cards.find((card) => card.id === id) ?? [])}
        view={view}
        press={press}
      />
      <Cards title={t('ring.ui.host.without')} cards={without.slice(0, 6)} view={view} press={press} />
      <People view={view} press={press} ids={here(view.seats.map(({ id }) => id))} />
    </aside>
  )
}

function Panel({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.panel}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Names({ title, ids, view, t }: { title: string; ids: readonly string[]; view: RingView; t: Text }) {
  if (ids.length === 0) return null
  const names = ids.map((id) => nameIn(view, id)).filter(Boolean)
  return (
    <Panel title={title}>
      <p className={styles.quiet}>{new Intl.ListFormat(t.language, { type: 'unit' }).format(names)}</p>
    </Panel>
  )
}

function Cards({ title, cards, view, press }: Side & { title: string; cards: RingView['cards'] }) {
  const t = useText()
  if (cards.length === 0) return null
  return (
    <Panel title={title}>
      <ul className={styles.list}>
        {cards.map((card) => (
          <li key={card.id} className={styles.item}>
            <span className={styles.words}>
              <b>{nameIn(view, card.seatId)}</b> {card.text}
            </span>
            {card.round === turnRound(view) && (
              <Button onClick={() => press('call', { aboutId: card.id })}>{t('ring.ui.host.call')}</Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

const MOST_HINTS = 4

/** Whoever a hint is about; empty where the card is no more. */
function nameOfHint(view: RingView, aboutId: string): string {
  return nameIn(view, view.cards.find(({ id }) => id === aboutId)?.seatId ?? aboutId)
}

function Hint({ view, hint, press }: Side & { hint: HostPart['hints'][number] }) {
  const t = useText()
  const card = view.cards.find(({ id }) => id === hint.aboutId)
  const name = nameOfHint(view, hint.aboutId)
  return (
    <div className={styles.item}>
      <span>{t(`ring.ui.hint.${hint.kind}`, { name })}</span>
      {card !== undefined && card.round === turnRound(view) && (
        <Button onClick={() => press('call', { aboutId: card.id })}>{t('ring.ui.host.call')}</Button>
      )}
    </div>
  )
}

/** Whoever sits here, with what the leader can do about each of them. Folded: nobody is removed by a slip. */
function People({ view, press, ids }: Side & { ids: readonly string[] }) {
  const t = useText()
  const cohosts = view.host?.cohostSeatIds ?? []
  return (
    <details className={styles.panel}>
      <summary>{t('ring.ui.host.people', { count: ids.length })}</summary>
      <ul className={styles.list}>
        {ids.map((id) => {
          const isLeading = id === view.ring.hostId
          const isCohost = cohosts.includes(id)
          return (
            <li key={id} className={styles.item}>
              <span>
                {nameIn(view, id)}{' '}
                {(isLeading || isCohost) && (
                  <span className={styles.quiet}>
                    {t(isLeading ? 'ring.ui.host.leads' : 'ring.ui.host.cohosts')}
                  </span>
                )}
              </span>
              {!isLeading && (
                <span className={styles.buttons}>
                  <Button kind="text" onClick={() => press('cohost', { aboutId: id })}>
                    {t(isCohost ? 'ring.ui.host.uncohost' : 'ring.ui.host.cohost')}
                  </Button>
                  <Button kind="text" onClick={() => press('handOver', { aboutId: id })}>
                    {t('ring.ui.host.handOver')}
                  </Button>
                  <Button kind="stop" onClick={() => press('remove', { aboutId: id })}>
                    {t('ring.ui.host.remove')}
                  </Button>
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </details>
  )
}
