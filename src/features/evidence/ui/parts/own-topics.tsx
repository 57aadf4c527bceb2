import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#kit/button/button.tsx'
import { useClient } from '#kit/client/client.tsx'
import { isProblem } from '#kit/client/problem.ts'
import { Field } from '#kit/field/field.tsx'
import { useText } from '#kit/text/text.tsx'
import { useToasts } from '#kit/toast/toast.tsx'
import styles from './topics.module.css'

export type OfferedTopic = { readonly id: string; readonly words: string }

/** What somebody says of themselves: three things that they may be asked about. Only they add and take away. */
export function OwnTopics({ offered, mine }: { offered: readonly OfferedTopic[]; mine: boolean }) {
  const t = useText()
  const { offer, takeBack } = useOffering()
  if (offered.length === 0 && !mine) return null
  return (
    <div className={styles.offered}>
      {offered.length > 0 && (
        <ul className={styles.chips} aria-label={t('evidence.ui.offered')}>
          {offered.map((topic) => (
            <li key={topic.id} className={styles.own}>
              <span dir="auto">{topic.words}</span>
              {mine && (
                <Button
                  kind="text"
                  className={styles.hide}
                  aria-label={t('evidence.ui.offered.takeBackThis', { topic: topic.words })}
                  onClick={() => takeBack(topic)}
                >
                  {t('evidence.ui.remove')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mine && <OfferForm offer={offer} />}
    </div>
  )
}

function OfferForm({ offer }: { offer: (words: string) => void }) {
  const t = useText()
  const [words, setWords] = useState('')
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (words.trim().length < 2) return
        offer(words.trim())
        setWords('')
      }}
    >
      <Field
        label={t('evidence.ui.offered.label')}
        hint={t('evidence.ui.offered.hint')}
        maxLength={100}
        autoComplete="off"
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Button type="submit">{t('evidence.ui.offered.add')}</Button>
    </form>
  )
}

function useOffering() {
  const t = useText()
  const client = useClient()
  const queries = useQueryClient()
  const { show } = useToasts()
  const change = (work: Promise<unknown>) => {
    void work
      .catch((error: unknown) => {
        const said = isProblem(error) ? [error.detail, error.next].filter(Boolean).join(' ') : ''
        show({ text: said || t('evidence.ui.failed') })
      })
      .finally(() => queries.invalidateQueries({ queryKey: ['evidence'] }))
  }
  return {
    offer: (words: string) => change(client.call('evidence.offerTopic', { words })),
    takeBack: ({ id }: OfferedTopic) => change(client.call('evidence.remove', { evidenceId: id })),
  }
}
