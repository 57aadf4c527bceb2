import { useText } from '#kit/text/text.tsx'
import { useToasts } from '#kit/toast/toast.tsx'
import type { MeView } from '../../schema.ts'
import { useChangeReach, useReach, type MeChange } from './use-reach.ts'

/** Saves at once, and says so with a way back to what was set before. */
export function useSavedChange(): (changes: MeChange) => void {
  const t = useText()
  const { data: me } = useReach()
  const { show } = useToasts()
  const { mutate } = useChangeReach()
  const failed = { onError: () => show({ text: t('reach.ui.failed') }) }
  return (changes) => {
    const before = me === undefined ? undefined : beforeOf(me, changes)
    mutate(changes, {
      ...failed,
      onSuccess: () => {
        if (before === undefined) return
        const undo = { label: t('reach.ui.undo'), run: () => mutate(before, failed) }
        show({ text: t('reach.ui.saved'), undo })
      },
    })
  }
}

/** What these settings were: the change that takes the other one back. */
export function beforeOf(me: MeView, changes: MeChange): MeChange {
  const names = Object.keys(changes) as (keyof MeChange)[]
  return Object.fromEntries(names.map((name) => [name, me[name]]))
}
