import { useKeys } from '#kit/keys/keys.tsx'
import type { RingView } from '../../schema.ts'
import type { RingActs } from './acts.ts'

/** Space, P, Z, +, S and L. A button that has the focus keeps its own Space. */
export function useHostKeys(view: RingView, press: RingActs['press'], onList: () => void): void {
  useKeys({
    ' ': () => {
      if (document.activeElement?.matches('button, a, summary, [role=button]')) return false
      press('next')
      return true
    },
    p: () => press(view.ring.isPaused ? 'resume' : 'pause'),
    z: () => press('undo'),
    '+': () => press('more'),
    s: () => press('skip'),
    l: onList,
  })
}
