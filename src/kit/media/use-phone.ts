import { useSyncExternalStore } from 'react'

const PHONE = '(max-width: 639px)'

/** Whether the page has the one column of a phone. For what differs in kind there; looks are a matter of CSS. */
export function usePhone(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(PHONE).matches)
}

function subscribe(tell: () => void): () => void {
  const phone = matchMedia(PHONE)
  phone.addEventListener('change', tell)
  return () => phone.removeEventListener('change', tell)
}
