import type { Messages } from '../text.ts'

const files = import.meta.glob<Messages>(
  ['../strings/fr.json', '../../../{features,rituals}/**/ui/strings/fr.json'],
  {
    eager: true,
    import: 'default',
    query: '?first',
  },
)

/** What Compose and the frame of every page say, in French: a script of its own (see `tools/web/split-texts.ts`). */
export const messages: Messages = Object.assign({}, ...Object.values(files)) as Messages
