import { safeUrl } from '#platform/i18n/html.ts'
import { manyLines, oneLine } from '#platform/i18n/plain.ts'
import { createSay } from '#platform/i18n/say.ts'
import type { Block, Message } from '#platform/message.ts'
import en from './strings/en.json' with { type: 'json' }

/** What leaves: one text in the Markdown that these programs share. */
export interface ChatWebhookMessage {
  readonly text: string
}

/** Mattermost takes 4,000 characters by default, the others more. */
export const LONGEST = 3_000
const LONGEST_WORDS = 1_200
const LONGEST_LINE = 200

/** The channel's own few words; everything else comes with the message. */
export const say = createSay({ en })

/**
 * Our lines are links and headings; what people wrote stands behind `> ` on each line, so that none of it can pass
 * for an answer of ours.
 */
export function renderChat(message: Message, lang: string, takesReplies: boolean): ChatWebhookMessage {
  const answers = message.actions.map(({ label, url }) => link(label, url)).join(' · ')
  const key = takesReplies ? message.replyKey : undefined
  const parts = [
    `**${calm(oneLine(message.subject, LONGEST_LINE))}**`,
    ...message.blocks.map((block) => renderBlock(block)),
    answers,
    key === undefined ? '' : say(lang, 'chat-webhook.reply', { key }),
    message.page ? link(message.page.label, message.page.url) : '',
  ]
  return { text: parts.filter((part) => part !== '').join('\n\n') }
}

function renderBlock(block: Block): string {
  if (block.kind === 'paragraph') return calm(oneLine(block.text, 2 * LONGEST_LINE))
  if (block.kind === 'facts') {
    return block.items.map(({ label, text }) => calm(oneLine(`${label}: ${text}`, LONGEST_LINE))).join('\n')
  }
  const quoted = manyLines(block.text, LONGEST_WORDS)
    .split('\n')
    .map((line) => `> ${calm(line)}`.trimEnd())
    .slice(0, 40)
    .join('\n')
  const who = [block.by, block.mark].filter((part) => part !== undefined).join(', ')
  return who === '' ? quoted : `${calm(oneLine(who, LONGEST_LINE))}\n${quoted}`
}

function link(label: string, url: string): string {
  return `[${calm(oneLine(label, 80))}](${safeUrl(url).replaceAll('(', '%28').replaceAll(')', '%29')})`
}

/** Nothing readable, nothing shown: it parts what a chat program would join to a call, a link or a picture. */
const JOINER = '\u2060'

/**
 * Words of people that call nobody (`@all`, `@channel`, `@**all**`, `<!here>`, `#room`), link nowhere and fetch
 * nothing (`[a](b)`, `![a](b)`, `<https://…|a>`), in the syntax of each of the three.
 */
export function calm(text: string): string {
  return text.replace(/[@<#!]|\](?=[([])|`{3}|~{3}/g, (sign) => `${sign}${JOINER}`)
}
