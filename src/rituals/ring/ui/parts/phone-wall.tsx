import { useState } from 'react'
import { ChoiceChip } from '#kit/chip/chip.tsx'
import { classNames } from '#kit/class-names.ts'
import { useText } from '#kit/text/text.tsx'
import { nameIn, wallOf } from '../../domain/reading.ts'
import { OfferButtons } from './offer-buttons.tsx'
import { type PhoneProps, useSeen } from './phone-view.tsx'
import styles from './phone.module.css'

/** All cards to browse: those without an offer first and larger, or those that fit me, best first. */
export function PhoneWall(props: PhoneProps) {
  const { view } = props
  const t = useText()
  const [onlyFits, setOnlyFits] = useState(false)
  const [open, setOpen] = useState<string | null>(null)
  const others = wallOf(view).filter(({ card }) => card.seatId !== view.mine.seatId)
  const shown = onlyFits
    ? view.mine.fits.flatMap((id) => others.find(({ card }) => card.id === id) ?? [])
    : others
  useSeen(
    props,
    shown.map(({ card }) => card.id),
  )
  return (
    <section className={styles.part}>
      <h2 className={styles.question}>{t('ring.ui.wall.title')}</h2>
      {view.mine.fits.length > 0 && (
        <div>
          <ChoiceChip pressed={onlyFits} onChoose={() => setOnlyFits(!onlyFits)}>
            {t('ring.ui.wall.fits')}
          </ChoiceChip>
        </div>
      )}
      <ul className={styles.wall}>
        {shown.map(({ card, offers }) => {
          const name = nameIn(view, card.seatId)
          const isOpen = open === card.id
          return (
            <li key={card.id} className={classNames(styles.card, offers === 0 && styles.cardOpen)}>
              <button
                type="button"
                className={styles.cardButton}
                aria-expanded={isOpen}
                onClick={() => setOpen(isOpen ? null : card.id)}
              >
                <span className={styles.cardWords} dir="auto">
                  {card.text}
                </span>
                <span className={styles.quiet}>
                  {offers === 0
                    ? t('ring.ui.wall.none', { name })
                    : t('ring.ui.wall.some', { name, count: offers })}
                </span>
              </button>
              {isOpen && <OfferButtons {...props} card={card} name={name} small />}
            </li>
          )
        })}
      </ul>
      {shown.length === 0 && <p>{t(onlyFits ? 'ring.ui.wall.empty' : 'ring.ui.wall.noneYet')}</p>}
    </section>
  )
}
