import { useText } from '#kit/text/text.tsx'
import { linesAmong, nameIn, offersFor, ownTable, peopleAt } from '../../domain/reading.ts'
import type { RingView } from '../../schema.ts'
import { Drawing } from './drawing.tsx'
import { sayOffer } from './offer-lines.tsx'
import styles from './phone.module.css'
import { spreadOf } from './stage-view.tsx'

/** My own lines of the drawing: who offered something to me, and to whom I did. */
export function MyLines({ view }: { view: RingView }) {
  const t = useText()
  const me = view.mine.seatId
  const table = ownTable(view)
  const people = peopleAt(view, table)
  const lines = linesAmong(view, people).filter(({ from, to }) => from === me || to === me)
  const mine = view.mine.cards.flatMap(({ id }) => offersFor(view, id)).filter(({ kind }) => kind !== 'too')
  const given = view.offers.filter(({ fromSeatId, kind }) => fromSeatId === me && kind !== 'too')
  const askerOf = (cardId: string) => view.cards.find(({ id }) => id === cardId)?.seatId ?? null
  return (
    <section className={styles.part}>
      <h2 className={styles.question}>{t('ring.ui.lines.title')}</h2>
      <div className={styles.smallDrawing}>
        <Drawing
          people={people}
          lines={lines}
          frame={{ width: 328, height: 328, size: 0 }}
          asking={me ?? undefined}
          spread={spreadOf(view, table)}
          label={t('ring.ui.drawing', { people: people.length, lines: lines.length })}
        />
      </div>
      <h3>{t('ring.ui.lines.toMe')}</h3>
      {mine.length === 0 ? (
        <p className={styles.quiet}>{t('ring.ui.lines.noneYet')}</p>
      ) : (
        <ul className={styles.plain}>
          {mine.map((offer) => (
            <li key={offer.id}>{sayOffer(offer, nameIn(view, offer.fromSeatId), t)}</li>
          ))}
        </ul>
      )}
      {given.length > 0 && (
        <>
          <h3>{t('ring.ui.lines.fromMe')}</h3>
          <ul className={styles.plain}>
            {given.map(({ id, cardId, line }) => (
              <li key={id}>{[nameIn(view, askerOf(cardId)), line].filter(Boolean).join(': ')}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
