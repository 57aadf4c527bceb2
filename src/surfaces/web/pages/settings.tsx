import { Link } from '@tanstack/react-router'
import { buttonClass } from '#kit/button/button.tsx'
import { useText } from '#kit/text/text.tsx'
import { MyCalendars } from '#features/calendars/ui/parts/my-calendars.tsx'
import { MyChannels } from '#features/notices/ui/parts/my-channels.tsx'
import { SettingsPage as ReachSettings } from '#features/reach/ui/pages/settings.tsx'

/** When and how I may be reached, and by which mail: three slices that don't know each other. */
export function SettingsPage() {
  const t = useText()
  return (
    <>
      <ReachSettings />
      <MyCalendars />
      <MyChannels />
      <Link to="/settings/keyboard" className={buttonClass('text')}>
        {t('web.keyboard')}
      </Link>
    </>
  )
}
