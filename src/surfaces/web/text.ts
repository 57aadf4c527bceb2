import { IntlMessageFormat } from 'intl-messageformat'
import type { Text, TextValues } from '#kit/text/text.tsx'

export type Messages = Readonly<Record<string, string>>

/** The texts of the shell and of every page, in English; other languages are files of the same names. */
export function readMessages(): Messages {
  const files = import.meta.glob<Messages>(['./strings/en.json', '../../features/*/ui/strings/en.json'], {
    eager: true,
    import: 'default',
  })
  return Object.assign({}, ...Object.values(files)) as Messages
}

/**
 * The words of one language. Each message is parsed when it is first shown. A key without a message shows itself: ugly,
 * seen at once, and better than an empty page.
 */
export function makeText(messages: Messages = readMessages(), language = 'en'): Text {
  const parsed = new Map<string, IntlMessageFormat>()
  const find = (key: string): IntlMessageFormat => {
    const known = parsed.get(key)
    if (known !== undefined) return known
    const format = new IntlMessageFormat(messages[key] ?? key, language, undefined, { ignoreTag: true })
    parsed.set(key, format)
    return format
  }
  const text = (key: string, values?: TextValues) => String(find(key).format({ ...values }))
  return Object.assign(text, { language })
}
