import type { ReactNode } from 'react'
import { ListState, type Reading } from '#features/asks/ui/parts/list-state.tsx'
import { ListHead } from '#kit/list-row/list-row.tsx'
import { useText } from '#kit/text/text.tsx'

/** One of the two questions of Home, with how much there is; it waits and fails alone. */
export function HomeColumn({
  title,
  aside,
  reading,
  children,
}: {
  title: string
  aside: string
  reading: Reading
  children: ReactNode
}) {
  const t = useText()
  return (
    <section aria-label={title}>
      <ListHead title={title} aside={aside} />
      <ListState reading={reading} failed={t('invitations.ui.failedList')}>
        {children}
      </ListState>
    </section>
  )
}
