/*
 * What Slack demands of those who call it, as it publishes that. Sources: the doc comments of @slack/types (Block Kit
 * and views) and the argument types of @slack/web-api, both written by Slack; `facts.test.ts` reads them and compares.
 * Rows without a place there are from docs.slack.dev, in the row's own words.
 */

export interface LimitFact {
  readonly what: string
  readonly most: number
  /** file of @slack/types/dist, the interface and its field */
  readonly at?: readonly [file: string, type: string, field: string]
  readonly source?: string
}

export const LIMITS = {
  blockId: { what: 'block_id', most: 255, at: ['block-kit/blocks', 'Block', 'block_id'] },
  actionElements: {
    what: 'elements of actions',
    most: 25,
    at: ['block-kit/blocks', 'ActionsBlock', 'elements'],
  },
  headerText: { what: 'text of a header', most: 150, at: ['block-kit/blocks', 'HeaderBlock', 'text'] },
  inputLabel: { what: 'label of an input', most: 2_000, at: ['block-kit/blocks', 'InputBlock', 'label'] },
  sectionText: { what: 'text of a section', most: 3_000, at: ['block-kit/blocks', 'SectionBlock', 'text'] },
  sectionFields: {
    what: 'fields of a section',
    most: 10,
    at: ['block-kit/blocks', 'SectionBlock', 'fields'],
  },
  contextElements: {
    what: 'elements of a context',
    most: 10,
    at: ['block-kit/blocks', 'ContextBlock', 'elements'],
  },
  buttonText: { what: 'text of a button', most: 75, at: ['block-kit/block-elements', 'Button', 'text'] },
  buttonValue: {
    what: 'value of a button',
    most: 2_000,
    at: ['block-kit/block-elements', 'Button', 'value'],
  },
  selectOptions: {
    what: 'options of a select',
    most: 100,
    at: ['block-kit/block-elements', 'StaticSelect', 'options'],
  },
  inputLength: {
    what: 'max_length of an input',
    most: 3_000,
    source: 'reference/block-kit/block-elements: "Maximum value is 3000"',
  },
  optionText: {
    what: 'text of an option',
    most: 75,
    at: ['block-kit/composition-objects', 'PlainTextOption', 'text'],
  },
  optionValue: {
    what: 'value of an option',
    most: 150,
    source: 'reference/block-kit/composition-objects: "Maximum length for this field is 150 characters"',
  },
  plainText: {
    what: 'text of a text object',
    most: 3_000,
    at: ['block-kit/composition-objects', 'PlainTextElement', 'text'],
  },
  viewTitle: { what: 'title of a view', most: 24, at: ['views', 'ModalView', 'title'] },
  viewMetadata: {
    what: 'private_metadata of a view',
    most: 3_000,
    at: ['views', 'BaseView', 'private_metadata'],
  },
  viewCallback: { what: 'callback_id of a view', most: 255, at: ['views', 'BaseView', 'callback_id'] },
  viewBlocks: { what: 'blocks of a view', most: 100, source: 'reference/views: "max of 100 blocks"' },
  messageBlocks: {
    what: 'blocks of a message',
    most: 50,
    source: 'reference/methods/chat.postMessage: "up to 50 blocks"',
  },
  messageText: {
    what: 'text of a message',
    most: 40_000,
    source: 'changelog 2018-04: "truncate messages containing more than 40,000 characters"',
  },
  messageLength: {
    what: 'blocks of a message, as JSON',
    most: 13_000,
    source: 'bolt-js issue 2509: msg_blocks_too_long above 13,200 or so',
  },
} as const satisfies Readonly<Record<string, LimitFact>>

export interface MethodFact {
  /** what is answered `invalid_arguments` where it is missing; of an inner list one has to be there */
  readonly needs: readonly (string | readonly string[])[]
  readonly takes: readonly string[]
  /** where @slack/web-api/dist/types/request has its arguments */
  readonly at: string
  readonly token: 'bot' | 'app'
}

export const METHODS: Readonly<Record<string, MethodFact>> = {
  'auth.test': { needs: [], takes: [], at: 'auth', token: 'bot' },
  'apps.connections.open': { needs: [], takes: [], at: 'apps', token: 'app' },
  'chat.postMessage': {
    needs: ['channel', ['text', 'blocks']],
    takes: ['metadata', 'thread_ts', 'unfurl_links', 'unfurl_media', 'link_names', 'parse'],
    at: 'chat',
    token: 'bot',
  },
  'chat.update': {
    needs: ['channel', 'ts', ['text', 'blocks']],
    takes: ['metadata', 'parse', 'link_names'],
    at: 'chat',
    token: 'bot',
  },
  'chat.postEphemeral': {
    needs: ['channel', 'user', ['text', 'blocks']],
    takes: ['thread_ts', 'parse', 'link_names'],
    at: 'chat',
    token: 'bot',
  },
  'conversations.open': {
    needs: [['users', 'channel']],
    takes: ['return_im'],
    at: 'conversations',
    token: 'bot',
  },
  'conversations.history': {
    needs: ['channel'],
    takes: ['limit', 'include_all_metadata', 'oldest', 'latest', 'inclusive', 'cursor'],
    at: 'conversations',
    token: 'bot',
  },
  'conversations.replies': {
    needs: ['channel', 'ts'],
    takes: ['limit', 'include_all_metadata', 'oldest', 'latest', 'inclusive', 'cursor'],
    at: 'conversations',
    token: 'bot',
  },
  'users.lookupByEmail': { needs: ['email'], takes: [], at: 'users', token: 'bot' },
  'users.info': { needs: ['user'], takes: ['include_locale'], at: 'users', token: 'bot' },
  'views.open': {
    needs: ['view', ['trigger_id', 'interactivity_pointer']],
    takes: [],
    at: 'views',
    token: 'bot',
  },
  'views.update': { needs: ['view', ['view_id', 'external_id']], takes: ['hash'], at: 'views', token: 'bot' },
  'views.publish': { needs: ['user_id', 'view'], takes: ['hash'], at: 'views', token: 'bot' },
}
