import { Button } from '#kit/button/button.tsx'
import { Kbd } from '#kit/kbd/kbd.tsx'
import { useText } from '#kit/text/text.tsx'
import type { RingView } from '../../schema.ts'
import type { RingActs } from './acts.ts'
import styles from './host.module.css'

/** The buttons of the one who leads, each with its key. */
export function HostControls({ view, press }: { view: RingView; press: RingActs['press'] }) {
  const t = useText()
  const { ring, host, mine } = view
  const isLive = ring.form === 'live'
  const inTurn = isLive && (ring.phase === 'personal' || ring.phase === 'work')
  if (ring.phase === 'closed') return null
  return (
    <div className={styles.controls} role="group" aria-label={t('ring.ui.host.controls')}>
      {mine.may.includes('takeOver') && mine.seatId !== null && (
        <Button size="large" onClick={() => press('handOver', { aboutId: mine.seatId ?? '' })}>
          {t('ring.ui.host.takeOver')}
        </Button>
      )}
      <Button kind="ask" size="large" aria-keyshortcuts="Space" onClick={() => press('next')}>
        {t(ring.phase === 'lobby' ? 'ring.ui.host.begin' : 'ring.ui.host.next')}{' '}
        <Kbd asIs>{t('ring.ui.key.space')}</Kbd>
      </Button>
      <Button size="large" aria-keyshortcuts="P" onClick={() => press(ring.isPaused ? 'resume' : 'pause')}>
        {t(ring.isPaused ? 'ring.ui.host.resume' : 'ring.ui.host.pause')} <Kbd>P</Kbd>
      </Button>
      {isLive && (
        <Button size="large" aria-keyshortcuts="+" onClick={() => press('more')}>
          {t('ring.ui.host.more')} <Kbd>+</Kbd>
        </Button>
      )}
      {inTurn && (
        <Button size="large" aria-keyshortcuts="S" onClick={() => press('skip')}>
          {t('ring.ui.host.skip')} <Kbd>S</Kbd>
        </Button>
      )}
      <Button
        kind="text"
        size="large"
        aria-keyshortcuts="Z"
        disabled={host?.canUndo !== true}
        onClick={() => press('undo')}
      >
        {t('ring.ui.host.undo')} <Kbd>Z</Kbd>
      </Button>
      <Button kind="text" size="large" onClick={() => press('back')}>
        {t('ring.ui.host.back')}
      </Button>
    </div>
  )
}
