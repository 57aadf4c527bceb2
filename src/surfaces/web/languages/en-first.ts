import type { Messages } from '../text.ts'

const files = import.meta.glob<Messages>(
  ['../strings/en.json', '../../../{features,rituals}/**/ui/strings/en.json'],
  {
    eager: true,
    import: 'default',
    query: '?first',
  },
)

/** What Compose and the frame of every page say, in English: a script of its own (see `tools/web/split-texts.ts`). */
export const messages: Messages = Object.assign({}, ...Object.values(files)) as Messages
