import type { Message } from '#platform/message.ts'
import { cleaned } from './clean.ts'
import { renderHtml } from './render-html.ts'
import { renderText } from './render-text.ts'

/** A mail without its receiver's address and without an id: those belong to a delivery. */
export interface RenderedEmail {
  readonly noticeId: string
  readonly toName: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly threadKey?: string
  readonly oneClickUrl?: string
  readonly replyKey?: string
}

/** @see Channel.render */
export function renderEmail(message: Message, lang: string): RenderedEmail {
  const clean = cleaned(message)
  return {
    noticeId: message.noticeId,
    toName: clean.to.name,
    subject: clean.subject,
    text: renderText(clean, lang),
    html: renderHtml(clean, lang),
    ...(message.threadKey === undefined ? {} : { threadKey: message.threadKey }),
    ...(message.replyKey === undefined ? {} : { replyKey: message.replyKey }),
    ...(message.unsubscribe ? { oneClickUrl: message.unsubscribe.oneClickUrl } : {}),
  }
}
