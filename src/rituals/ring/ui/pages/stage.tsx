import { useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useKeys } from '#kit/keys/keys.tsx'
import { useText } from '#kit/text/text.tsx'
import { useTitle } from '#kit/text/title.ts'
import type { RingView, TableView } from '../../schema.ts'
import { NoRing } from '../parts/no-ring.tsx'
import { RingClock } from '../parts/ring-clock.tsx'
import { useAwake } from '../parts/use-awake.ts'
import { StageTools } from '../parts/stage-tools.tsx'
import { StageView } from '../parts/stage-view.tsx'
import { useRing } from '../parts/use-ring.ts'
import { useRingActs } from '../parts/use-ring-acts.ts'

const THEME = 'askwell.stage.theme'
/** How long the stage looks at one of several tables. */
const TURNS_EVERY = 20_000

/** The projector's screen. P pauses the ring where its leader is signed in here, else this screen alone; T changes day and night. */
export function StagePage() {
  const t = useText()
  const { ringId = '' } = useParams({ strict: false }) as { ringId?: string }
  const { key } = useSearch({ strict: false }) as { key?: string }
  const { view, link, refused, now } = useRing({ ringId, stageKey: key })
  const { acts } = useRingActs(ringId, view, link)
  const [held, setHeld] = useState<RingView | null>(null)
  const [theme, turnTheme] = useStageTheme()
  const shown = held ?? view
  const table = useTurningTable(shown, now, held !== null)
  const mayPress = view?.mine.may.includes('press') === true
  useTitle(view?.ring.title ?? t('ring.ui.rings'))
  const hold = () => {
    if (mayPress && view !== null) acts.press(view.ring.isPaused ? 'resume' : 'pause')
    else setHeld((before) => (before === null ? view : null))
  }
  useKeys({ p: hold, t: turnTheme })
  useAwake()
  if (refused !== null) return <NoRing />
  if (shown === null) return null
  return (
    <RingClock now={now}>
      <StageView
        view={shown}
        table={table}
        link={link}
        isStill={held !== null}
        theme={theme}
        tools={
          <StageTools
            isHeld={shown.ring.isPaused || held !== null}
            theme={theme}
            onHold={hold}
            onTheme={turnTheme}
          />
        }
      />
    </RingClock>
  )
}

/** Dark by default, for a dark room; the choice stays with this machine. */
function useStageTheme() {
  const [theme, setTheme] = useState<'dark' | 'light'>(() =>
    localStorage.getItem(THEME) === 'light' ? 'light' : 'dark',
  )
  const turn = () => {
    const next = theme === 'dark' ? 'light' : 'dark'
    localStorage.setItem(THEME, next)
    setTheme(next)
  }
  return [theme, turn] as const
}

/** The only table; of several one after the other, by the clock, so that all stages and a reload show the same. */
function useTurningTable(view: RingView | null, now: () => number, isHeld: boolean): TableView | undefined {
  const [turn, setTurn] = useState(() => Math.floor(now() / TURNS_EVERY))
  useEffect(() => {
    if (isHeld) return
    const timer = setInterval(() => setTurn(Math.floor(now() / TURNS_EVERY)), 1_000)
    return () => clearInterval(timer)
  }, [now, isHeld])
  const tables = view?.tables ?? []
  const busy = tables.filter(({ turn: at }) => at !== null)
  const from = busy.length > 0 ? busy : tables
  return from[turn % Math.max(1, from.length)]
}
