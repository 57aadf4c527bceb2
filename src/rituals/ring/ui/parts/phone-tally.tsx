import { useState } from 'react'
import { Button } from '#kit/button/button.tsx'
import { ChoiceChip } from '#kit/chip/chip.tsx'
import { Field } from '#kit/field/field.tsx'
import { useText } from '#kit/text/text.tsx'
import type { RingView } from '../../schema.ts'
import type { RingActs } from './acts.ts'
import styles from './phone.module.css'

const IMPORTANCE = [1, 2, 3, 4, 5] as const

/** What the offers may be worth to me, as far as I can say; and one word of thanks. Only sums are shown to others. */
export function PhoneTally({ view, acts }: { view: RingView; acts: RingActs }) {
  const t = useText()
  const told = view.mine.tally
  const [hours, setHours] = useState(told?.hours === null || told === null ? '' : String(told.hours))
  const [worth, setWorth] = useState(told?.worth ?? '')
  const [importance, setImportance] = useState(told?.importance ?? null)
  const [thanks, setThanks] = useState('')
  const [state, setState] = useState<'open' | 'busy' | 'told'>(told === null ? 'open' : 'told')
  const tell = async () => {
    setState('busy')
    const figure = Number.parseFloat(hours.replace(',', '.'))
    const done = await acts.tell({
      hours: Number.isFinite(figure) ? figure : null,
      worth: worth.trim() === '' ? null : worth.trim(),
      importance,
      ...(thanks.trim() === '' ? {} : { thanks: thanks.trim() }),
    })
    setState(done ? 'told' : 'open')
  }
  return (
    <form
      className={styles.part}
      onSubmit={(event) => {
        event.preventDefault()
        void tell()
      }}
    >
      <h2 className={styles.question}>{t('ring.ui.tally.title')}</h2>
      <p className={styles.quiet}>{t('ring.ui.tally.what')}</p>
      <Field
        label={t('ring.ui.tally.myHours')}
        inputMode="decimal"
        value={hours}
        onChange={(event) => setHours(event.currentTarget.value)}
      />
      <Field
        label={t('ring.ui.tally.worth')}
        hint={t('ring.ui.tally.worth.hint')}
        maxLength={40}
        value={worth}
        onChange={(event) => setWorth(event.currentTarget.value)}
      />
      <fieldset className={styles.choices}>
        <legend>{t('ring.ui.tally.importance')}</legend>
        {IMPORTANCE.map((step) => (
          <ChoiceChip key={step} pressed={importance === step} onChoose={() => setImportance(step)}>
            {t(`ring.ui.tally.importance.${step}`)}
          </ChoiceChip>
        ))}
      </fieldset>
      <Field
        label={t('ring.ui.tally.thanks')}
        voice
        maxLength={40}
        value={thanks}
        onChange={(event) => setThanks(event.currentTarget.value)}
      />
      <Button kind="ask" size="large" wide type="submit" className={styles.target} busy={state === 'busy'}>
        {t(state === 'told' ? 'ring.ui.tally.again' : 'ring.ui.tally.tell')}
      </Button>
      {state === 'told' && <p role="status">{t('ring.ui.tally.told')}</p>}
    </form>
  )
}
