import { ReasonWithSource } from '#features/evidence/ui/parts/source.tsx'
import { firstNameOf } from '#features/people/ui/parts/me.ts'
import { Button } from '#kit/button/button.tsx'
import { Sheet } from '#kit/sheet/sheet.tsx'
import { Switch } from '#kit/switch/switch.tsx'
import { useText } from '#kit/text/text.tsx'
import type { Clock } from '#kit/time/when.ts'
import type { Candidate } from '../../schema.ts'
import type { Found } from './use-candidates.ts'
import styles from './why-these.module.css'

const NOT_USED = ['words', 'speed', 'away', 'hidden'] as const

/** Why these people: what each rests on, what was not used, and the way to leave somebody out for this ask alone. */
export function WhyThese({
  found,
  clock,
  open,
  onClose,
}: {
  found: Found
  clock: Clock
  open: boolean
  onClose: () => void
}) {
  const t = useText()
  const { candidates, leftOut, strangers, setStrangers, notForThis } = found
  return (
    <Sheet
      open={open}
      onClose={onClose}
      wide
      title={t('invitations.ui.who.why', { count: candidates.length })}
      description={t('invitations.ui.why.what')}
      closeLabel={t('invitations.ui.close')}
    >
      <ul className={styles.people}>
        {candidates.map((candidate) => (
          <li key={candidate.person.id} className={styles.person}>
            <Why candidate={candidate} clock={clock} onNot={() => notForThis(candidate.person, true)} />
          </li>
        ))}
      </ul>
      {leftOut.length > 0 && (
        <ul className={styles.leftOut} aria-label={t('invitations.ui.why.leftOut')}>
          {leftOut.map((person) => (
            <li key={person.id} className={styles.back}>
              <span>{t('invitations.ui.why.isLeftOut', { name: person.name })}</span>
              <Button kind="text" onClick={() => notForThis(person, false)}>
                {t('invitations.ui.why.bringBack', { name: firstNameOf(person.name) })}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.switch}>
        <Switch checked={strangers} onChange={setStrangers}>
          {t('invitations.ui.why.strangers')}
        </Switch>
        <p className={styles.note}>{t('invitations.ui.why.strangersWhat')}</p>
      </div>
      <h3 className={styles.heading}>{t('invitations.ui.why.notUsed')}</h3>
      <ul className={styles.notUsed}>
        {NOT_USED.map((what) => (
          <li key={what}>{t(`invitations.ui.why.notUsed.${what}`)}</li>
        ))}
      </ul>
    </Sheet>
  )
}

function Why({
  candidate: { person, reasons, basis, tie },
  clock,
  onNot,
}: {
  candidate: Candidate
  clock: Clock
  onNot: () => void
}) {
  const t = useText()
  return (
    <>
      <div className={styles.head}>
        <span className={styles.name}>{person.name}</span>
        <Button
          kind="text"
          className={styles.not}
          aria-label={t('invitations.ui.why.notForThisOne', { name: person.name })}
          onClick={onNot}
        >
          {t('invitations.ui.why.notForThis')}
        </Button>
      </div>
      {reasons.map(({ text, evidenceId }) => (
        <ReasonWithSource key={text} text={text} evidenceId={evidenceId} clock={clock} />
      ))}
      {basis === 'profile' && <p className={styles.note}>{t('invitations.ui.why.profile')}</p>}
      {tie > 0 && <p className={styles.note}>{t('invitations.ui.why.tie')}</p>}
    </>
  )
}
