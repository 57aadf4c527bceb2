import { useQuery } from '@tanstack/react-query'
import { useReach } from '#features/reach/ui/parts/use-reach.ts'
import { useClient } from '#kit/client/client.tsx'
import type { Answer } from '#kit/client/operation-map.ts'

/** How full my own week is; read anew with my limit, and with each ask that comes. */
export function useWeek(): Answer<'invitations.week'> | undefined {
  const client = useClient()
  const limit = useReach().data?.limit
  return useQuery({
    queryKey: ['invitations', 'week', limit],
    queryFn: ({ signal }) => client.call('invitations.week', {}, { signal }),
    enabled: limit !== undefined,
    placeholderData: (before) => before,
  }).data
}
