import { useQuery } from '@tanstack/react-query'
import { useClient } from '#kit/client/client.tsx'

/** Whether this organisation has set up a language model that may suggest another wording. */
export function useWordings(): boolean {
  const client = useClient()
  const { data } = useQuery({
    queryKey: ['rewriting'],
    queryFn: ({ signal }) => client.call('asks.rewriting', {}, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data?.available === true
}
