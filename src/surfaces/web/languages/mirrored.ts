import type { Message } from '../text.ts'

type Tree = Exclude<Message, string>

/** A text as the language for tests has it, written or as the tree that it is in the built app. */
export function mirroredMessage(message: Message): Message {
  return typeof message === 'string' ? mirrored(message) : mirroredTree(structuredClone(message))
}

/** Nothing but words is a literal; the words of plurals and choices stand one level below. Changes the tree it is given. */
function mirroredTree(tree: Tree): Tree {
  return tree.map((element) => {
    if (element.type === 0) return { ...element, value: mirrored(element.value) }
    if (!('options' in element)) return element
    for (const option of Object.values(element.options)) option.value = mirroredTree(option.value)
    return element
  })
}

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
