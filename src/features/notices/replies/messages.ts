import { loadPerson } from '#features/people/queries.ts'
import type { MessageMaker } from '../messages.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { type DeadAddress, findDeadAddress } from './store.ts'

/** Words that came by mail and became no note: where they can be written instead. */
const replyNotTaken: MessageMaker = {
  kind: 'notices.replyNotTaken',
  inApp: 'atOnce',
  byMail: false,
  async compose({ tx, say, lang, links }, notice) {
    const email = (await loadPerson(tx, notice.personId))?.email ?? ''
    const page = notice.askId
      ? { label: say(lang, 'asks.openPage'), url: links.page(`/asks/${notice.askId}`) }
      : null
    return {
      subject: say(lang, 'notices.replyNotTaken.subject'),
      blocks: [
        {
          kind: 'paragraph',
          text: say(lang, `notices.replyNotTaken.${notice.about.kind}`, { email }),
        },
      ],
      actions: [],
      ...(page ? { page } : {}),
    }
  },
}

/** True while the address that came back is still the person's. */
const addressDead: MessageMaker = {
  kind: 'notices.addressDead',
  inApp: 'atOnce',
  byMail: false,
  async compose({ tx, say, lang, links }, notice) {
    const [channel = ''] = notice.about.id.split(':')
    const dead = await findDeadAddress(tx, notice.personId, channel)
    if (!dead || !(await isStillTheirs(tx, dead))) return null
    const { address, code } = dead
    const text = channel === 'email' ? 'notices.addressDead.text' : 'notices.addressDead.other'
    return {
      subject: say(lang, 'notices.addressDead.subject'),
      blocks: [{ kind: 'paragraph', text: say(lang, text, { address, code, channel }) }],
      actions: [],
      page: { label: say(lang, 'notices.addressDead.open'), url: links.page('/settings') },
    }
  },
}

/** Mail goes to the address of the record; by another channel a new address forgets what was said of the old one. */
async function isStillTheirs(tx: Tx, { personId, channel, address }: DeadAddress): Promise<boolean> {
  if (channel !== 'email') return true
  return (await loadPerson(tx, personId))?.email === address
}

/** A test by the app itself. */
const test: MessageMaker = {
  kind: 'notices.test',
  inApp: 'atOnce',
  byMail: false,
  async compose({ say, lang }) {
    const text = say(lang, 'notices.test.text')
    return { subject: say(lang, 'notices.test.subject'), blocks: [{ kind: 'paragraph', text }], actions: [] }
  },
}

/** Somebody in another program says to be this person; only they can say yes. */
const connect: MessageMaker = {
  kind: 'notices.connect',
  inApp: 'atOnce',
  async compose({ say, lang, links }, notice) {
    const { kind: channelId, id: proof } = notice.about
    const named = say(lang, `${channelId}.name`)
    const channel = named === `${channelId}.name` ? channelId : named
    return {
      subject: say(lang, 'notices.connect.subject', { channel }),
      blocks: [{ kind: 'paragraph', text: say(lang, 'notices.connect.text', { channel }) }],
      actions: [
        {
          intent: 'channels.claim',
          label: say(lang, 'notices.connect.answer'),
          ...links.answer(notice.personId, 'channels.claim', { channelId, proof }),
        },
      ],
    }
  },
}

export const messages: readonly MessageMaker[] = [replyNotTaken, addressDead, test, connect]
