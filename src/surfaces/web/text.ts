import { IntlMessageFormat } from 'intl-messageformat'
import type { Text, TextValues } from '#kit/text/text.tsx'
import { directionOf, isolate } from '#platform/i18n/direction.ts'

/** A written text; in the built app one with placeholders is a tree already, for the parser stays at home. */
export type Message = ConstructorParameters<typeof IntlMessageFormat>[0]
export type Messages = Readonly<Record<string, Message>>

/** A text of nothing but words needs no parser. Literals are `type` 0 of the formatter's tree. */
function treeOf(message: Message): Message {
  const plain = typeof message === 'string' && !/[{}']/.test(message)
  return plain ? [{ type: 0, value: message }] : message
}

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
  const parsed = new Map<string, IntlMessageFormat>()
  const direction = directionOf(language)
  const find = (key: string): IntlMessageFormat => {
    const known = parsed.get(key)
    if (known !== undefined) return known
    const own = messages[key]
    const format = new IntlMessageFormat(
      treeOf(own ?? english[key] ?? key),
      own === undefined ? 'en' : language,
      undefined,
      { ignoreTag: true },
    )
    parsed.set(key, format)
    return format
  }
  const apart = (values: TextValues) =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'string' ? isolate(value, direction) : value,
      ]),
    )
  const text = (key: string, values: TextValues = {}) => String(find(key).format(apart(values)))
  return Object.assign(text, { language })
}
