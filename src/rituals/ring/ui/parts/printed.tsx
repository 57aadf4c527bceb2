import { useText } from '#kit/text/text.tsx'
import { nameIn, offersFor } from '../../domain/reading.ts'
import type { RingView } from '../../schema.ts'
import { Figures } from './figures.tsx'
import { sayOffer } from './offer-lines.tsx'
import styles from './ring-page.module.css'

/** The page for the group on paper: every ask that may be seen, and what was offered. On screens it isn't there. */
export function Printed({ view }: { view: RingView }) {
  const t = useText()
  return (
    <div className={styles.print}>
      <Figures totals={view.ring.totals} />
      <ol>
        {view.cards.map((card) => (
          <li key={card.id}>
            <b>{nameIn(view, card.seatId)}</b>
            <p className={styles.printWords}>{card.text}</p>
            {offersFor(view, card.id).map((offer) => (
              <p key={offer.id}>{sayOffer(offer, nameIn(view, offer.fromSeatId), t)}</p>
            ))}
          </li>
        ))}
      </ol>
    </div>
  )
}
