import { createSay } from '#platform/i18n/say.ts'
import de from './strings/de.json' with { type: 'json' }
import en from './strings/en.json' with { type: 'json' }
import es from './strings/es.json' with { type: 'json' }
import fr from './strings/fr.json' with { type: 'json' }

/** The channel's own few words; everything else comes with the message or the screen. */
export const say = createSay({ en, de, fr, es })
