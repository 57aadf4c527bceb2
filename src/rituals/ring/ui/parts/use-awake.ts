import { useEffect } from 'react'

/** Keeps the screen lit while a ring is on it: people listen for minutes without touching anything. */
export function useAwake(): void {
  useEffect(() => {
    if (!('wakeLock' in navigator)) return
    let lock: WakeLockSentinel | null = null
    let gone = false
    const wake = () => {
      if (document.visibilityState !== 'visible') return
      void navigator.wakeLock.request('screen').then(
        (held) => {
          if (gone) void held.release()
          else lock = held
        },
        // Low battery, or the browser won't: the screen goes dark as it always does.
        () => undefined,
      )
    }
    wake()
    document.addEventListener('visibilitychange', wake)
    return () => {
      gone = true
      document.removeEventListener('visibilitychange', wake)
      void lock?.release()
    }
  }, [])
}
