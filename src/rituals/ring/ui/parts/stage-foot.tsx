import { useText } from '#kit/text/text.tsx'
import type { RingView, TableView } from '../../schema.ts'
import { Hall } from './hall.tsx'
import { QrCode } from './qr-code.tsx'
import { wholeUrl } from './whole-url.ts'
import styles from './stage.module.css'

/** How to join, what has come together so far, and where in the hall we are. */
export function StageFoot({ view, table }: { view: RingView; table: TableView | undefined }) {
  const t = useText()
  const { ring, tables } = view
  if (['lobby', 'drawing', 'closed'].includes(ring.phase)) return null
  const isTurning = ring.phase === 'personal' || ring.phase === 'work'
  return (
    <footer className={styles.foot}>
      {tables.length > 1 && isTurning && (
        <div className={styles.map}>
          <Hall
            tables={tables}
            width={646}
            height={120}
            shown={table?.id}
            label={t('ring.ui.hall', { tables: tables.length })}
          />
        </div>
      )}
      <div className={styles.join}>
        <div className={styles.smallCode}>
          <QrCode text={wholeUrl(ring.joinUrl)} label={t('ring.ui.qr')} />
        </div>
        <div>
          <p className={styles.quiet}>{t('ring.ui.join')}</p>
          <p className={styles.code}>{ring.code}</p>
        </div>
        {ring.totals.offers > 0 && (
          <div className={styles.totals}>
            <p className={styles.total}>{t('ring.ui.total.offers', { count: ring.totals.offers })}</p>
            <p className={styles.quiet}>
              {t('ring.ui.total.cards', { some: ring.totals.cardsWithOffer, all: ring.totals.cards })}
            </p>
          </div>
        )}
      </div>
    </footer>
  )
}
