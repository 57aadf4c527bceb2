import { useState } from 'react'
import { firstNameOf } from '#features/people/ui/parts/me.ts'
import { Avatar } from '#kit/avatar/avatar.tsx'
import { Chip, ChoiceChip } from '#kit/chip/chip.tsx'
import { Switch } from '#kit/switch/switch.tsx'
import { useText } from '#kit/text/text.tsx'
import { sayMinutes, sayWhen, type Clock } from '#kit/time/when.ts'
import { AfterYes } from './after-yes.tsx'
import { AnswerButtons } from './answer-buttons.tsx'
import type { ForMe } from './for-me.ts'
import styles from './reading-pane.module.css'
import { type Answers, useAnswers } from './use-answers.ts'
import { sayWhyYou } from './why-you.ts'

const WORDS = ['field', 'time', 'closer'] as const

/** One ask of somebody else in full, why it came to me, and the four answers. */
export function ReadingPane({
  item,
  clock,
  keys,
  onLeave,
  onYes,
}: {
  item: ForMe
  clock: Clock
  keys: boolean
  onLeave: (askId: string, left: boolean) => void
  onYes: (askId: string) => void
}) {
  const t = useText()
  const { ask, why, invitationId, may } = item
  const name = firstNameOf(ask.asker.name)
  const answers = useAnswers(
    {
      askId: ask.id,
      askerName: name,
      invitationId,
      may,
      onLeave: (left) => onLeave(ask.id, left),
      onYes: () => onYes(ask.id),
    },
    clock.zone,
  )
  return (
    <article className={styles.pane} aria-label={t('invitations.ui.forYou.from', { name })}>
      <header className={styles.asker}>
        <Avatar name={ask.asker.name} tone="ask" />
        <div>
          <b className={styles.name}>{ask.asker.name}</b>
          <p className={styles.facts}>
            {t(invitationId === undefined ? 'invitations.ui.forYou.seen' : 'invitations.ui.forYou.sent')}
          </p>
        </div>
        {ask.simulated && <Chip>{t('invitations.ui.simulated')}</Chip>}
      </header>
      <p className={styles.text} dir="auto">
        {ask.text}
      </p>
      <p className={styles.chips}>
        {ask.effortMinutes !== null && <Chip>{sayMinutes(ask.effortMinutes, clock.language)}</Chip>}
        {ask.needBy !== null && (
          <Chip>{t('invitations.ui.by', { when: sayWhen(Date.parse(ask.needBy), clock) })}</Chip>
        )}
        {ask.urgent && <Chip tone="ask">{t('invitations.ui.plan.urgent')}</Chip>}
      </p>
      {invitationId !== undefined && <p className={styles.why}>{sayWhyYou(why, t, item.passedBy)}</p>}
      {item.saidYes ? (
        <AfterYes item={item} clock={clock} onDone={() => onLeave(ask.id, true)} />
      ) : (
        <>
          <div className={styles.answers}>
            <AnswerButtons answers={answers} keys={keys} needBy={ask.needBy} />
          </div>
          {answers.may.decline && <NotMe name={name} decline={answers.decline} />}
        </>
      )}
    </article>
  )
}

/** A no needs no reason. Who gives one helps the next search, and the asker reads it only where that was chosen. */
function NotMe({ name, decline }: { name: string; decline: Answers['decline'] }) {
  const t = useText()
  const [shown, setShown] = useState(false)
  return (
    <div className={styles.decline}>
      <p>
        <b>{t('invitations.ui.decline.title')}</b> {t('invitations.ui.decline.what', { name })}
      </p>
      <div className={styles.words}>
        {WORDS.map((word) => (
          <ChoiceChip key={word} onChoose={() => void decline(t(`invitations.ui.decline.${word}`), shown)}>
            {t(`invitations.ui.decline.${word}`)}
          </ChoiceChip>
        ))}
      </div>
      <Switch checked={shown} onChange={setShown}>
        {t('invitations.ui.decline.show', { name })}
      </Switch>
    </div>
  )
}
