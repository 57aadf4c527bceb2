import type { FormField, FormScreen, PageScreen, Screen } from '#platform/screen.ts'
import { type InputElement, LIMITS, type Option, type SlackBlock, type SlackView } from './block-kit.ts'
import { drawActions, drawBlocks, drawPage, plain } from './draw.ts'
import { paragraphs } from './text.ts'
import { say } from './words.ts'

const MOST_ITEMS = 8

/** A modal for this screen. @param id the name under which it can be found and changed later */
export function drawModal(screen: Screen, id: string, lang: string): SlackView {
  const close = plain(screen.kind === 'form' ? screen.cancel : say(lang, 'slack.close'), LIMITS.viewTitle)
  const modal = { type: 'modal', external_id: id, close } as const
  if (screen.kind === 'form') return { ...modal, ...drawForm(screen, lang) }
  const title = plain(say(lang, 'slack.title'), LIMITS.viewTitle)
  const blocks = screen.kind === 'said' ? sentence(screen.text) : drawPageBlocks(screen, lang)
  return { ...modal, title, blocks }
}

/** What stands there until the form has come. */
export function waitingModal(id: string, lang: string): SlackView {
  return drawModal({ kind: 'said', text: say(lang, 'slack.wait') }, id, lang)
}

/** The home tab. A form has no place there: its button opens one. */
export function drawHome(screen: Screen, lang: string): SlackView {
  if (screen.kind === 'page') return { type: 'home', blocks: drawPageBlocks(screen, lang) }
  const text = screen.kind === 'said' ? sentence(screen.text) : drawBlocks(screen.blocks, lang)
  const begin = screen.kind === 'form' ? [composeButton(screen.title, '')] : []
  return { type: 'home', blocks: [...text, ...begin] }
}

/** Under somebody's words in the chat: the button that opens the form with them. */
export function drawOffer(text: string, lang: string): readonly SlackBlock[] {
  return [...sentence(say(lang, 'slack.loose')), composeButton(say(lang, 'slack.compose'), text)]
}

export function sentence(text: string): SlackBlock[] {
  const said = { type: 'text', text: paragraphs(text, LIMITS.inputMaxLength) } as const
  return [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [said] }] }]
}

function drawForm(screen: FormScreen, lang: string): Omit<SlackView, 'type'> {
  const { sends, look } = screen
  const blocks = [
    ...drawBlocks(screen.blocks, lang),
    ...screen.fields.map(drawField),
    ...(look === undefined ? [] : [lookButton(look)]),
    ...drawBlocks(screen.notes, lang),
  ]
  return {
    callback_id: 'token' in sends ? 'answer' : sends.wish,
    ...('token' in sends ? { private_metadata: sends.token } : {}),
    title: plain(screen.title, LIMITS.viewTitle),
    submit: plain(screen.submit, LIMITS.viewTitle),
    blocks: blocks.slice(0, LIMITS.modalBlocks),
  }
}

function drawField(field: FormField): SlackBlock {
  return {
    type: 'input',
    block_id: `field:${field.name}`.slice(0, LIMITS.blockId),
    label: plain(field.label, LIMITS.inputLabel),
    optional: !field.required,
    element: drawInput(field),
  }
}

function drawInput(field: FormField): InputElement {
  if (field.kind === 'text') {
    const longest = Math.min(field.maxLength, LIMITS.inputMaxLength)
    return {
      type: 'plain_text_input',
      action_id: 'value',
      multiline: field.lines === 'many',
      max_length: longest,
      ...(field.value === '' ? {} : { initial_value: paragraphs(field.value, longest) }),
    }
  }
  const options = field.choices.slice(0, LIMITS.options).map(
    ({ value, label }): Option => ({
      text: plain(label, LIMITS.optionText),
      value: value.slice(0, LIMITS.optionValue),
    }),
  )
  const initial = options.find(({ value }) => value === field.value)
  return {
    type: 'static_select',
    action_id: 'value',
    options,
    ...(initial ? { initial_option: initial } : {}),
  }
}

function lookButton(label: string): SlackBlock {
  const text = plain(label, LIMITS.buttonText)
  return { type: 'actions', elements: [{ type: 'button', action_id: 'look', text, value: 'look' }] }
}

function composeButton(label: string, text: string): SlackBlock {
  const button = {
    type: 'button',
    action_id: 'compose',
    text: plain(label, LIMITS.buttonText),
    value: text.slice(0, LIMITS.buttonValue).toWellFormed(),
    style: 'primary',
  } as const
  return { type: 'actions', elements: [button] }
}

function drawPageBlocks(screen: PageScreen, lang: string): SlackBlock[] {
  const sections = screen.sections.flatMap((section): SlackBlock[] => [
    { type: 'header', text: plain(section.title, LIMITS.headerText) },
    ...(section.items.length === 0 ? sentence(section.empty) : []),
    ...section.items
      .slice(0, MOST_ITEMS)
      .flatMap((item): SlackBlock[] => [
        ...drawBlocks([{ kind: 'paragraph', text: item.title }, ...item.blocks], lang, 1_000),
        ...drawActions(item.actions, false),
        ...drawPage(item.page),
        { type: 'divider' },
      ]),
  ])
  const blocks = [composeButton(screen.compose, ''), ...sections, ...drawPage(screen.page)]
  return blocks.slice(0, LIMITS.homeBlocks)
}
