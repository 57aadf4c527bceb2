import type { MessageMaker } from '#features/notices/messages.ts'
import { findHook } from './store.ts'

/** To each admin, once for each time that a hook turned itself off; not true any more once somebody turned it on. */
const off: MessageMaker = {
  kind: 'webhooks.off',
  inApp: 'atOnce',
  async compose({ tx, say, lang, links }, notice) {
    const [hookId = '', at] = notice.about.id.split(':')
    const hook = await findHook(tx, hookId)
    if (!hook || hook.isOn || hook.offWhy === null || hook.offAt !== Number(at)) return null
    const host = new URL(hook.url).host
    return {
      subject: say(lang, 'webhooks.off.subject', { host }),
      blocks: [{ kind: 'paragraph', text: say(lang, 'webhooks.off.text', { host, why: hook.offWhy }) }],
      actions: [],
      page: { label: say(lang, 'webhooks.off.open'), url: links.page('/admin/webhooks') },
    }
  },
}

export const messages: readonly MessageMaker[] = [off]
