import { useEffect, useState } from 'react'

/**
 * A part of a page that comes in a file of its own. Null until it is there; where the network is cut it comes when that is
 * back, and the page goes on without it meanwhile, which a lazy component wouldn't.
 *
 * @param load the same function at every call
 */
export function useLoaded<T>(load: () => Promise<T>, wanted: boolean): T | null {
  const [loaded, setLoaded] = useState<{ readonly part: T } | null>(null)
  const missing = wanted && loaded === null
  useEffect(() => {
    if (!missing) return
    let gone = false
    const fetch = () =>
      void load().then(
        (part) => gone || setLoaded({ part }),
        // The network is cut, or a new version of the app has other files: the page works without this part.
        () => undefined,
      )
    fetch()
    addEventListener('online', fetch)
    return () => {
      gone = true
      removeEventListener('online', fetch)
    }
  }, [missing, load])
  return loaded?.part ?? null
}
