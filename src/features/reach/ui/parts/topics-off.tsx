import { useState } from 'react'
import { Button } from '#kit/button/button.tsx'
import { Field } from '#kit/field/field.tsx'
import { useText } from '#kit/text/text.tsx'
import type { MeView } from '../../schema.ts'
import { Removable } from './removable.tsx'
import { Section } from './section.tsx'
import styles from './settings-parts.module.css'
import type { MeChange } from './use-reach.ts'

/** What somebody is tired of being asked about: they aren't suggested for it, and a colleague can still name them. */
export function TopicsOff({ me, change }: { me: MeView; change: (changes: MeChange) => void }) {
  const t = useText()
  const [topic, setTopic] = useState('')
  const named = topic.trim()
  return (
    <Section title={t('reach.ui.topics')} what={t('reach.ui.topics.what')}>
      <form
        className={styles.line}
        onSubmit={(event) => {
          event.preventDefault()
          if (named.length >= 2) change({ topicsOff: [...me.topicsOff, named] })
          setTopic('')
        }}
      >
        <Field
          label={t('reach.ui.topics.one')}
          autoComplete="off"
          maxLength={60}
          value={topic}
          onChange={(event) => setTopic(event.currentTarget.value)}
        />
        <Button type="submit" disabled={named.length < 2 || me.topicsOff.length >= 20}>
          {t('reach.ui.topics.add')}
        </Button>
      </form>
      {me.topicsOff.length > 0 && (
        <ul className={styles.chips}>
          {me.topicsOff.map((one) => (
            <Removable
              key={one}
              label={one}
              removeLabel={t('reach.ui.remove', { what: one })}
              onRemove={() => change({ topicsOff: me.topicsOff.filter((other) => other !== one) })}
            />
          ))}
        </ul>
      )}
    </Section>
  )
}
