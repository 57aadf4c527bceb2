import type { Action, Block, PageLink } from '#platform/message.ts'

/**
 * What somebody asked to see in another program that can draw: a sentence, a form, a page of the app. Texts are
 * ready, in their language, without markup, and may be hostile, as in a message.
 */
export type Screen = SaidScreen | FormScreen | PageScreen

/** A sentence that they alone see. */
export interface SaidScreen {
  readonly kind: 'said'
  readonly text: string
}

export interface FormScreen {
  readonly kind: 'form'
  /** what comes back when it is sent: an answer with this token, else this wish */
  readonly sends: { readonly token: string } | { readonly wish: 'send' | 'connect' }
  readonly title: string
  /** above the fields */
  readonly blocks: readonly Block[]
  readonly fields: readonly FormField[]
  /** below the fields */
  readonly notes: readonly Block[]
  readonly submit: string
  readonly cancel: string
  /** the button that brings the form back as it is, to be looked at once more (`compose`) */
  readonly look?: string
}

export type FormField = TextField | ChoiceField

interface AnyField {
  readonly name: string
  readonly label: string
  readonly required: boolean
}

export interface TextField extends AnyField {
  readonly kind: 'text'
  readonly value: string
  readonly lines: 'one' | 'many'
  readonly maxLength: number
}

export interface ChoiceField extends AnyField {
  readonly kind: 'choice'
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly value: string | null
}

/** A page of the app: what is open for them and of them. */
export interface PageScreen {
  readonly kind: 'page'
  readonly sections: readonly PageSection[]
  /** the button that begins an ask (`compose`) */
  readonly compose: string
  readonly page: PageLink
}

export interface PageSection {
  readonly title: string
  /** what stands there where there is nothing */
  readonly empty: string
  readonly items: readonly PageItem[]
}

export interface PageItem {
  readonly title: string
  readonly blocks: readonly Block[]
  readonly actions: readonly Action[]
  readonly page: PageLink
}
