import { firstNameOf } from '#features/people/ui/parts/me.ts'
import type { Text } from '#kit/text/text.tsx'
import { sayWhen, type Clock } from '#kit/time/when.ts'
import type { AskView } from '../../schema.ts'

type Standing = Pick<
  AskView,
  'state' | 'outcome' | 'helpers' | 'needBy' | 'seenBy' | 'closedAt' | 'own' | 'thanks'
>

/** How an ask of mine stands, in one plain sentence or two. */
export function askLine(ask: Standing, clock: Clock, t: Text): string {
  const helper = firstNameOf(ask.helpers[0]?.name ?? '')
  if (ask.state === 'draft') return t('asks.ui.line.draft')
  if (ask.state === 'accepted') return t('asks.ui.line.accepted', { name: helper })
  if (ask.state === 'inProgress') return t('asks.ui.line.inProgress', { name: helper })
  if (ask.state === 'open')
    return `${t(`asks.ui.line.open.${ask.seenBy ?? 'people'}`)} ${nextStep(ask, clock, t)}`.trim()
  const when = ask.closedAt === null ? '' : sayWhen(Date.parse(ask.closedAt), clock)
  if (helper !== '' && (ask.outcome === 'solved' || ask.outcome === 'partly'))
    return t('asks.ui.line.doneWith', { name: helper, when })
  return t(`asks.ui.line.${ask.outcome ?? 'not'}`, { when })
}

function nextStep({ own, needBy }: Standing, clock: Clock, t: Text): string {
  const next = own?.widen.find(({ at }) => Date.parse(at) > clock.now)
  if (next !== undefined)
    return t(`asks.ui.line.widens.${next.kind}`, { when: sayWhen(Date.parse(next.at), clock) })
  return needBy === null ? '' : t('asks.ui.line.until', { when: sayWhen(Date.parse(needBy), clock) })
}
