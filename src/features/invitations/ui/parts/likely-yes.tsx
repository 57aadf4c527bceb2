import { ChoiceChip } from '#kit/chip/chip.tsx'
import { useText } from '#kit/text/text.tsx'
import styles from './likely-yes.module.css'

const GUESSES = [0.2, 0.5, 0.8] as const

/** One sentence for the ask as a whole, never for a person; the guess comes first, and is the asker's alone. */
export function LikelyYes({ guess, onGuess }: { guess: number | null; onGuess: (guess: number) => void }) {
  const t = useText()
  return (
    <div className={styles.likely}>
      <b>{t('invitations.ui.likely')}</b>{' '}
      {guess === null ? (
        <>
          <span className={styles.quiet}>{t('invitations.ui.likely.guess')}</span>
          <div className={styles.guesses}>
            {GUESSES.map((one) => (
              <ChoiceChip key={one} pressed={false} onChoose={() => onGuess(one)}>
                {t('invitations.ui.likely.of', { count: one * 10 })}
              </ChoiceChip>
            ))}
          </div>
        </>
      ) : (
        <span className={styles.quiet}>{t('invitations.ui.likely.unknown')}</span>
      )}
    </div>
  )
}
