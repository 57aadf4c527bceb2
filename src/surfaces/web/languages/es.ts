import type { Messages } from '../text.ts'

const files = import.meta.glob<Messages>(['../strings/es.json', '../../../features/**/ui/strings/es.json'], {
  eager: true,
  import: 'default',
})

/** Every text of the web app in Spanish: one script of its own, loaded by who reads it. */
export const messages: Messages = Object.assign({}, ...Object.values(files)) as Messages
