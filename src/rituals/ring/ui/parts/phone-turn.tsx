import { Avatar } from '#kit/avatar/avatar.tsx'
import { useText } from '#kit/text/text.tsx'
import { type Now, nowAt, ownTable } from '../../domain/reading.ts'
import { AskWords } from './ask-words.tsx'
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
  if (now === null) {
    return (
      <section className={styles.part}>
        <h2 className={styles.question}>{t('ring.ui.turn.between')}</h2>
      </section>
    )
  }
  const isMine = now.asker.id === view.mine.seatId
  return isMine ? <OwnTurn {...props} now={now} /> : <TheirTurn {...props} now={now} />
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
