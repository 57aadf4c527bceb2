import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useClient } from '#kit/client/client.tsx'
import type { MeView, ReachPatch } from '../../schema.ts'

/** My own reach: hours, limit, pause. The same query as the one that tells who is signed in. */
export function useReach(): UseQueryResult<MeView> {
  const client = useClient()
  return useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => client.call('reach.me', {}, { signal }),
    staleTime: 60_000,
  })
}

export type MeChange = ReachPatch & { readonly zone?: string | null }

/** Changes my reach; shown at once, taken back if the server refuses. */
export function useChangeReach() {
  const client = useClient()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (change: MeChange) => client.call('reach.changeMe', change),
    onMutate: async (change) => {
      await queries.cancelQueries({ queryKey: ['me'] })
      const before = queries.getQueryData<MeView>(['me'])
      if (before !== undefined) queries.setQueryData(['me'], { ...before, ...change })
      return before
    },
    onError: (_error, _change, before) => queries.setQueryData(['me'], before),
    onSuccess: (after) => queries.setQueryData(['me'], after),
  })
}
