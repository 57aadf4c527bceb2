import { Button } from '#kit/button/button.tsx'
import { Table } from '#kit/table/table.tsx'
import { useText } from '#kit/text/text.tsx'
import { nameIn, offersFor } from '../../domain/reading.ts'
import type { RingView, SeatView } from '../../schema.ts'
import type { RingActs } from './acts.ts'
import styles from './host.module.css'
import { sayOffer } from './offer-lines.tsx'

type Row = { readonly seat: SeatView; readonly card: RingView['cards'][number] | undefined }

/** The circle as a table: who sits there, what they ask, what they were offered, and what can be done about it. */
export function HostList({
  view,
  people,
  press,
  acts,
}: {
  view: RingView
  people: readonly SeatView[]
  press: RingActs['press']
  acts: RingActs
}) {
  const t = useText()
  const { phase } = view.ring
  const rows = people.flatMap((seat): readonly Row[] => {
    const cards = view.cards.filter(
      ({ seatId, round }) => seatId === seat.id && (phase === 'wall' || round === phase),
    )
    return cards.length === 0 ? [{ seat, card: undefined }] : cards.map((card) => ({ seat, card }))
  })
  const me = view.mine.seatId
  const doing = ({ seat, card }: Row) =>
    card === undefined ? null : <Doing card={card} isMine={seat.id === me} press={press} acts={acts} />
  return (
    <div className={styles.table}>
      <Table
        caption={t('ring.ui.drawing', { people: people.length, lines: view.offers.length })}
        rows={rows}
        keyOf={({ seat, card }) => card?.id ?? seat.id}
        columns={[
          { id: 'name', name: t('ring.ui.list.who'), cell: ({ seat }) => seat.name },
          {
            id: 'state',
            name: t('ring.ui.list.state'),
            cell: ({ seat }) =>
              t(
                !seat.isHere
                  ? 'ring.ui.list.away'
                  : seat.hasSpoken
                    ? 'ring.ui.list.spoken'
                    : 'ring.ui.list.waits',
              ),
          },
          { id: 'ask', name: t('ring.ui.list.ask'), cell: ({ card }) => card?.text ?? '' },
          {
            id: 'offers',
            name: t('ring.ui.offers'),
            cell: ({ card }) =>
              card === undefined
                ? ''
                : offersFor(view, card.id)
                    .map((offer) => sayOffer(offer, nameIn(view, offer.fromSeatId), t))
                    .join('; '),
          },
          {
            id: 'do',
            name: t('ring.ui.list.do'),
            cell: doing,
          },
        ]}
      />
    </div>
  )
}

function Doing({
  card,
  isMine,
  press,
  acts,
}: {
  card: RingView['cards'][number]
  isMine: boolean
  press: RingActs['press']
  acts: RingActs
}) {
  const t = useText()
  return (
    <span className={styles.buttons}>
      <Button onClick={() => press('call', { aboutId: card.id })}>{t('ring.ui.host.call')}</Button>
      {!isMine && (
        <Button kind="text" onClick={() => acts.offer(card.id, 'help')}>
          {t('ring.ui.help')}
        </Button>
      )}
    </span>
  )
}
