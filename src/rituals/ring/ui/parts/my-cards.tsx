import type { RingView } from '../../schema.ts'
import type { RingActs } from './acts.ts'
import { CardWriting } from './card-writing.tsx'

/** One sheet for each round that this ring has. */
export function MyCards({ view, acts }: { view: RingView; acts: RingActs }) {
  return view.ring.rounds.map((round) => (
    <CardWriting
      key={round}
      round={round}
      rounds={view.ring.rounds.length}
      zone={view.ring.zone}
      hasTurns={view.ring.form === 'live'}
      card={view.mine.cards.find((card) => card.round === round)}
      onWrite={(words) => acts.write({ round, ...words })}
    />
  ))
}
