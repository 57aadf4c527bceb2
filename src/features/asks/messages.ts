import type { MakerContext, MessageMaker } from '#features/notices/messages.ts'
import type { Notice } from '#features/notices/messages.ts'
import { namesOf } from '#features/people/queries.ts'
import { findAsk } from './store.ts'
import { findLine } from './timeline/store.ts'

const expired: MessageMaker = {
  kind: 'asks.expired',
  inApp: 'atOnce',
  async compose(context, notice) {
    const record = await askOf(context, notice)
    if (record?.ask.state.kind !== 'closed' || record.ask.state.outcome !== 'expired') return null
    return {
      subject: context.say(context.lang, 'asks.expired.subject'),
      blocks: [
        { kind: 'paragraph', text: context.say(context.lang, 'asks.expired.text') },
        { kind: 'quote', text: record.ask.content.text },
      ],
      actions: [],
      page: page(context, record.id),
    }
  },
}

/** A kind word of one person to another, said in one line; the page has the rest. */
function kindWord(kind: 'asks.thanked' | 'asks.thoughtful'): MessageMaker {
  return {
    kind,
    inApp: 'atOnce',
    async compose(context, notice) {
      const record = await askOf(context, notice)
      if (!record || !notice.fromId) return null
      const name = (await namesOf(context.tx, [notice.fromId])).get(notice.fromId)?.name ?? ''
      return {
        subject: context.say(context.lang, `${kind}.subject`, { name }),
        sign: 'help',
        blocks: [{ kind: 'paragraph', text: context.say(context.lang, `${kind}.text`, { name }) }],
        actions: [],
        reply: { intent: 'asks.writeNote', params: { askId: record.id } },
        page: page(context, record.id),
      }
    },
  }
}

/** Words of the other side, in full; an answer to the mail becomes the next of them. */
const noted: MessageMaker = {
  kind: 'asks.noted',
  inApp: 'atOnce',
  async compose(context, notice) {
    const record = await askOf(context, notice)
    const line = await findLine(context.tx, notice.about.id)
    if (!record || !line?.words || !notice.fromId) return null
    const name = (await namesOf(context.tx, [notice.fromId])).get(notice.fromId)?.name ?? ''
    const mark = line.simulated ? { mark: context.say(context.lang, 'asks.simulated') } : {}
    return {
      subject: context.say(context.lang, 'asks.noted.subject', { name }),
      blocks: [{ kind: 'quote', text: line.words, by: name, ...mark }],
      actions: [],
      page: page(context, record.id),
      reply: { intent: 'asks.writeNote', params: { askId: record.id } },
    }
  },
}

export const messages: readonly MessageMaker[] = [
  expired,
  kindWord('asks.thanked'),
  kindWord('asks.thoughtful'),
  noted,
]

function askOf(context: MakerContext, notice: Notice) {
  return notice.askId ? findAsk(context.tx, notice.askId) : Promise.resolve(null)
}

function page(context: MakerContext, askId: string) {
  return { label: context.say(context.lang, 'asks.openPage'), url: context.links.page(`/asks/${askId}`) }
}
