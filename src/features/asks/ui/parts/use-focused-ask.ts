import { useEffect, useState } from 'react'

/** Id of the ask whose row (`data-ask`) holds that element. */
export function askOf(element: Element | null): string | undefined {
  return element?.closest<HTMLElement>('[data-ask]')?.dataset['ask']
}

/**
 * The ask of the list that the keyboard came to last. A pointer chooses none: what it presses would move away under it.
 */
export function useFocusedAsk(): string | undefined {
  const [focused, setFocused] = useState<string>()
  useEffect(() => {
    const hear = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement) || !target.matches(':focus-visible')) return
      const ask = askOf(target)
      if (ask !== undefined) setFocused(ask)
    }
    document.addEventListener('focusin', hear)
    return () => document.removeEventListener('focusin', hear)
  }, [])
  return focused
}
