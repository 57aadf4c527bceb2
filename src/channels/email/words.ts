import { createSay } from '#platform/i18n/say.ts'
import type { Block } from '#platform/message.ts'
import en from './strings/en.json' with { type: 'json' }

/** The channel's own few words; everything else in a mail comes with the message. */
export const say = createSay({ en })

/** Who said it, with the mark of a simulated colleague where there is one; nothing where nobody is named. */
export function sayWho(block: Extract<Block, { kind: 'quote' }>, lang: string): string | undefined {
  if (block.by !== undefined && block.mark !== undefined) {
    return say(lang, 'email.marked', { name: block.by, mark: block.mark })
  }
  const name = block.by ?? block.mark
  return name === undefined ? undefined : say(lang, 'email.by', { name })
}
