import { Outlet } from '@tanstack/react-router'
import { KeysProvider } from '#kit/keys/keys.tsx'
import { LiveRegion } from '#kit/live-region/live-region.tsx'
import { useText } from '#kit/text/text.tsx'
import { ToastProvider } from '#kit/toast/toast.tsx'
import { useKeptKeys } from './own-keys.ts'

/** Around pages that have the whole screen and want no account: a phone in a ring, a wall, the leader's desk. */
export function Outside() {
  const t = useText()
  const keys = useKeptKeys()
  return (
    <KeysProvider letters={keys.letters} changes={keys.changes}>
      <LiveRegion>
        <ToastProvider label={t('web.notes')}>
          <Outlet />
        </ToastProvider>
      </LiveRegion>
    </KeysProvider>
  )
}
