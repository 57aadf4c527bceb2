import { firstNameOf } from '#features/people/ui/parts/me.ts'
import type { TimelineItem } from '#features/asks/schema.ts'
import type { Text } from '#kit/text/text.tsx'
import { sayStamp, type Clock } from '#kit/time/when.ts'
import type { TimelineEntry } from '#kit/timeline/timeline.tsx'

const HELP = new Set(['yes', 'offer', 'begun', 'solved', 'partly', 'thanks'])
const NEED = /^(asked|reopened|widened|expired)/
/** Lines that this version has words for; a newer server's others are left out rather than shown raw. */
const KNOWN: readonly string[] = [
  'asked',
  'edited',
  'reached',
  'yes',
  'begun',
  'timeReleased',
  'takenBack',
  'notMe',
  'passSuggested',
  'passedAlong',
  'passToSomebody',
  'offer',
  'note',
  'widened.suggested',
  'widened.team',
  'widened.everyone',
  'reopened',
  'solved',
  'partly',
  'not',
  'withdrawn',
  'expired',
  'thanks',
]

/** What has happened, as lines; `viewer` reads "You" where it was they. */
export function historyOf(
  items: readonly TimelineItem[],
  viewer: string,
  clock: Clock,
  t: Text,
): readonly TimelineEntry[] {
  return items
    .filter(({ kind }) => KNOWN.includes(kind))
    .map((item) => ({
      id: item.id,
      kind: HELP.has(item.kind) ? 'help' : NEED.test(item.kind) ? 'need' : 'plain',
      at: sayStamp(Date.parse(item.at), clock),
      dateTime: item.at,
      text: t(`invitations.ui.line.${item.kind}`, {
        who: item.person?.id === viewer ? 'you' : 'other',
        name: nameOf(item.person),
        whom: item.other?.id === viewer ? 'you' : 'other',
        other: nameOf(item.other),
      }),
      ...detailOf(item, t),
    }))
}

function detailOf({ words, simulated }: TimelineItem, t: Text): { detail?: string } {
  const said = words === undefined ? '' : t('invitations.ui.line.words', { words })
  const marked = simulated ? t('invitations.ui.line.simulated') : ''
  return said + marked === '' ? {} : { detail: [said, marked].filter(Boolean).join(' ') }
}

function nameOf(person: { readonly name: string } | undefined): string {
  return firstNameOf(person?.name ?? '')
}
