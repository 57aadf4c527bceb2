import { MyChannels } from '#features/notices/ui/parts/my-channels.tsx'
import { SettingsPage as ReachSettings } from '#features/reach/ui/pages/settings.tsx'

/** When and how I may be reached, and by which mail: two slices that don't know each other. */
export function SettingsPage() {
  return (
    <>
      <ReachSettings />
      <MyChannels />
    </>
  )
}
