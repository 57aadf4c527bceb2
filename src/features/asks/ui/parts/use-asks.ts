import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useClient } from '#kit/client/client.tsx'
import type { AskView, TimelineItem } from '../../schema.ts'

/** My asks, newest first; with `audience` those of others that I may see. */
export function useAsks(role: 'asker' | 'audience'): UseQueryResult<readonly AskView[]> {
  const client = useClient()
  return useQuery({
    queryKey: ['asks', role],
    queryFn: async ({ signal }) => {
      const asked = role === 'asker' ? { limit: 100 } : { role, limit: 50 }
      return (await client.call('asks.list', asked, { signal })).items
    },
  })
}

export function useAsk(askId: string): UseQueryResult<AskView> {
  const client = useClient()
  return useQuery({
    queryKey: ['ask', askId],
    queryFn: ({ signal }) => client.call('asks.get', { askId }, { signal }),
  })
}

export function useTimeline(askId: string): UseQueryResult<readonly TimelineItem[]> {
  const client = useClient()
  return useQuery({
    queryKey: ['timeline', askId],
    queryFn: async ({ signal }) => (await client.call('asks.timeline', { askId }, { signal })).items,
  })
}
