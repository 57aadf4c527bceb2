import { assert } from '../refusal.ts'

class Markup {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  toString(): string {
    return this.#text
  }
}

/** Markup that `html` made (or `trusted`, for a constant of ours). Nobody else can make one; a string is escaped. */
export type Html = Markup

export type HtmlValue = string | number | Html | false | null | undefined | readonly HtmlValue[]

/**
 * Markup from a template. Every value is escaped, in text and in quoted attributes alike; lists are joined, and
 * what isn't there (false, null, undefined) is left out. An attribute without quotes is a fault of ours.
 *
 * @example html`<p title="${title}">${name}</p>`
 */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let markup = parts[0] ?? ''
  values.forEach((value, i) => {
    assert(!UNQUOTED.test(parts[i] ?? ''), 'a value in an attribute stands in quotes')
    markup += show(value) + (parts[i + 1] ?? '')
  })
  return new Markup(markup)
}

/** Markup of our own that is a constant, such as a style sheet. Never call it with anything that came from outside. */
export function trusted(markup: string): Html {
  return new Markup(markup)
}

/** An address that may stand in `href`: http, https or mailto. Anything else (javascript:) leads nowhere. */
export function safeUrl(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  return parsed && ['http:', 'https:', 'mailto:'].includes(parsed.protocol) ? parsed.href : '#'
}

/** A text with its line breaks. */
export function lines(text: string): HtmlValue {
  return text.split('\n').map((line, i) => (i === 0 ? line : html`<br>${line}`))
}

function show(value: HtmlValue): string {
  if (value === false || value === null || value === undefined) return ''
  if (value instanceof Markup) return value.toString()
  if (typeof value === 'object') return value.map(show).join('')
  return escape(String(value))
}

const UNQUOTED = /\s[\w-]+=$/

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}

function escape(text: string): string {
  return text.replace(/[&<>"'`]/g, (letter) => ENTITIES[letter] ?? letter)
}
