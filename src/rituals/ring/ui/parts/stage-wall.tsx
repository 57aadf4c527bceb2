import { classNames } from '#kit/class-names.ts'
import { useText } from '#kit/text/text.tsx'
import { nameIn, wallOf } from '../../domain/reading.ts'
import type { RingView } from '../../schema.ts'
import styles from './stage.module.css'

/** As many cards as can be read from afar, in cards of the small kind; those that want an offer are larger, and first. */
const ROOM = 14
const LARGE = 1.8

/** All cards as a wall. */
export function StageWall({ view }: { view: RingView }) {
  const t = useText()
  const cards = wallOf(view)
  const shown = fitting(cards)
  return (
    <section className={styles.panel}>
      <h2 className={styles.question}>{t('ring.ui.wall.title')}</h2>
      <ul className={styles.wall}>
        {shown.map(({ card, offers }) => (
          <li key={card.id} className={classNames(styles.card, offers === 0 && styles.cardOpen)}>
            <p className={styles.cardWords} dir="auto">
              {card.text}
            </p>
            <p className={styles.quiet}>
              {offers === 0
                ? t('ring.ui.wall.none', { name: nameIn(view, card.seatId) })
                : t('ring.ui.wall.some', { name: nameIn(view, card.seatId), count: offers })}
            </p>
          </li>
        ))}
      </ul>
      {cards.length > shown.length && (
        <p className={styles.quiet}>{t('ring.ui.wall.more', { count: cards.length - shown.length })}</p>
      )}
    </section>
  )
}

function fitting<T extends { readonly offers: number }>(cards: readonly T[]): readonly T[] {
  let left = ROOM
  return cards.filter(({ offers }) => {
    left -= offers === 0 ? LARGE : 1
    return left >= 0
  })
}
