import type { Text, TextValues } from '#kit/text/text.tsx'
import { directionOf, isolate } from '#platform/i18n/direction.ts'
import { compileMessage, type Message, type Values } from './message.ts'

export type Messages = Readonly<Record<string, string>>

/** The texts of the shell and of every page, in English; other languages are files of the same names. */
export function readMessages(): Messages {
  const files = import.meta.glob<Messages>(['./strings/en.json', '../../features/**/ui/strings/en.json'], {
    eager: true,
    import: 'default',
  })
  return Object.assign({}, ...Object.values(files)) as Messages
}

const english = readMessages()

/**
 * The words of one language. Each message is parsed when it is first shown. A key that this language lacks is said in
 * English; one that is nowhere shows itself: ugly, seen at once, and better than an empty page. Names that are written
 * the other way round than the language are set apart, so that what follows them stays in place.
 */
export function makeText(messages: Messages = english, language = 'en'): Text {
  const parsed = new Map<string, Message>()
  const direction = directionOf(language)
  const find = (key: string): Message => {
    const known = parsed.get(key)
    if (known !== undefined) return known
    const own = messages[key]
    const message = compileMessage(own ?? english[key] ?? key, own === undefined ? 'en' : language)
    parsed.set(key, message)
    return message
  }
  const apart = (values: TextValues): Values =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'number' ? value : isolate(String(value ?? ''), direction),
      ]),
    )
  const text = (key: string, values: TextValues = {}) => find(key)(apart(values))
  return Object.assign(text, { language })
}
