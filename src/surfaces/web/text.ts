import { IntlMessageFormat } from 'intl-messageformat'
import type { ReactNode } from 'react'
import type { RichValues, Text, TextValues } from '#kit/text/text.tsx'

export type Messages = Readonly<Record<string, string>>

/** The texts of the shell and of every page, in English; the other languages are files of the same names. */
const english = Object.assign(
  {},
  ...Object.values(
    import.meta.glob<Messages>(['./strings/en.json', '../../features/*/ui/strings/en.json'], {
      eager: true,
      import: 'default',
    }),
  ),
) as Messages

/**
 * The words of one language. Each message is parsed when it is first shown. A key without a message shows itself: ugly,
 * seen at once, and better than an empty page.
 */
export function makeText(messages: Messages = english, language = 'en'): Text {
  const parsed = new Map<string, IntlMessageFormat>()
  const find = (key: string): IntlMessageFormat => {
    const known = parsed.get(key)
    if (known !== undefined) return known
    const message = messages[key] ?? key
    const format = new IntlMessageFormat(message, language, undefined, { ignoreTag: !message.includes('</') })
    parsed.set(key, format)
    return format
  }
  const text = (key: string, values?: TextValues) => String(find(key).format({ ...values }))
  return Object.assign(text, {
    rich: (key: string, values: RichValues) => joined(find(key), values),
    language,
  })
}

function joined(message: IntlMessageFormat, values: RichValues): ReactNode {
  // The library's own type of values doesn't know React's nodes, though it passes them through untouched.
  const format = (given: unknown): unknown => message.format(given as Record<string, string>)
  const parts = format(values)
  return keyed(parts) as ReactNode
}

/** React wants keys in lists, and messages give lists without. */
function keyed(parts: unknown): unknown {
  if (!Array.isArray(parts)) return parts
  return parts.map((part: unknown, at) =>
    typeof part === 'object' && part !== null && 'key' in part ? { ...part, key: String(at) } : part,
  )
}
