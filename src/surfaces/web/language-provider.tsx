import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react'
import { TextProvider, type Text } from '#kit/text/text.tsx'
import { loadWords } from './language.ts'

type Change = (tag: string) => Promise<void>

const ChangeContext = createContext<Change>(() => Promise.resolve())

/** The words of the whole app. Another language comes without a new page: what is being written stays. */
export function LanguageProvider({ first, children }: { first: Text; children: ReactNode }) {
  const [text, setText] = useState<Text>(() => first)
  const change = useCallback<Change>(async (tag) => {
    const next = await loadWords(tag)
    // The page that stands says more than Compose does.
    await next.whole()
    setText(() => next.text)
  }, [])
  const inside = useMemo(() => <TextProvider text={text}>{children}</TextProvider>, [text, children])
  return <ChangeContext value={change}>{inside}</ChangeContext>
}

export function useChangeLanguage(): Change {
  return useContext(ChangeContext)
}
