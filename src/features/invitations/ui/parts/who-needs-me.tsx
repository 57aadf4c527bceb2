import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { gistOf } from '#features/asks/ui/parts/ask-look.ts'
import { useFocusedAsk } from '#features/asks/ui/parts/use-focused-ask.ts'
import { firstNameOf } from '#features/people/ui/parts/me.ts'
import { useReach } from '#features/reach/ui/parts/use-reach.ts'
import { Avatar } from '#kit/avatar/avatar.tsx'
import { EmptyState } from '#kit/empty-state/empty-state.tsx'
import { gistClass, ListRow } from '#kit/list-row/list-row.tsx'
import { useText } from '#kit/text/text.tsx'
import { sayMinutes, sayWhen, type Clock } from '#kit/time/when.ts'
import { AfterYes } from './after-yes.tsx'
import { AnswerButtons } from './answer-buttons.tsx'
import { forMe, minutesOf, shownAtHome, type ForMe } from './for-me.ts'
import { HomeColumn } from './home-column.tsx'
import { useAnswers } from './use-answers.ts'
import { type Leaving, useLeaving } from './use-leaving.ts'
import { useInvitations } from './use-plan.ts'
import styles from './who-needs-me.module.css'

/** The asks that were sent to me and wait: three at most, and never more than I want in a week. */
export function WhoNeedsMe({ clock }: { clock: Clock }) {
  const t = useText()
  const invitations = useInvitations()
  const limit = useReach().data?.limit
  const all = useMemo(() => forMe(invitations.data ?? [], []), [invitations.data])
  const { items, leave, say } = useLeaving(all)
  const shown = items.slice(0, shownAtHome(limit))
  const chosen = useFocusedAsk()
  const withKeys = shown.find(({ ask }) => ask.id === chosen) ?? shown[0]
  const minutes = sayMinutes(minutesOf(shown), t.language)
  return (
    <HomeColumn
      title={t('invitations.ui.home.needsMe')}
      aside={shown.length === 0 ? '' : t('invitations.ui.home.fit', { count: shown.length, minutes })}
      reading={invitations}
    >
      {shown.length === 0 && <EmptyState>{t('invitations.ui.home.needsMeEmpty')}</EmptyState>}
      <ul>
        {shown.map((item, at) => (
          <Row
            key={item.ask.id}
            item={item}
            clock={clock}
            open={at === 0 || item === withKeys || item.saidYes === true}
            keys={item === withKeys}
            leave={leave}
            say={say}
          />
        ))}
      </ul>
    </HomeColumn>
  )
}

type RowProps = Pick<Leaving, 'leave' | 'say'> & { item: ForMe; clock: Clock; keys: boolean }

/**
 * The nearest ask can be answered right here, and so can the one that J and K came to. A pointer opens no other one: what
 * it presses would move away under it.
 */
function Row({ open, ...row }: RowProps & { open: boolean }) {
  const { ask, why } = row.item
  const { clock } = row
  const t = useText()
  const facts = [
    firstNameOf(ask.asker.name),
    ask.effortMinutes !== null && sayMinutes(ask.effortMinutes, clock.language),
    ask.needBy !== null && t('invitations.ui.by', { when: sayWhen(Date.parse(ask.needBy), clock) }),
    why[0],
  ]
  return (
    <ListRow
      id={ask.id}
      mark={<Avatar name={ask.asker.name} tone="ask" />}
      gist={
        <Link
          to="/for-you/$askId"
          params={{ askId: ask.id }}
          className={gistClass}
          data-list-row=""
          dir="auto"
        >
          {gistOf(ask.text)}
        </Link>
      }
      line={facts.filter(Boolean).join(' · ')}
      below={open && <Answers {...row} />}
    />
  )
}

function Answers({ item, clock, keys, leave, say }: RowProps) {
  const { ask, invitationId, may } = item
  const answers = useAnswers(
    {
      askId: ask.id,
      askerName: firstNameOf(ask.asker.name),
      invitationId,
      may,
      onLeave: (left) => leave(ask.id, left),
      onYes: () => say(ask.id),
    },
    clock.zone,
  )
  return (
    <div className={styles.answers}>
      {item.saidYes ? (
        <AfterYes item={item} clock={clock} onDone={() => leave(ask.id, true)} />
      ) : (
        <AnswerButtons answers={answers} keys={keys} compact needBy={ask.needBy} />
      )}
    </div>
  )
}
