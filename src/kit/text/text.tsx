import { createContext, useContext, type ReactNode } from 'react'

export type TextValues = Readonly<Record<string, string | number | boolean | Date | null | undefined>>
export type RichValues = Readonly<
  Record<string, string | number | Date | null | undefined | ReactNode | ((chunks: ReactNode) => ReactNode)>
>

/** The words of the product in the reader's language. Keys start with the id of the slice that owns them. */
export type Text = {
  (key: string, values?: TextValues): string
  /** The same with tags: `<b>…</b>` in the message becomes what `values.b` makes of it. */
  readonly rich: (key: string, values: RichValues) => ReactNode
  readonly language: string
}

const shown = Object.assign((key: string) => key, { rich: (key: string) => key, language: 'en' })

const TextContext = createContext<Text>(shown)

export function TextProvider({ text, children }: { text: Text; children: ReactNode }) {
  return <TextContext value={text}>{children}</TextContext>
}

export function useText(): Text {
  return useContext(TextContext)
}

/** For `rich`: `<b>` as bold. */
export function bold(chunks: ReactNode): ReactNode {
  return <b>{chunks}</b>
}
