import { createSay } from '#platform/i18n/say.ts'
import type { Block } from '#platform/message.ts'
import de from './strings/de.json' with { type: 'json' }
import en from './strings/en.json' with { type: 'json' }
import es from './strings/es.json' with { type: 'json' }
import fr from './strings/fr.json' with { type: 'json' }

/** The channel's own few words; everything else comes with the message. */
export const say = createSay({ en, de, es, fr })

/** Who said it, with the mark of a simulated colleague where there is one; nothing where nobody is named. */
export function sayWho(block: Extract<Block, { kind: 'quote' }>, lang: string): string | undefined {
  if (block.by !== undefined && block.mark !== undefined) {
    return say(lang, 'calendar.marked', { name: block.by, mark: block.mark })
  }
  const name = block.by ?? block.mark
  return name === undefined ? undefined : say(lang, 'calendar.by', { name })
}
