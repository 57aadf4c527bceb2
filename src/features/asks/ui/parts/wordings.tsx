import { useState } from 'react'
import { Button } from '#kit/button/button.tsx'
import { useClient } from '#kit/client/client.tsx'
import type { Answer } from '#kit/client/operation-map.ts'
import { isProblem } from '#kit/client/problem.ts'
import { useAnnounce } from '#kit/live-region/live-region.tsx'
import { useText } from '#kit/text/text.tsx'
import { placeOfChange } from './edits/take-wording.ts'
import styles from './wordings.module.css'

type Change = Answer<'asks.rewrite'>['changes'][number]
type State =
  | { readonly kind: 'idle' | 'asking' | 'nothing' | 'noAnswer' }
  | { readonly kind: 'refused'; readonly says: string }
  | { readonly kind: 'suggested'; readonly changes: readonly Change[] }

/** The server takes drafts of this length. */
const SHORTEST = 40
const LONGEST = 4_000

/**
 * Another wording by the organisation's own language model: one click, sentence by sentence, each taken or left by hand.
 * Loaded only where one is set up.
 */
export function WordingsPart({ text, write }: { text: string; write: (text: string) => void }) {
  const t = useText()
  const client = useClient()
  const announce = useAnnounce()
  const [state, setState] = useState<State>({ kind: 'idle' })
  if (text.trim().length < SHORTEST || text.length > LONGEST) return null
  const ask = async () => {
    setState({ kind: 'asking' })
    try {
      const { outcome, changes } = await client.call('asks.rewrite', { text })
      setState(outcome === 'suggested' ? { kind: outcome, changes } : { kind: outcome })
      announce(t(`asks.ui.wordings.${outcome}`, { count: changes.length }))
    } catch (error) {
      const says = isProblem(error) ? error.detail : ''
      setState(says === '' ? { kind: 'noAnswer' } : { kind: 'refused', says })
    }
  }
  const open = state.kind === 'suggested' ? state.changes : []
  const shown = open.filter((change) => placeOfChange(text, change) !== null)
  const drop = (change: Change) =>
    setState({ kind: 'suggested', changes: open.filter((one) => one !== change) })
  return (
    <section className={styles.part} aria-label={t('asks.ui.wordings')}>
      <p className={styles.line}>
        <Button kind="text" className={styles.ask} busy={state.kind === 'asking'} onClick={() => void ask()}>
          {t(state.kind === 'asking' ? 'asks.ui.wordings.asking' : 'asks.ui.wordings.ask')}
        </Button>
        <span className={styles.note}>
          {state.kind === 'nothing' || state.kind === 'noAnswer'
            ? t(`asks.ui.wordings.${state.kind}`)
            : state.kind === 'refused'
              ? state.says
              : t('asks.ui.wordings.private')}
        </span>
      </p>
      {shown.length > 0 && (
        <ul className={styles.changes}>
          {shown.map((change) => (
            <ChangeRow
              key={`${change.start} ${change.after}`}
              change={change}
              onTake={() => {
                const after = placeOfChange(text, change)
                if (after !== null) write(after)
                drop(change)
              }}
              onLeave={() => drop(change)}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

function ChangeRow(props: { change: Change; onTake: () => void; onLeave: () => void }) {
  const { change, onTake, onLeave } = props
  const t = useText()
  return (
    <li className={styles.change}>
      {change.before !== '' && (
        <p className={styles.before}>
          <span className={styles.which}>{t('asks.ui.wordings.yours')}</span>
          <del>{change.before}</del>
        </p>
      )}
      <p className={styles.after}>
        <span className={styles.which}>{t('asks.ui.wordings.theirs')}</span>
        {change.after === '' ? <em>{t('asks.ui.wordings.gone')}</em> : <ins>{change.after}</ins>}
      </p>
      <div className={styles.buttons}>
        <Button onClick={onTake}>{t('asks.ui.wordings.take')}</Button>
        <Button kind="text" onClick={onLeave}>
          {t('asks.ui.wordings.leave')}
        </Button>
      </div>
    </li>
  )
}
