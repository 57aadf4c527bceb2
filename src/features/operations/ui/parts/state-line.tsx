import type { ReactNode } from 'react'
import { StateLine as KitStateLine, type SectionState } from '#kit/state-line/state-line.tsx'
import { useText } from '#kit/text/text.tsx'

/** On top of each section: how it is doing, in a word and a sentence. */
export function StateLine({ state, children }: { state: SectionState; children: ReactNode }) {
  const t = useText()
  return (
    <KitStateLine state={state} word={t(`operations.ui.state.${state}`)}>
      {children}
    </KitStateLine>
  )
}
