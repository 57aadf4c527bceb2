import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Me } from '#features/people/ui/parts/me.ts'
import { useClient } from '#kit/client/client.tsx'
import { useText } from '#kit/text/text.tsx'
import { bestOf, chosenLanguage, keepLanguage } from '../language.ts'
import { useChangeLanguage } from '../language-provider.tsx'

/** Who chose no language in this browser reads Askwell in the one that the organisation knows of them. */
export function useOwnLanguage(me: Me | undefined): void {
  const change = useChangeLanguage()
  const own = me?.languages?.[0]
  useEffect(() => {
    if (own !== undefined && chosenLanguage() === null) void change(bestOf([own]))
  }, [own, change])
}

/** Changes the language here and now, and tells the server, so that mails come in it, too. */
export function useChooseLanguage(me: Me | undefined): (tag: string) => void {
  const client = useClient()
  const queries = useQueryClient()
  const change = useChangeLanguage()
  const { language } = useText()
  const { mutate } = useMutation({
    mutationFn: (languages: string[]) => client.call('reach.changeMe', { languages }),
    onSuccess: (after) => queries.setQueryData(['me'], after),
  })
  return (tag) => {
    if (tag === language) return
    keepLanguage(tag)
    void change(tag)
    const others = (me?.languages ?? []).filter((one) => one.split('-')[0] !== tag)
    if (me !== undefined) mutate([tag, ...others].slice(0, 20))
  }
}
