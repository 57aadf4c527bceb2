import { instant } from '#engine/time/instant.ts'
import type { MessageMaker } from '#features/notices/messages.ts'
import { wasTold } from '#features/notices/queries.ts'
import { namesOf } from '#features/people/queries.ts'
import { formatMoment, formatSpan } from '#platform/i18n/times.ts'
import type { Tx } from '#platform/tx/tx.ts'
import type { AgreedRow } from '../store.ts'
import { changesBefore, HOLD } from './domain.ts'
import { findChanged, holdFor } from './queries.ts'

/**
 * True while nothing newer is: a calendar hears of the newest state alone. What it never had is not taken out of it,
 * and what has begun stays where it was.
 */
const hold: MessageMaker = {
  kind: HOLD,
  inApp: 'atOnce',
  only: 'holds',
  async compose(context, notice) {
    const { tx, say, lang, links, zone } = context
    const row = await findChanged(tx, notice.about.id)
    const told = row && (await wasTold(tx, notice.personId, HOLD, changesBefore(row)))
    const change = row === null ? null : changeOf(row, told ?? false, tx.now)
    const held = row && change && (await holdFor(tx, row, { personId: notice.personId, lang, say, links }))
    if (!row || !change || !held) return null
    const said = {
      name: await otherName(tx, row, notice.personId),
      when: formatMoment(instant(row.startsAt), tx.now, { lang, zone }),
    }
    return {
      subject: say(lang, SUBJECTS[change], said),
      sign: 'help',
      blocks: [
        { kind: 'paragraph', text: formatSpan(held.startsAt, held.endsAt, { lang, zone }) },
        { kind: 'paragraph', text: held.title },
        { kind: 'paragraph', text: say(lang, TEXTS[change], said) },
      ],
      actions: [],
      page: { label: say(lang, 'asks.openPage'), url: held.url },
      hold: held,
    }
  },
}

export const messages: readonly MessageMaker[] = [hold]

const SUBJECTS = {
  agreed: 'times.hold.subject',
  moved: 'times.hold.moved',
  released: 'times.hold.released',
} as const
const TEXTS = {
  agreed: 'times.hold.text',
  moved: 'times.hold.movedText',
  released: 'times.hold.releasedText',
} as const

function changeOf(row: AgreedRow, told: boolean, now: number): keyof typeof SUBJECTS | null {
  if (row.startsAt <= now) return null
  if (row.state === 'agreed') return told ? 'moved' : 'agreed'
  return told ? 'released' : null
}

async function otherName(tx: Tx, row: AgreedRow, personId: string): Promise<string> {
  const otherId = personId === row.askerId ? row.helperId : row.askerId
  return (await namesOf(tx, [otherId])).get(otherId)?.name ?? ''
}
