import { useEffect, useMemo, useRef, useState } from 'react'
import { instant } from '#engine/time/instant.ts'
import { CoachPart } from '#features/asks/ui/parts/coach-part.tsx'
import { questionOf } from '#features/asks/ui/parts/coach-question.ts'
import { arcsOf, isPlain, markViews, underlinesOf } from '#features/asks/ui/parts/coach-view.ts'
import { useCoaching } from '#features/asks/ui/parts/use-coaching.ts'
import { AskRing } from '#kit/ask-ring/ask-ring.tsx'
import { AskText } from '#kit/ask-text/ask-text.tsx'
import { Button } from '#kit/button/button.tsx'
import { useClient } from '#kit/client/client.tsx'
import { MarksRow } from '#kit/marks-row/marks-row.tsx'
import { Switch } from '#kit/switch/switch.tsx'
import { useText } from '#kit/text/text.tsx'
import type { Mine } from '../../schema.ts'
import type { Round } from './acts.ts'
import styles from './card-writing.module.css'

type Words = { readonly text: string; readonly isReady: boolean; readonly mayGoOutside: boolean }

/** Milliseconds after the last letter until what was written is kept at the server. */
const KEEP_AFTER = 800

/** One card of mine: the sheet, the five marks, the coach's one question, and "It's ready". */
export function CardWriting({
  round,
  rounds,
  zone,
  hasTurns,
  card,
  onWrite,
}: {
  round: Round
  rounds: number
  zone: string
  hasTurns: boolean
  card: Mine['cards'][number] | undefined
  onWrite: (words: Words) => Promise<boolean>
}) {
  const t = useText()
  const client = useClient()
  const area = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(card?.text ?? '')
  const [skipped, setSkipped] = useState<readonly string[]>([])
  const [outside, setOutside] = useState(card?.mayGoOutside ?? false)
  const context = useMemo(() => ({ now: instant(client.now()), zone }), [client, zone])
  const { coaching } = useCoaching(text, context)
  const { save, state } = useKeeping(card, onWrite)
  const isReady = card?.isReady === true && card.text === text
  const write = (next: string) => {
    setText(next)
    save({ text: next, isReady: false, mayGoOutside: outside }, KEEP_AFTER)
  }
  return (
    <section className={styles.sheet} aria-label={t(`ring.ui.card.${round}`)}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t(rounds > 1 ? `ring.ui.card.${round}` : 'ring.ui.card.one')}</h2>
        <AskRing size={40} marks={arcsOf(text, coaching, [])} />
      </div>
      <AskText
        label={t(`ring.ui.card.${round}`)}
        value={text}
        onChange={write}
        spans={underlinesOf(coaching)}
        placeholder={t(`ring.ui.card.${round}.placeholder`)}
        ref={area}
      />
      {text.trim() !== '' && !isPlain(text, coaching) && (
        <>
          <CoachPart
            question={questionOf({ text, coaching, skipped, t })}
            text={text}
            area={area}
            onText={write}
            onSkip={(id) => setSkipped([...skipped, id])}
            onAside={() => () => undefined}
          />
          <div className={styles.marks}>
            <MarksRow label={t('asks.ui.marks')} marks={markViews(coaching, text, t)} />
          </div>
        </>
      )}
      <Switch
        checked={outside}
        onChange={(mayGoOutside) => {
          setOutside(mayGoOutside)
          save({ text, isReady, mayGoOutside }, 0)
        }}
      >
        {t('ring.ui.card.outside')}
      </Switch>
      <div className={styles.foot}>
        <Button
          kind={isReady ? 'outline' : 'ask'}
          size="large"
          className={styles.target}
          disabled={text.trim() === ''}
          busy={state === 'saving'}
          onClick={() => save({ text, isReady: !isReady, mayGoOutside: outside }, 0)}
        >
          {t(isReady ? 'ring.ui.card.change' : 'ring.ui.card.ready')}
        </Button>
        <p className={styles.quiet} role="status">
          {t(
            state === 'failed'
              ? 'ring.ui.card.failed'
              : isReady
                ? hasTurns
                  ? 'ring.ui.card.isReady'
                  : 'ring.ui.card.isReadyOpen'
                : hasTurns
                  ? 'ring.ui.card.who'
                  : 'ring.ui.card.whoOpen',
          )}
        </p>
      </div>
    </section>
  )
}

/** Keeps what is written: the newest words a moment after the last letter, at once for a tap, and always in order. */
function useKeeping(card: Mine['cards'][number] | undefined, onWrite: (words: Words) => Promise<boolean>) {
  const [state, setState] = useState<'idle' | 'saving' | 'failed'>('idle')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef<Words | null>(null)
  const write = useRef(onWrite)
  write.current = onWrite
  const send = useRef(async () => {
    const words = latest.current
    if (words === null) return
    latest.current = null
    const done = await write.current(words)
    setState(done ? 'idle' : 'failed')
  })
  useEffect(() => {
    const flush = () => void send.current()
    addEventListener('pagehide', flush)
    return () => {
      removeEventListener('pagehide', flush)
      clearTimeout(timer.current)
      flush()
    }
  }, [])
  const save = (words: Words, after: number) => {
    const isSame =
      card?.text === words.text && card.isReady === words.isReady && card.mayGoOutside === words.mayGoOutside
    latest.current = isSame ? null : words
    clearTimeout(timer.current)
    if (after === 0) {
      setState('saving')
      void send.current()
    } else timer.current = setTimeout(() => void send.current(), after)
  }
  return { save, state }
}
