import type { Message } from '#platform/message.ts'
import { LIMITS, type SlackBlock } from './block-kit.ts'
import { drawActions, drawBlocks, drawPage, plain } from './draw.ts'
import { escaped, line, paragraphs } from './text.ts'

/** A message in Slack's form, without its receiver: that belongs to a delivery. */
export interface RenderedSlack {
  /** for notifications and for readers that don't show blocks */
  readonly text: string
  readonly blocks: readonly SlackBlock[]
}

const LONGEST_PREVIEW = 1_000

/** @see Channel.render */
export function renderSlack(message: Message, lang: string): RenderedSlack {
  return {
    text: escaped(preview(message)),
    blocks: [
      { type: 'header', text: plain(message.subject, LIMITS.headerText) },
      ...drawBlocks(message.blocks, lang),
      ...drawActions(message.actions, message.sign === 'need'),
      ...drawPage(message.page),
    ],
  }
}

/** What it is about, and what somebody says in it. */
function preview({ subject, blocks }: Message): string {
  const said =
    blocks.find((block) => block.kind === 'quote') ?? blocks.find((block) => block.kind === 'paragraph')
  const first = line(subject, LIMITS.headerText)
  return said === undefined ? first : `${first}\n${paragraphs(said.text, LONGEST_PREVIEW)}`
}
