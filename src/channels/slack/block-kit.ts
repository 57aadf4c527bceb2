/*
 * The part of Block Kit that we draw with, and its limits as Slack publishes them (docs.slack.dev/reference/block-kit;
 * the doc comments of @slack/types say the same, and a test reads them). All lengths are code units.
 */

export const LIMITS = {
  actionElements: 25,
  blockId: 255,
  buttonText: 75,
  buttonValue: 2_000,
  headerText: 150,
  homeBlocks: 100,
  inputLabel: 2_000,
  inputMaxLength: 3_000,
  messageBlocks: 50,
  modalBlocks: 100,
  optionText: 75,
  optionValue: 150,
  options: 100,
  privateMetadata: 3_000,
  viewTitle: 24,
  viewId: 255,
  /** not written down; above 13,000 or so Slack answers `msg_blocks_too_long` */
  messageLength: 12_000,
} as const

export interface Plain {
  readonly type: 'plain_text'
  readonly text: string
  /** false: `:smile:` stays as it was written */
  readonly emoji: false
}

export interface Button {
  readonly type: 'button'
  readonly action_id: string
  readonly text: Plain
  readonly value: string
  readonly style?: 'primary'
}

export type Leaf =
  | { readonly type: 'text'; readonly text: string; readonly style?: { readonly bold: true } }
  | { readonly type: 'link'; readonly url: string; readonly text: string }

export interface RichPart {
  readonly type: 'rich_text_section' | 'rich_text_quote'
  readonly elements: readonly Leaf[]
}

export interface Option {
  readonly text: Plain
  readonly value: string
}

export type InputElement =
  | {
      readonly type: 'plain_text_input'
      readonly action_id: string
      readonly multiline: boolean
      readonly max_length: number
      readonly initial_value?: string
    }
  | {
      readonly type: 'static_select'
      readonly action_id: string
      readonly options: readonly Option[]
      readonly initial_option?: Option
    }

export type SlackBlock =
  | { readonly type: 'header'; readonly text: Plain }
  | { readonly type: 'divider' }
  | { readonly type: 'rich_text'; readonly elements: readonly RichPart[] }
  | { readonly type: 'actions'; readonly block_id?: string; readonly elements: readonly Button[] }
  | {
      readonly type: 'input'
      readonly block_id: string
      readonly label: Plain
      readonly optional: boolean
      readonly element: InputElement
    }

export interface SlackView {
  readonly type: 'modal' | 'home'
  readonly blocks: readonly SlackBlock[]
  readonly callback_id?: string
  readonly external_id?: string
  readonly private_metadata?: string
  readonly title?: Plain
  readonly submit?: Plain
  readonly close?: Plain
}
