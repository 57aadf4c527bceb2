import { lazy, Suspense, useState } from 'react'
import { useReach } from '#features/reach/ui/parts/use-reach.ts'
import { Button } from '#kit/button/button.tsx'
import { ChoiceChip } from '#kit/chip/chip.tsx'
import { useClient } from '#kit/client/client.tsx'
import { classNames } from '#kit/class-names.ts'
import { Kbd } from '#kit/kbd/kbd.tsx'
import { useKeys } from '#kit/keys/keys.tsx'
import { useText } from '#kit/text/text.tsx'
import styles from './answer-buttons.module.css'
import { laterTimes } from './later-times.ts'
import type { Answers } from './use-answers.ts'

const PassSheet = lazy(() => import('./pass-sheet.tsx').then(({ PassSheet }) => ({ default: PassSheet })))

/** The four answers to an ask: one loud, one beside it, two quiet. Each is one tap or one key. */
export function AnswerButtons({
  answers,
  keys,
  needBy,
  compact = false,
}: {
  answers: Answers
  keys: boolean
  /** By when it is needed: what would come back too late is not offered. */
  needBy: string | null
  /** In a list: smaller, and without the keys beside the words. */
  compact?: boolean
}) {
  const t = useText()
  const size = compact ? 'normal' : 'large'
  const [passing, setPassing] = useState(false)
  const [choosing, setChoosing] = useState(false)
  const times = useLaterTimes(needBy)
  const { accept, decline, later, pass, may, busy } = answers
  const soonest = times.find(({ id }) => id === 'tomorrow') ?? times[0]
  const canWait = may.later && soonest !== undefined
  useKeys(
    keys
      ? {
          ...(may.accept ? { y: () => void accept() } : {}),
          ...(may.pass ? { i: () => setPassing(true) } : {}),
          ...(may.decline ? { n: () => void decline() } : {}),
          ...(canWait ? { l: () => (soonest === undefined ? undefined : void later(soonest.at)) } : {}),
        }
      : {},
  )
  return (
    <div className={classNames(styles.buttons, compact && styles.compact)}>
      {may.accept && (
        <Button kind="help" size={size} busy={busy} aria-keyshortcuts="Y" onClick={() => void accept()}>
          {t('invitations.ui.answer.yes')} {!compact && <Kbd>Y</Kbd>}
        </Button>
      )}
      {may.pass && (
        <Button
          kind={compact ? 'text' : 'outline'}
          size={size}
          aria-keyshortcuts="I"
          onClick={() => setPassing(true)}
        >
          {t('invitations.ui.answer.someone')} {!compact && <Kbd>I</Kbd>}
        </Button>
      )}
      {(canWait || may.decline) && (
        <span className={styles.quiet}>
          {canWait && (
            <Button
              kind="text"
              aria-keyshortcuts="L"
              aria-expanded={choosing}
              onClick={() => setChoosing(!choosing)}
            >
              {t('invitations.ui.answer.later')}
            </Button>
          )}
          {may.decline && (
            <Button kind="text" aria-keyshortcuts="N" onClick={() => void decline()}>
              {t('invitations.ui.answer.no')}
            </Button>
          )}
        </span>
      )}
      {choosing && canWait && (
        <div className={styles.later} role="group" aria-label={t('invitations.ui.later.title')}>
          {times.map(({ id, at }) => (
            <ChoiceChip key={id} onChoose={() => void later(at)}>
              {t(`invitations.ui.later.${id}`)}
            </ChoiceChip>
          ))}
        </div>
      )}
      {passing && (
        <Suspense fallback={null}>
          <PassSheet onClose={() => setPassing(false)} onPass={pass} />
        </Suspense>
      )}
    </div>
  )
}

function useLaterTimes(needBy: string | null) {
  const { data: me } = useReach()
  const { now } = useClient()
  const focusUntil = me?.focusUntil ? Date.parse(me.focusUntil) : null
  const limit = needBy === null ? Number.POSITIVE_INFINITY : Date.parse(needBy)
  return laterTimes(now(), limit, focusUntil, me?.zone ?? 'UTC')
}
