import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#kit/button/button.tsx'
import { useClient } from '#kit/client/client.tsx'
import { isProblem } from '#kit/client/problem.ts'
import { Field } from '#kit/field/field.tsx'
import { useText, type Text } from '#kit/text/text.tsx'
import { sayMonth, type Clock } from '#kit/time/when.ts'
import { useToasts } from '#kit/toast/toast.tsx'
import type { TopicView } from '../../schema.ts'
import { OwnTopics } from './own-topics.tsx'
import styles from './topics.module.css'

/** What somebody can help with, in words with dates; the bar says how often it came up, for the eye alone. */
export function Topics({
  personId,
  clock,
  mine,
  brief = false,
}: {
  personId: string
  clock: Clock
  mine: boolean
  /** without what they don't want to be found for */
  brief?: boolean
}) {
  const t = useText()
  const client = useClient()
  const hide = useHiding(personId)
  const topics = useQuery({
    queryKey: ['evidence', 'topics', personId],
    queryFn: ({ signal }) => client.call('evidence.topics', { personId }, { signal }),
  })
  if (topics.isError) return <p className={styles.note}>{t('evidence.ui.failed')}</p>
  if (topics.data === undefined) return null
  const { items, hidden, offered } = topics.data
  const most = Math.max(1, ...items.map(({ pieces }) => pieces))
  return (
    <>
      <OwnTopics offered={offered} mine={mine} />
      {items.length === 0 && offered.length === 0 && !brief && (
        <p className={styles.note}>{t(mine ? 'evidence.ui.topics.none.mine' : 'evidence.ui.topics.none')}</p>
      )}
      {items.length > 0 && (
        <ul className={styles.list}>
          {items.map((topic) => (
            <li key={topic.words} className={styles.topic}>
              <span className={styles.words}>{topic.words}</span>
              <span
                className={styles.bar}
                style={{ inlineSize: `${20 + (80 * topic.pieces) / most}%` }}
                aria-hidden="true"
              />
              <span className={styles.dates}>{datesOf(topic, clock, t)}</span>
              {mine && (
                <Button
                  kind="text"
                  className={styles.hide}
                  aria-label={t('evidence.ui.topics.hideThis', { topic: topic.words })}
                  onClick={() => hide(topic.words)}
                >
                  {t('evidence.ui.hide')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mine && !brief && <NotFoundFor personId={personId} hidden={hidden} hide={hide} />}
    </>
  )
}

function datesOf({ pieces, first, last }: TopicView, clock: Clock, t: Text): string {
  const since = sayMonth(Date.parse(first), clock)
  const until = sayMonth(Date.parse(last), clock)
  if (since === until) return t('evidence.ui.topics.once', { count: pieces, month: until })
  return t('evidence.ui.topics.dates', { count: pieces, since, until })
}

/** The owner's own list: topics that they are in no answer for. */
function NotFoundFor({
  personId,
  hidden,
  hide,
}: {
  personId: string
  hidden: readonly string[]
  hide: (words: string) => void
}) {
  const t = useText()
  const show = useShowing(personId)
  const [words, setWords] = useState('')
  return (
    <div className={styles.hidden}>
      {hidden.length > 0 && (
        <>
          <p className={styles.note}>{t('evidence.ui.topics.hidden')}</p>
          <ul className={styles.chips}>
            {hidden.map((topic) => (
              <li key={topic} className={styles.chip}>
                {topic}
                <Button
                  kind="text"
                  className={styles.hide}
                  aria-label={t('evidence.ui.topics.showThis', { topic })}
                  onClick={() => show(topic)}
                >
                  {t('evidence.ui.topics.show')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (words.trim() === '') return
          hide(words.trim())
          setWords('')
        }}
      >
        <Field
          label={t('evidence.ui.topics.notFor')}
          hint={t('evidence.ui.topics.notForHint')}
          maxLength={100}
          autoComplete="off"
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Button type="submit">{t('evidence.ui.hide')}</Button>
      </form>
    </div>
  )
}

/** Takes effect at once; the undo shows it again. */
function useHiding(personId: string): (words: string) => void {
  const t = useText()
  const client = useClient()
  const queries = useQueryClient()
  const showAgain = useShowing(personId)
  const { show } = useToasts()
  return (words) => {
    void client
      .call('evidence.hideTopic', { words })
      .then(() => {
        show({
          text: t('evidence.ui.topics.isHidden', { topic: words }),
          undo: { label: t('evidence.ui.undo'), run: () => showAgain(words) },
        })
      })
      .catch((error: unknown) => {
        const said = isProblem(error) ? [error.detail, error.next].filter(Boolean).join(' ') : ''
        show({ text: said || t('evidence.ui.notHidden') })
      })
      .finally(() => queries.invalidateQueries({ queryKey: ['evidence', 'topics', personId] }))
  }
}

function useShowing(personId: string): (words: string) => void {
  const client = useClient()
  const queries = useQueryClient()
  const t = useText()
  const { show } = useToasts()
  return (words) => {
    void client
      .call('evidence.hideTopic', { words, hidden: false })
      .catch(() => show({ text: t('evidence.ui.failed') }))
      .finally(() => queries.invalidateQueries({ queryKey: ['evidence', 'topics', personId] }))
  }
}
