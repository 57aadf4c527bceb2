import { safeUrl } from '#platform/i18n/html.ts'
import type { Action, Block, PageLink } from '#platform/message.ts'
import { type Button, type Leaf, LIMITS, type Plain, type RichPart, type SlackBlock } from './block-kit.ts'
import { line, paragraphs } from './text.ts'
import { say } from './words.ts'

/** What the texts of one message may take together; the rest of `messageLength` is for what holds them. */
const ROOM = 7_500
const LONGEST_FACT = 500
const MOST_FACTS = 12

export function plain(text: string, max: number): Plain {
  return { type: 'plain_text', text: line(text, max), emoji: false }
}

/** Blocks of a message as one literal block; nothing where there are none. */
export function drawBlocks(blocks: readonly Block[], lang: string, room = ROOM): SlackBlock[] {
  const each = Math.floor(room / Math.max(1, blocks.length))
  const elements = blocks.flatMap((block) =>
    drawBlock(block, lang, block.kind === 'quote' ? room * 0.8 : each),
  )
  return elements.length === 0 ? [] : [{ type: 'rich_text', elements }]
}

function drawBlock(block: Block, lang: string, room: number): RichPart[] {
  if (block.kind === 'paragraph') return [section({ type: 'text', text: paragraphs(block.text, room) })]
  if (block.kind === 'facts') return [section(...block.items.slice(0, MOST_FACTS).flatMap(drawFact))]
  const who = sayWho(block, lang)
  const quote: RichPart = {
    type: 'rich_text_quote',
    elements: [{ type: 'text', text: paragraphs(block.text, Math.floor(room)) }],
  }
  return who === null ? [quote] : [section({ type: 'text', text: who, style: { bold: true } }), quote]
}

function drawFact({ label, text }: { readonly label: string; readonly text: string }, at: number): Leaf[] {
  const before = at === 0 ? '' : '\n'
  return [
    { type: 'text', text: `${before}${line(label, LIMITS.buttonText)}: `, style: { bold: true } },
    { type: 'text', text: line(text, LONGEST_FACT) },
  ]
}

function sayWho(block: Extract<Block, { kind: 'quote' }>, lang: string): string | null {
  const by = block.by === undefined ? null : line(block.by, 80)
  const mark = block.mark === undefined ? null : line(block.mark, 80)
  if (by !== null && mark !== null) return say(lang, 'slack.marked', { name: by, mark })
  return by ?? mark
}

/** A link that opens the app; nothing where the address is none to be followed. */
export function drawPage(page: PageLink | undefined): SlackBlock[] {
  const url = page === undefined ? '#' : safeUrl(page.url)
  if (page === undefined || url === '#') return []
  return [{ type: 'rich_text', elements: [section({ type: 'link', url, text: line(page.label, 200) })] }]
}

/** @param need true where somebody waits for one of them: the likeliest stands out */
export function drawActions(actions: readonly Action[], need: boolean): SlackBlock[] {
  if (actions.length === 0) return []
  const elements = actions.slice(0, LIMITS.actionElements).map(
    (action, at): Button => ({
      type: 'button',
      action_id: `${action.asksMore ? 'more' : 'answer'}:${at}`,
      text: plain(action.label, LIMITS.buttonText),
      value: action.token,
      ...(need && at === 0 ? { style: 'primary' } : {}),
    }),
  )
  return [{ type: 'actions', elements }]
}

function section(...elements: readonly Leaf[]): RichPart {
  return { type: 'rich_text_section', elements }
}
