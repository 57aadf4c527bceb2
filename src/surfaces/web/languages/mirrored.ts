/**
 * A text as the language for tests has it: its letters in Arabic script, a third longer, its placeholders and plurals
 * as they were. Shows what runs the wrong way, what doesn't fit, and which texts never went through the message files.
 *
 * @param message ICU MessageFormat; at even depths of its braces stand words, at odd ones arguments
 */
export function mirrored(message: string): string {
  let depth = 0
  let said = ''
  for (const letter of message) {
    if (letter === '{') depth += 1
    if (letter === '}') depth -= 1
    said += depth % 2 === 0 ? writtenOtherwise(letter) : letter
  }
  return said
}

const FROM = 'abcdefghijklmnopqrstuvwxyz'
const TO = 'ابجدهفغحيژكلمنوپقرستثخطظىز'

/** Vowels come twice: other languages are longer than English. */
function writtenOtherwise(letter: string): string {
  const at = FROM.indexOf(letter.toLowerCase())
  if (at < 0) return letter
  const other = TO.charAt(at)
  return 'aeiou'.includes(letter.toLowerCase()) ? other + other : other
}
