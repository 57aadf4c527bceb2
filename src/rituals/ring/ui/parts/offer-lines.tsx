import { Avatar } from '#kit/avatar/avatar.tsx'
import { classNames } from '#kit/class-names.ts'
import { type Text, useText } from '#kit/text/text.tsx'
import { nameIn } from '../../domain/reading.ts'
import type { OfferView, RingView } from '../../schema.ts'
import styles from './offer-lines.module.css'

/** What has been offered for one ask, newest last, in the words of the givers. */
export function OfferLines({
  view,
  offers,
  most,
  className,
}: {
  view: RingView
  offers: readonly OfferView[]
  /** the newest of them; how many more there are is said */
  most: number
  className?: string | undefined
}) {
  const t = useText()
  const shown = offers.slice(-most)
  if (offers.length === 0) return null
  return (
    <div className={classNames(styles.offers, className)}>
      {offers.length > shown.length && (
        <p className={styles.more}>{t('ring.ui.offer.more', { count: offers.length - shown.length })}</p>
      )}
      <ul className={styles.list} aria-label={t('ring.ui.offers')}>
        {shown.map((offer) => {
          const name = nameIn(view, offer.fromSeatId)
          return (
            <li key={offer.id} className={styles.offer}>
              <Avatar name={name} tone={offer.kind === 'too' ? 'ask' : 'help'} />
              <Bold text={sayOffer(offer, name, t)} name={name} />
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** "Ben can help: did this last year" */
export function sayOffer({ kind, line }: Pick<OfferView, 'kind' | 'line'>, name: string, t: Text): string {
  return line === '' ? t(`ring.ui.offer.${kind}`, { name }) : t(`ring.ui.offer.${kind}.line`, { name, line })
}

function Bold({ text, name }: { text: string; name: string }) {
  const at = text.indexOf(name)
  if (at < 0 || name === '') return <span className={styles.words}>{text}</span>
  return (
    <span className={styles.words}>
      {text.slice(0, at)}
      <b>{name}</b>
      {text.slice(at + name.length)}
    </span>
  )
}
