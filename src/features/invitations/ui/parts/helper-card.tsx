import type { AskView } from '#features/asks/schema.ts'
import { firstNameOf } from '#features/people/ui/parts/me.ts'
import { FindTime } from '#features/times/ui/parts/find-time.tsx'
import { useText } from '#kit/text/text.tsx'
import type { Clock } from '#kit/time/when.ts'
import { AnswerButtons } from './answer-buttons.tsx'
import { BeginButton } from './begin-button.tsx'
import styles from './helper-card.module.css'
import { useAnswers } from './use-answers.ts'
import { useInvitations } from './use-plan.ts'
import { sayWhyYou } from './why-you.ts'

/** The same page for who helps or might: their answer, or what they agreed to; else why there is nothing to do. */
export function HelperCard({ ask, viewer, clock }: { ask: AskView; viewer: string; clock: Clock }) {
  const t = useText()
  const name = firstNameOf(ask.asker.name)
  const invitation = useInvitations().data?.find(({ askId }) => askId === ask.id)
  const answers = useAnswers(
    {
      askId: ask.id,
      askerName: name,
      invitationId: invitation?.id,
      may: invitation?.may ?? ask.may,
      onLeave: () => {},
    },
    clock.zone,
  )
  if (ask.helpers.some(({ id }) => id === viewer))
    return (
      <section className={styles.card} aria-label={t('invitations.ui.helper.mine')}>
        <p>
          <b>{t('invitations.ui.helper.mine')}</b>{' '}
          {ask.state === 'accepted' && (
            <span className={styles.quiet}>{t('invitations.ui.helper.write', { name })}</span>
          )}
        </p>
        {ask.state !== 'closed' && (
          <FindTime
            askId={ask.id}
            clock={clock}
            other={<BeginButton ask={ask}>{t('invitations.ui.yes.write')}</BeginButton>}
          />
        )}
      </section>
    )
  const answerable = answers.may.accept || answers.may.pass
  return (
    <section className={styles.card} aria-label={t('invitations.ui.helper.answer')}>
      {invitation !== undefined && <p className={styles.quiet}>{sayWhyYou(invitation.why, t)}</p>}
      {answerable ? (
        <AnswerButtons answers={answers} keys needBy={ask.needBy} />
      ) : (
        <p className={styles.quiet}>
          {t(ask.state === 'closed' ? 'invitations.ui.helper.closed' : 'invitations.ui.helper.taken', {
            name,
          })}
        </p>
      )}
    </section>
  )
}
