import { Button } from '#kit/button/button.tsx'
import { Table } from '#kit/table/table.tsx'
import { useText } from '#kit/text/text.tsx'
import { nameIn, offersFor, turnRound } from '../../domain/reading.ts'
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
  const { form, phase } = view.ring
  const rows = people.flatMap((seat): readonly Row[] => {
    const cards = view.cards.filter(
      ({ seatId, round }) => seatId === seat.id && (phase === 'wall' || form === 'async' || round === phase),
    )
    return cards.length === 0 ? [{ seat, card: undefined }] : cards.map((card) => ({ seat, card }))
  })
  const me = view.mine.seatId
  const doing = ({ seat, card }: Row) => (
    <span className={styles.buttons}>
      {mayCall(view, seat) && (
        <Button onClick={() => press('call', { aboutId: card?.id ?? seat.id })}>
          {t('ring.ui.host.callNow', { name: seat.name })}
        </Button>
      )}
      {card !== undefined && seat.id !== me && (
        <Button kind="text" onClick={() => acts.offer(card.id, 'help')}>
          {t('ring.ui.help')}
        </Button>
      )}
    </span>
  )
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
                view.tables.some(({ turn }) => turn?.seatId === seat.id)
                  ? 'ring.ui.list.asksNow'
                  : !seat.isHere
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

/** Whether it can be this seat's turn now instead: in a round, with a card, and unless it is already. */
function mayCall(view: RingView, seat: SeatView): boolean {
  if (turnRound(view) === null || view.tables.some(({ turn }) => turn?.seatId === seat.id)) return false
  return view.host?.notReadySeatIds.includes(seat.id) === false
}
