import { keepPreviousData, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useClient } from '#kit/client/client.tsx'
import { useText } from '#kit/text/text.tsx'
import { useToasts } from '#kit/toast/toast.tsx'
import type { Candidate } from '../../schema.ts'

const AFTER_LAST_KEY = 300
const SHORTEST = 10

export type Found = {
  /** the text that was asked about, a moment behind the keys */
  readonly text: string
  readonly candidates: readonly Candidate[]
  readonly query: UseQueryResult
  /** whom the asker left out for this */
  readonly leftOut: readonly { readonly id: string; readonly name: string }[]
  readonly strangers: boolean
  /** only people I don't know yet, or everybody */
  readonly setStrangers: (strangers: boolean) => void
  readonly notForThis: (person: { readonly id: string; readonly name: string }, not: boolean) => void
}

/** Who could help with this text, asked again 300 ms after the last key; the old answer stays meanwhile. */
export function useCandidates(draft: string, limit: number): Found {
  const client = useClient()
  const text = useSettled(draft.trim())
  const [strangers, setStrangers] = useState(false)
  const query = useQuery({
    queryKey: ['who', text, limit, strangers],
    queryFn: () => client.call('who', { text, limit, ...(strangers ? { known: false } : {}) }),
    enabled: text.length >= SHORTEST,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  const notForThis = useNotForThis(text)
  const { data } = query
  const candidates = useMemo(() => data?.people ?? [], [data])
  return { text, candidates, query, leftOut: data?.notForThis ?? [], strangers, setStrangers, notForThis }
}

/** What was typed, once no key has come for a moment. */
export function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), AFTER_LAST_KEY)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

function useNotForThis(text: string): Found['notForThis'] {
  const client = useClient()
  const queries = useQueryClient()
  const t = useText()
  const { show } = useToasts()
  return ({ id, name }, not) => {
    void client
      .call('who.notForThis', { text, personId: id, not })
      .then(() => {
        if (not) show({ text: t('invitations.ui.who.leftOut', { name }), seconds: 5 })
      })
      .catch(() => show({ text: t('invitations.ui.who.notLeftOut') }))
      .finally(() => queries.invalidateQueries({ queryKey: ['who'] }))
  }
}
