import { findAsk } from '#features/asks/queries.ts'
import { helpersOf } from '#features/asks/queries.ts'
import type { MakerContext, MessageMaker } from '#features/notices/messages.ts'
import type { Notice } from '#features/notices/messages.ts'
import { namesOf } from '#features/people/queries.ts'

const given: MessageMaker = {
  kind: 'offers.given',
  inApp: 'atOnce',
  async compose(context, notice) {
    const record = notice.askId ? await findAsk(context.tx, notice.askId) : null
    if (record?.ask.state.kind !== 'open') return null
    return said(context, notice, 'offers.given')
  },
}

const taken: MessageMaker = {
  kind: 'offers.taken',
  inApp: 'atOnce',
  async compose(context, notice) {
    const record = notice.askId ? await findAsk(context.tx, notice.askId) : null
    if (!record || !helpersOf(record.ask.state).includes(notice.personId)) return null
    return said(context, notice, 'offers.taken')
  },
}

export const messages: readonly MessageMaker[] = [given, taken]

async function said({ tx, say, lang, links }: MakerContext, notice: Notice, key: string) {
  const name = notice.fromId ? ((await namesOf(tx, [notice.fromId])).get(notice.fromId)?.name ?? '') : ''
  return {
    subject: say(lang, `${key}.subject`, { name }),
    sign: 'help' as const,
    blocks: [{ kind: 'paragraph' as const, text: say(lang, `${key}.text`, { name }) }],
    actions: [],
    page: { label: say(lang, 'asks.openPage'), url: links.page(`/asks/${notice.askId ?? ''}`) },
  }
}
