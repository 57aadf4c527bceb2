import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { AskRing } from '#kit/ask-ring/ask-ring.tsx'
import { gistClass, ListRow } from '#kit/list-row/list-row.tsx'
import type { AskView } from '../../schema.ts'
import { gistOf, ringOf, wavesOf } from './ask-look.ts'

/** Where an ask is gone on with: a draft on the sheet, all others on their page. */
function placeOf({ id, state }: Pick<AskView, 'id' | 'state'>) {
  return state === 'draft'
    ? ({ to: '/ask/new', search: { draft: id } } as const)
    : ({ to: '/asks/$askId', params: { askId: id } } as const)
}

/** One of my asks in a list: its ring, its gist, how it stands; and what to do about it, if anything. */
export function AskRow({
  ask,
  line,
  action,
  below,
}: {
  ask: Pick<AskView, 'id' | 'text' | 'state' | 'outcome' | 'seenBy'>
  line: ReactNode
  action?: ReactNode
  /** What can be done right here, under the line. */
  below?: ReactNode
}) {
  return (
    <ListRow
      id={ask.id}
      mark={<AskRing state={ringOf(ask)} waves={wavesOf(ask)} size={38} />}
      gist={
        <Link {...placeOf(ask)} className={gistClass} data-list-row="" dir="auto">
          {gistOf(ask.text)}
        </Link>
      }
      line={line}
      below={below}
      action={action}
    />
  )
}
