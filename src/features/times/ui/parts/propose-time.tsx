import { useState } from 'react'
import { momentOf } from '#engine/time/zone.ts'
import { Button } from '#kit/button/button.tsx'
import { Field } from '#kit/field/field.tsx'
import { useText } from '#kit/text/text.tsx'
import type { Clock } from '#kit/time/when.ts'
import styles from './find-time.module.css'

/** A day and an hour on one's own wall; the other one agrees with a click. */
export function ProposeTime({
  clock,
  name,
  busy,
  onPropose,
}: {
  clock: Clock
  name: string
  busy: boolean
  onPropose: (startsAt: string) => void
}) {
  const t = useText()
  const [text, setText] = useState('')
  const at = text === '' ? null : momentOf(text, clock.zone)
  const isAhead = at !== null && at > clock.now
  return (
    <form
      className={styles.own}
      onSubmit={(event) => {
        event.preventDefault()
        if (isAhead) onPropose(new Date(at).toISOString())
      }}
    >
      <Field
        label={t('times.ui.when')}
        type="datetime-local"
        step={900}
        value={text}
        {...(at !== null && !isAhead ? { problem: t('times.ui.past') } : {})}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button kind="help" type="submit" disabled={!isAhead} busy={busy}>
        {t('times.ui.proposeTo', { name })}
      </Button>
    </form>
  )
}
