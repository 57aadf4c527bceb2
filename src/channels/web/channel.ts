import { z } from 'zod'
import type { Instant } from '#engine/time/instant.ts'
import { safeUrl } from '#platform/i18n/html.ts'
import { manyLines, oneLine } from '#platform/i18n/plain.ts'
import type { Action, Block, Message, PageLink } from '#platform/message.ts'
import type { Channel, ChannelPlug } from '../contract.ts'

/** One line of the list of notices in the app. Plain texts: the app shows them as text and never as markup. */
export interface WebEntry {
  readonly noticeId: string
  readonly kind: string
  readonly title: string
  /** the first thing that somebody says in it, else its first sentence; empty where there is neither */
  readonly preview: string
  /** that what stands in the preview was said by a simulated colleague */
  readonly mark?: string
  readonly sign?: 'need' | 'help'
  readonly answers: readonly { readonly intent: string; readonly label: string }[]
  readonly page?: PageLink
  readonly at: Instant
}

const LONGEST_TITLE = 200
const LONGEST_PREVIEW = 300

/**
 * The app itself. The entry is a row that the notice wrote in its own transaction, and the stream tells open
 * browsers: there is nothing to hand over, so this delivery can't fail and can't happen twice.
 */
export const webChannel: Channel<WebEntry, Record<string, never>> = {
  id: 'web',
  abilities: { reply: true, buttons: true, interrupt: true, maxLength: LONGEST_TITLE + LONGEST_PREVIEW },
  address: z.strictObject({}),
  render: renderEntry,
  deliver: async () => ({}),
}

/** Always there: it needs no setting. */
export const channel: ChannelPlug<WebEntry, Record<string, never>> = {
  id: 'web',
  settings: z.strictObject({}),
  open: () => webChannel,
}

function renderEntry(message: Message): WebEntry {
  return {
    noticeId: message.noticeId,
    kind: message.kind,
    title: oneLine(message.subject, LONGEST_TITLE),
    ...previewOf(message.blocks),
    ...(message.sign ? { sign: message.sign } : {}),
    answers: message.actions.map(labelOf),
    ...(message.page ? { page: pageOf(message.page) } : {}),
    at: message.at,
  }
}

/** The app sends an answer with its own session; the signed token of a mail has no business in a list. */
function labelOf(action: Action): WebEntry['answers'][number] {
  return { intent: action.intent, label: oneLine(action.label, LONGEST_TITLE) }
}

function pageOf(page: PageLink): PageLink {
  return { label: oneLine(page.label, LONGEST_TITLE), url: safeUrl(page.url) }
}

function previewOf(blocks: readonly Block[]): Pick<WebEntry, 'preview' | 'mark'> {
  const quote = blocks.find((block) => block.kind === 'quote')
  if (quote) {
    const mark = quote.mark === undefined ? {} : { mark: oneLine(quote.mark, LONGEST_TITLE) }
    return { preview: manyLines(quote.text, LONGEST_PREVIEW), ...mark }
  }
  const paragraph = blocks.find((block) => block.kind === 'paragraph')
  return { preview: paragraph ? oneLine(paragraph.text, LONGEST_PREVIEW) : '' }
}
