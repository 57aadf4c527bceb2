import { useEffect, useState } from 'react'
import { useTitle } from '#kit/text/title.ts'
import { LiveRegion } from '#kit/live-region/live-region.tsx'
import { KeysProvider } from '#kit/keys/keys.tsx'
import { ToastProvider } from '#kit/toast/toast.tsx'
import type { RingView } from '#src/rituals/ring/schema.ts'
import type { RingActs } from '#src/rituals/ring/ui/parts/acts.ts'
import { HostView } from '#src/rituals/ring/ui/parts/host-view.tsx'
import { PhoneView } from '#src/rituals/ring/ui/parts/phone-view.tsx'
import { StageView } from '#src/rituals/ring/ui/parts/stage-view.tsx'
import { sampleRing, withAllLines } from './ring-samples.ts'

const NO_ACTS: RingActs = {
  offer: () => undefined,
  say: () => undefined,
  takeBack: () => undefined,
  write: () => Promise.resolve(true),
  seen: () => undefined,
  press: () => undefined,
  tell: () => Promise.resolve(true),
  settle: () => Promise.resolve(true),
  leave: () => undefined,
}

/**
 * One screen of a ring with invented people: `/dev/gallery?screen=phone&phase=wall&people=8`. On the stage `lines=all` draws
 * all that there can be, and `arriving` lets another come now and then.
 */
export function RingGallery() {
  useTitle('Ring')
  const asked = new URLSearchParams(location.search)
  const screen = asked.get('screen')
  return (
    <KeysProvider letters>
      <LiveRegion>
        <ToastProvider label="Notes">
          {screen === 'stage' && <Stage asked={asked} />}
          {screen === 'host' && <HostView view={viewFor(asked, 'host')} acts={NO_ACTS} link="live" />}
          {screen === 'phone' && (
            <PhoneView
              view={viewFor(asked, Number(asked.get('seat') ?? 5))}
              acts={NO_ACTS}
              link="live"
              waiting={[]}
              unsent={0}
            />
          )}
        </ToastProvider>
      </LiveRegion>
    </KeysProvider>
  )
}

function Stage({ asked }: { asked: URLSearchParams }) {
  const whole = asked.get('lines') === 'all' ? withAllLines(viewFor(asked, 'stage')) : viewFor(asked, 'stage')
  const arrived = useArriving(asked.has('arriving'), whole.offers.length)
  const view = { ...whole, offers: whole.offers.slice(0, arrived) }
  return (
    <StageView
      view={view}
      table={view.tables[0]}
      link="live"
      theme={asked.get('theme') === 'light' ? 'light' : 'dark'}
    />
  )
}

function viewFor(asked: URLSearchParams, as: 'stage' | 'host' | number): RingView {
  const phase = (asked.get('phase') ?? 'work') as RingView['ring']['phase']
  const tables = asked.get('tables')
  return sampleRing(phase, Number(asked.get('people') ?? 24), {
    as,
    ...(tables === null ? {} : { tables: Number(tables) }),
  })
}

/** How many of all lines are there: all but the last twenty, then one more every 400 ms, and from the start again. */
function useArriving(isOn: boolean, all: number): number {
  const [more, setMore] = useState(0)
  useEffect(() => {
    if (!isOn) return
    const timer = setInterval(() => setMore((before) => (before + 1) % LAST), 400)
    return () => clearInterval(timer)
  }, [isOn])
  return isOn ? Math.max(0, all - LAST) + more : all
}

const LAST = 20
