import { instant } from '#engine/time/instant.ts'
import { findAsk } from '#features/asks/queries.ts'
import type { MakerContext, MessageMaker, Notice } from '#features/notices/messages.ts'
import { namesOf } from '#features/people/queries.ts'
import { formatMoment } from '#platform/i18n/times.ts'
import { HOLD } from './holds/domain.ts'
import { findChanged } from './holds/queries.ts'
import { findAgreed, findProposed } from './store.ts'

const agreed: MessageMaker = {
  kind: 'times.agreed',
  inApp: 'atOnce',
  calendarKind: HOLD,
  async compose(context, notice) {
    const row = await findAgreed(context.tx, notice.about.id)
    return row?.state === 'agreed' ? said(context, notice, 'times.agreed', row.startsAt) : null
  },
}

const moved: MessageMaker = {
  kind: 'times.moved',
  inApp: 'atOnce',
  calendarKind: HOLD,
  async compose(context, notice) {
    const row = await findChanged(context.tx, notice.about.id)
    const holds = row?.state === 'agreed' && row.startsAt > context.tx.now
    return holds ? said(context, notice, 'times.moved', row.startsAt) : null
  },
}

const released: MessageMaker = {
  kind: 'times.released',
  inApp: 'atOnce',
  calendarKind: HOLD,
  async compose(context, notice) {
    const row = await findAgreed(context.tx, notice.about.id)
    const record = row && (await findAsk(context.tx, row.askId))
    // nobody needs to hear that a time is free again that is over, or of an ask that is
    if (!record || record.ask.state.kind === 'closed' || row.startsAt <= context.tx.now) return null
    return said(context, notice, 'times.released', row.startsAt)
  },
}

const proposed: MessageMaker = {
  kind: 'times.proposed',
  inApp: 'atOnce',
  async compose(context, notice) {
    const row = await findProposed(context.tx, notice.about.id)
    const record = row && (await findAsk(context.tx, row.askId))
    if (record?.ask.state.kind !== 'accepted' || row === null || row.startsAt <= context.tx.now) return null
    return said(context, notice, 'times.proposed', row.startsAt)
  },
}

export const messages: readonly MessageMaker[] = [agreed, moved, released, proposed]

async function said(context: MakerContext, notice: Notice, key: string, startsAt: number) {
  const { tx, say, lang, links, zone } = context
  const name = notice.fromId ? ((await namesOf(tx, [notice.fromId])).get(notice.fromId)?.name ?? '') : ''
  const when = formatMoment(instant(startsAt), tx.now, { lang, zone })
  return {
    subject: say(lang, `${key}.subject`, { name, when }),
    sign: 'help' as const,
    blocks: [{ kind: 'paragraph' as const, text: say(lang, `${key}.text`, { name, when }) }],
    actions: [],
    page: { label: say(lang, 'asks.openPage'), url: links.page(`/asks/${notice.askId ?? ''}`) },
  }
}
