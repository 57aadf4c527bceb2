import { type Html, html } from '#platform/i18n/html.ts'
import { manyLines, oneLine } from '#platform/i18n/plain.ts'

/** What a form asks for besides its button. */
export type Field =
  | { readonly kind: 'note'; readonly name: string; readonly label: string }
  | { readonly kind: 'email'; readonly name: string; readonly label: string }
  | {
      readonly kind: 'choice'
      readonly name: string
      readonly label: string
      readonly choices: readonly Choice[]
    }

export interface Choice {
  readonly value: string
  readonly label: string
}

const LONGEST_NOTE = 1_000
const LONGEST_LINE = 254

/**
 * A form that posts to the address it was shown at, where the token is. It works without scripts, and only its
 * button acts.
 */
export function renderForm(button: string, fields: readonly Field[]): Html {
  return html`<form method="post">${fields.map(renderField)}<button type="submit">${button}</button></form>`
}

/**
 * What came back, field by field: texts cleaned and cut, choices only from those that were offered, unknown
 * fields dropped. What wasn't filled in is missing.
 */
export function readForm(body: string, fields: readonly Field[]): Readonly<Record<string, string>> {
  const sent = new URLSearchParams(body)
  const read = fields.flatMap((field): [string, string][] => {
    const value = readField(field, sent.get(field.name) ?? '')
    return value === '' ? [] : [[field.name, value]]
  })
  return Object.fromEntries(read)
}

function readField(field: Field, value: string): string {
  if (field.kind === 'note') return manyLines(value, LONGEST_NOTE)
  if (field.kind === 'email') return oneLine(value, LONGEST_LINE)
  return field.choices.some((choice) => choice.value === value) ? value : ''
}

function renderField(field: Field): Html {
  if (field.kind === 'choice') {
    const choices = field.choices.map(
      (choice, i) =>
        html`<label class="choice"><input type="radio" name="${field.name}" value="${choice.value}" required${i === 0 && html` checked`}>${choice.label}</label>`,
    )
    return html`<fieldset><legend>${field.label}</legend>${choices}</fieldset>`
  }
  const label = html`<label for="${field.name}">${field.label}</label>`
  if (field.kind === 'email') {
    return html`${label}<input id="${field.name}" name="${field.name}" type="email" autocomplete="off" required maxlength="${LONGEST_LINE}">`
  }
  return html`${label}<textarea id="${field.name}" name="${field.name}" rows="3" dir="auto" maxlength="${LONGEST_NOTE}"></textarea>`
}
