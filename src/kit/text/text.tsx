import { createContext, useContext, type ReactNode } from 'react'

export type TextValues = Readonly<Record<string, string | number | boolean | Date | null | undefined>>

/** The words of the product in the reader's language. Keys start with the id of the slice that owns them. */
export type Text = {
  (key: string, values?: TextValues): string
  /** BCP 47; dates, lists and figures are said in it, too. */
  readonly language: string
}

const keysAlone: Text = Object.assign((key: string) => key, { language: 'en' })

const TextContext = createContext<Text>(keysAlone)

export function TextProvider({ text, children }: { text: Text; children: ReactNode }) {
  return <TextContext value={text}>{children}</TextContext>
}

export function useText(): Text {
  return useContext(TextContext)
}
