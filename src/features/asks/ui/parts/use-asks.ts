import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useClient } from '#kit/client/client.tsx'
import type { AskView, TimelineItem } from '../../schema.ts'

type Page<Item> = { readonly items: readonly Item[]; readonly next: string | null }

/** My asks, newest first; with `audience` those of others that I may see. */
export function useAsks(role: 'asker' | 'audience'): UseQueryResult<readonly AskView[]> {
  const client = useClient()
  return useQuery({
    queryKey: ['asks', role],
    queryFn: async ({ signal }) => {
      const path = role === 'asker' ? '/asks?limit=100' : '/asks?role=audience&limit=50'
      return (await client.get<Page<AskView>>(path, signal)).items
    },
  })
}

export function useAsk(askId: string): UseQueryResult<AskView> {
  const client = useClient()
  return useQuery({
    queryKey: ['ask', askId],
    queryFn: ({ signal }) => client.get<AskView>(`/asks/${askId}`, signal),
  })
}

export function useTimeline(askId: string): UseQueryResult<readonly TimelineItem[]> {
  const client = useClient()
  return useQuery({
    queryKey: ['timeline', askId],
    queryFn: async ({ signal }) =>
      (await client.get<Page<TimelineItem>>(`/asks/${askId}/timeline`, signal)).items,
  })
}
