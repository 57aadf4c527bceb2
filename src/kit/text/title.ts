import { useEffect } from 'react'

/** The title of the window: the thing first, the product after it. */
export function titleOf(thing: string, product = 'Askwell'): string {
  return thing === '' ? product : `${thing} – ${product}`
}

export function useTitle(thing: string): void {
  useEffect(() => {
    document.title = titleOf(thing)
  }, [thing])
}
