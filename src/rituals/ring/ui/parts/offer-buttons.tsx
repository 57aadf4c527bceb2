import { useState } from 'react'
import { Button } from '#kit/button/button.tsx'
import { useText } from '#kit/text/text.tsx'
import { useToasts } from '#kit/toast/toast.tsx'
import { givenFor } from '../../domain/taps.ts'
import type { CardView } from '../../schema.ts'
import type { OfferKind } from './acts.ts'
import { HowSheet } from './how-sheet.tsx'
import type { PhoneProps } from './phone-view.tsx'
import styles from './phone.module.css'

/** Milliseconds of the one short buzz that tells the hand that the offer is on its way. */
const BUZZ = 30

/**
 * "I can help with this", "I know someone", "me too": one tap is an offer. How, is a line that may follow; until ten
 * seconds later the offer can be taken back from the note, after that from here.
 */
export function OfferButtons({
  view,
  acts,
  waiting,
  card,
  name,
  small = false,
}: Pick<PhoneProps, 'view' | 'acts' | 'waiting'> & { card: CardView; name: string; small?: boolean }) {
  const t = useText()
  const { show } = useToasts()
  const [saying, setSaying] = useState<OfferKind | null>(null)
  const given = givenFor(view, waiting, card.id)
  const offer = (kind: OfferKind) => {
    acts.offer(card.id, kind)
    if ('vibrate' in navigator) navigator.vibrate(BUZZ)
    if (kind !== 'too') setSaying(kind)
    show({
      text: t(`ring.ui.offered.${kind}`, { name }),
      undo: { label: t('ring.ui.undo'), run: () => acts.takeBack(card.id) },
    })
  }
  return (
    <div className={small ? styles.smallOffers : styles.offers}>
      {given === null ? (
        <Offers onOffer={offer} />
      ) : (
        <>
          <p className={styles.given}>{t(`ring.ui.given.${given.kind}`)}</p>
          {given.line !== '' && <p className={styles.line}>{given.line}</p>}
          {given.kind !== 'too' && (
            <Button wide className={styles.target} onClick={() => setSaying(given.kind)}>
              {t(given.line === '' ? 'ring.ui.how.add' : 'ring.ui.how.change')}
            </Button>
          )}
          <Button kind="text" wide className={styles.target} onClick={() => acts.takeBack(card.id)}>
            {t('ring.ui.takeBack')}
          </Button>
        </>
      )}
      {!small && given === null && (
        <p className={styles.listening}>
          {card.tooCount > 0 ? t('ring.ui.tooCount', { count: card.tooCount }) : t('ring.ui.listening')}
        </p>
      )}
      <HowSheet
        kind={saying}
        name={name}
        line={given?.line ?? ''}
        onClose={() => setSaying(null)}
        onSay={(words) => {
          if (saying !== null) acts.say(card.id, saying, words)
          setSaying(null)
        }}
      />
    </div>
  )
}

function Offers({ onOffer }: { onOffer: (kind: OfferKind) => void }) {
  const t = useText()
  return (
    <>
      <Button kind="help" size="large" wide className={styles.target} onClick={() => onOffer('help')}>
        {t('ring.ui.help')}
      </Button>
      <Button size="large" wide className={styles.target} onClick={() => onOffer('know')}>
        {t('ring.ui.know')}
      </Button>
      <Button kind="text" wide className={styles.target} onClick={() => onOffer('too')}>
        {t('ring.ui.too')}
      </Button>
    </>
  )
}
