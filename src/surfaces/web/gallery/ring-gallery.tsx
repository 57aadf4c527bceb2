import { useTitle } from '#kit/text/title.ts'
import { LiveRegion } from '#kit/live-region/live-region.tsx'
import { KeysProvider } from '#kit/keys/keys.tsx'
import { ToastProvider } from '#kit/toast/toast.tsx'
import type { RingView } from '#src/rituals/ring/schema.ts'
import type { RingActs } from '#src/rituals/ring/ui/parts/acts.ts'
import { HostView } from '#src/rituals/ring/ui/parts/host-view.tsx'
import { PhoneView } from '#src/rituals/ring/ui/parts/phone-view.tsx'
import { StageView } from '#src/rituals/ring/ui/parts/stage-view.tsx'
import { sampleRing } from './ring-samples.ts'

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

/** One screen of a ring with invented people: `/dev/gallery?screen=phone&phase=wall&people=8`. */
export function RingGallery() {
  useTitle('Ring')
  const asked = new URLSearchParams(location.search)
  const phase = (asked.get('phase') ?? 'work') as RingView['ring']['phase']
  const people = Number(asked.get('people') ?? 24)
  const tables = asked.get('tables')
  const screen = asked.get('screen') ?? 'stage'
  const given = tables === null ? {} : { tables: Number(tables) }
  return (
    <KeysProvider letters>
      <LiveRegion>
        <ToastProvider label="Notes">
          <>
            {screen === 'stage' && (
              <StageView
                view={sampleRing(phase, people, given)}
                table={sampleRing(phase, people, given).tables[0]}
                link="live"
                theme={asked.get('theme') === 'light' ? 'light' : 'dark'}
              />
            )}
            {screen === 'host' && (
              <HostView
                view={sampleRing(phase, people, { ...given, as: 'host' })}
                acts={NO_ACTS}
                link="live"
              />
            )}
            {screen === 'phone' && (
              <PhoneView
                view={sampleRing(phase, people, { ...given, as: Number(asked.get('seat') ?? 5) })}
                acts={NO_ACTS}
                link="live"
                waiting={[]}
                unsent={0}
              />
            )}
          </>
        </ToastProvider>
      </LiveRegion>
    </KeysProvider>
  )
}
