import { LIMITS, METHODS } from './facts.ts'
import type { Json } from './state.ts'

/** What Slack would say no to, as its own error code with where; null where all is well. */
export function argumentTrouble(method: string, args: Json): string | null {
  const fact = METHODS[method]
  if (fact === undefined) return 'unknown_method'
  const known = new Set(['token', ...fact.needs.flat(), ...fact.takes])
  const unknown = Object.keys(args).find((name) => !known.has(name))
  if (unknown !== undefined) return `invalid_arguments: unknown ${unknown}`
  const missing = fact.needs.find((need) =>
    [need].flat().every((name) => args[name] === undefined || args[name] === ''),
  )
  if (missing !== undefined)
    return missing === 'channel' ? 'channel_not_found' : `invalid_arguments: no ${String(missing)}`
  return null
}

export function messageTrouble(text: string, blocks: readonly Json[]): string | null {
  if (text.length > LIMITS.messageText.most) return 'msg_too_long'
  if (JSON.stringify(blocks).length > LIMITS.messageLength.most) return 'msg_blocks_too_long'
  return tooMany(blocks, LIMITS.messageBlocks.most, 'blocks') ?? blocksTrouble(blocks)
}

export function viewTrouble(view: Json): string | null {
  const blocks = list(view['blocks'])
  if (view['type'] !== 'modal' && view['type'] !== 'home') return 'invalid_arguments: type of the view'
  if (view['type'] === 'modal') {
    if (view['title'] === undefined) return 'invalid_arguments: a modal has a title'
    if (blocks.some(({ type }) => type === 'input') && view['submit'] === undefined)
      return 'invalid_arguments: a modal with inputs has submit'
  }
  return (
    plainTrouble(view['title'], LIMITS.viewTitle.most, 'title') ??
    plainTrouble(view['submit'], LIMITS.viewTitle.most, 'submit') ??
    plainTrouble(view['close'], LIMITS.viewTitle.most, 'close') ??
    longer(view['private_metadata'], LIMITS.viewMetadata.most, 'private_metadata') ??
    longer(view['callback_id'], LIMITS.viewCallback.most, 'callback_id') ??
    longer(view['external_id'], 255, 'external_id') ??
    tooMany(blocks, LIMITS.viewBlocks.most, 'blocks of the view') ??
    blocksTrouble(blocks)
  )
}

function blocksTrouble(blocks: readonly Json[]): string | null {
  const ids = blocks.flatMap(({ block_id: id }) => (typeof id === 'string' ? [id] : []))
  if (new Set(ids).size < ids.length) return 'invalid_blocks: the same block_id twice'
  return first(
    blocks,
    (block) => longer(block['block_id'], LIMITS.blockId.most, 'block_id') ?? blockTrouble(block),
  )
}

function blockTrouble(block: Json): string | null {
  switch (block['type']) {
    case 'divider':
      return null
    case 'header':
      return plainTrouble(block['text'] ?? {}, LIMITS.headerText.most, 'header')
    case 'section':
      return plainTrouble(block['text'], LIMITS.sectionText.most, 'section')
    case 'rich_text':
      return first(list(block['elements']), richTrouble)
    case 'actions': {
      const elements = list(block['elements'])
      const ids = elements.map(({ action_id: id }) => id)
      if (elements.length === 0 || new Set(ids).size < ids.length) return 'invalid_blocks: action_ids'
      return tooMany(elements, LIMITS.actionElements.most, 'actions') ?? first(elements, elementTrouble)
    }
    case 'input':
      return (
        plainTrouble(block['label'] ?? {}, LIMITS.inputLabel.most, 'label') ??
        elementTrouble((block['element'] ?? {}) as Json)
      )
    default:
      return `invalid_blocks: unknown ${String(block['type'])}`
  }
}

function richTrouble(part: Json): string | null {
  if (part['type'] !== 'rich_text_section' && part['type'] !== 'rich_text_quote')
    return `invalid_blocks: ${String(part['type'])} in rich_text`
  return first(list(part['elements']), ({ type, text, url }) => {
    if (typeof text !== 'string' || text === '') return 'invalid_blocks: an empty text in rich_text'
    if (type === 'text') return null
    return type === 'link' && typeof url === 'string' && /^(https?|mailto):/.test(url)
      ? null
      : 'invalid_blocks: a link'
  })
}

function elementTrouble(element: Json): string | null {
  if (typeof element['action_id'] !== 'string') return 'invalid_blocks: no action_id'
  switch (element['type']) {
    case 'button':
      return (
        plainTrouble(element['text'] ?? {}, LIMITS.buttonText.most, 'button') ??
        longer(element['value'], LIMITS.buttonValue.most, 'value')
      )
    case 'plain_text_input': {
      const most = Number(element['max_length'] ?? LIMITS.inputLength.most)
      if (most > LIMITS.inputLength.most) return 'invalid_blocks: max_length'
      return longer(element['initial_value'], most, 'initial_value')
    }
    case 'static_select': {
      const options = list(element['options'])
      if (options.length === 0) return 'invalid_blocks: a select without options'
      return tooMany(options, LIMITS.selectOptions.most, 'options') ?? first(options, optionTrouble)
    }
    default:
      return `invalid_blocks: unknown ${String(element['type'])}`
  }
}

function optionTrouble(option: Json): string | null {
  return (
    plainTrouble(option['text'] ?? {}, LIMITS.optionText.most, 'option') ??
    longer(option['value'], LIMITS.optionValue.most, 'value of an option')
  )
}

function plainTrouble(value: unknown, most: number, what: string): string | null {
  if (value === undefined) return null
  const { type, text } = value as Json
  if (type !== 'plain_text' || typeof text !== 'string' || text === '')
    return `invalid_blocks: ${what} is no plain text`
  return longer(text, most, what)
}

function longer(value: unknown, most: number, what: string): string | null {
  return typeof value === 'string' && value.length > most ? `invalid_blocks: ${what} over ${most}` : null
}

function tooMany(items: readonly unknown[], most: number, what: string): string | null {
  return items.length > most ? `invalid_blocks: over ${most} ${what}` : null
}

function first<T>(items: readonly T[], trouble: (item: T) => string | null): string | null {
  for (const item of items) {
    const found = trouble(item)
    if (found !== null) return found
  }
  return null
}

function list(value: unknown): readonly Json[] {
  return Array.isArray(value) ? (value as Json[]) : []
}
