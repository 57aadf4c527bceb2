import { useState } from 'react'
import { Avatar } from '#kit/avatar/avatar.tsx'
import { Button } from '#kit/button/button.tsx'
import { useText } from '#kit/text/text.tsx'
import { type Now, nowAt, ownTable, turnRound } from '../../domain/reading.ts'
import { AskWords } from './ask-words.tsx'
import { MyCards } from './my-cards.tsx'
import { OfferButtons } from './offer-buttons.tsx'
import { OfferLines } from './offer-lines.tsx'
import { type PhoneProps, useSeen } from './phone-view.tsx'
import styles from './phone.module.css'

/** The ask before the table: somebody else's with what can be offered, or my own with what comes in. */
export function PhoneTurn(props: PhoneProps) {
  const { view } = props
  const t = useText()
  const now = nowAt(view, ownTable(view))
  useSeen(props, now === null ? [] : [now.card.id])
  if (now?.asker.id === view.mine.seatId) return <OwnTurn {...props} now={now} />
  return (
    <>
      {now === null ? (
        <section className={styles.part}>
          <h2 className={styles.question}>{t('ring.ui.turn.between')}</h2>
        </section>
      ) : (
        <TheirTurn {...props} now={now} />
      )}
      <LateCard {...props} />
    </>
  )
}

/** Whoever came late, or wasn't ready in time, still writes their card: it comes up at the end of the round. */
function LateCard({ view, acts }: PhoneProps) {
  const t = useText()
  const [isWriting, setWriting] = useState(false)
  const round = turnRound(view)
  if (round === null || view.mine.cards.some((card) => card.round === round && card.isReady)) return null
  if (isWriting) return <MyCards view={view} acts={acts} />
  return (
    <Button wide className={styles.target} onClick={() => setWriting(true)}>
      {t('ring.ui.writing.title')}
    </Button>
  )
}

function TheirTurn({ now, ...props }: PhoneProps & { now: Now }) {
  const t = useText()
  const { asker, card } = now
  return (
    <section className={styles.turn} aria-label={t('ring.ui.asks', { name: asker.name })}>
      <div aria-live="polite">
        <p className={styles.asker}>
          <Avatar name={asker.name} tone="ask" />
          <b>{t('ring.ui.asks', { name: asker.name })}</b>
        </p>
        <AskWords text={card.text} className={styles.ask} />
      </div>
      <OfferButtons {...props} card={card} name={asker.name} />
    </section>
  )
}

function OwnTurn({ view, now }: PhoneProps & { now: Now }) {
  const t = useText()
  return (
    <section className={styles.part}>
      <h2 className={styles.own}>{t('ring.ui.turn.own')}</h2>
      <AskWords text={now.card.text} className={styles.ask} />
      <p className={styles.quiet}>{t(now.card.hasBeenRead ? 'ring.ui.turn.listen' : 'ring.ui.turn.read')}</p>
      <div aria-live="polite">
        <OfferLines view={view} offers={now.offers} most={12} />
      </div>
    </section>
  )
}
