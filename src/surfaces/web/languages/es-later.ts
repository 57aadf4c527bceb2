import type { Messages } from '../text.ts'

const files = import.meta.glob<Messages>(
  ['../strings/es.json', '../../../{features,rituals}/**/ui/strings/es.json'],
  {
    eager: true,
    import: 'default',
    query: '?later',
  },
)

/** What all other pages say, in Spanish: a script of its own (see `tools/web/split-texts.ts`). */
export const messages: Messages = Object.assign({}, ...Object.values(files)) as Messages
