import { useParams } from '@tanstack/react-router'
import { useText } from '#kit/text/text.tsx'
import { useTitle } from '#kit/text/title.ts'
import { HostView } from '../parts/host-view.tsx'
import { NoRing } from '../parts/no-ring.tsx'
import { PhoneView } from '../parts/phone-view.tsx'
import { RingClock } from '../parts/ring-clock.tsx'
import { useRing } from '../parts/use-ring.ts'
import { useRingActs } from '../parts/use-ring-acts.ts'

/** The leader's screen; whoever no longer leads has a participant's. */
export function HostPage() {
  const t = useText()
  const { ringId = '' } = useParams({ strict: false }) as { ringId?: string }
  const { view, link, refused, now } = useRing({ ringId })
  const { acts, waiting, unsent } = useRingActs(ringId, view, link)
  useTitle(view?.ring.title ?? t('ring.ui.rings'))
  if (refused !== null) return <NoRing />
  if (view === null) return null
  return (
    <RingClock now={now}>
      {view.host === null ? (
        <PhoneView view={view} acts={acts} link={link} waiting={waiting} unsent={unsent} />
      ) : (
        <HostView view={view} acts={acts} link={link} />
      )}
    </RingClock>
  )
}
