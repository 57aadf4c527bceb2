import type { Text, TextValues } from '#kit/text/text.tsx'
import { directionOf, isolate } from '#platform/i18n/direction.ts'
import { compileMessage, type Message, type Values } from './message.ts'

export type Messages = Readonly<Record<string, string>>

/**
 * The words of one language. Each message is parsed when it is first shown. A key that isn't there shows itself: ugly,
 * seen at once, and better than an empty page. Names that are written the other way round than the language are set
 * apart, so that what follows them stays in place.
 *
 * @param messages may still grow: what comes later is said from then on
 */
export function makeText(messages: Messages, language = 'en'): Text {
  const parsed = new Map<string, Message>()
  const direction = directionOf(language)
  const find = (key: string): Message => {
    const known = parsed.get(key)
    if (known !== undefined) return known
    const own = messages[key]
    if (own === undefined) return () => key
    const message = compileMessage(own, language)
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
