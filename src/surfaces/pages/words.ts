import { createSay } from '#platform/i18n/say.ts'
import en from './strings/en.json' with { type: 'json' }

/** The words of the small pages behind a mail's links. */
export const say = createSay({ en })
