import { useEffect, useMemo, useState } from 'react'
import { Button } from '#kit/button/button.tsx'
import { useText } from '#kit/text/text.tsx'
import { linesAmong } from '../../domain/reading.ts'
import type { RingView } from '../../schema.ts'
import { Drawing } from './drawing.tsx'
import styles from './ring-page.module.css'

/** The whole ring again in as many seconds. */
const SECONDS = 24
const TICK = 200

/** The drawing as it came about: whole at first, from the first line on after a press, in the rhythm of the room. */
export function Replay({ view }: { view: RingView }) {
  const t = useText()
  const all = useMemo(() => {
    const lines = linesAmong(view, view.seats)
    const times = new Map(view.offers.map(({ id, at }) => [id, Date.parse(at)]))
    return lines
      .map((line) => ({ line, at: times.get(line.id) ?? 0 }))
      .sort((one, other) => one.at - other.at)
  }, [view])
  const [run, setRun] = useState(0)
  const { elapsed, isPlaying, play, pause } = usePlaying(() => setRun((before) => before + 1))
  const first = all[0]?.at ?? 0
  const length = Math.max(1, (all.at(-1)?.at ?? 0) - first)
  const upTo = elapsed === null ? Number.POSITIVE_INFINITY : first + (elapsed / SECONDS) * length
  const shown = all.filter(({ at }) => at <= upTo).map(({ line }) => line)
  return (
    <section className={styles.replay} aria-label={t('ring.ui.replay')}>
      <div className={styles.drawing}>
        <Drawing
          key={run}
          people={view.seats}
          lines={shown}
          frame={{ width: 760, height: 640, size: view.seats.length > 60 ? 0 : 14 }}
          spread="over"
          label={t('ring.ui.drawing', { people: view.seats.length, lines: all.length })}
        />
      </div>
      {all.length > 1 && (
        <Button onClick={isPlaying ? pause : play}>
          {t(isPlaying ? 'ring.ui.replay.pause' : 'ring.ui.replay.play')}
        </Button>
      )}
    </section>
  )
}

/** Seconds since it began to play; null while the whole is shown. */
function usePlaying(onBegin: () => void) {
  const [elapsed, setElapsed] = useState<number | null>(null)
  const [wanted, setPlaying] = useState(false)
  const isOver = elapsed !== null && elapsed > SECONDS
  const isPlaying = wanted && !isOver
  useEffect(() => {
    if (!isPlaying) return
    const timer = setInterval(() => setElapsed((before) => (before ?? 0) + TICK / 1000), TICK)
    return () => clearInterval(timer)
  }, [isPlaying])
  return {
    elapsed,
    isPlaying,
    play: () => {
      if (elapsed === null || isOver) {
        onBegin()
        setElapsed(0)
      }
      setPlaying(true)
    },
    pause: () => setPlaying(false),
  }
}
