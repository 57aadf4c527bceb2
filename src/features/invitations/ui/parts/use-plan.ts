import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { OfferView } from '#features/offers/schema.ts'
import { useClient } from '#kit/client/client.tsx'
import type { InvitationView, Plan } from '../../schema.ts'

/** Who is asked when; for the asker alone. */
export function usePlan(askId: string, enabled: boolean): UseQueryResult<Plan> {
  const client = useClient()
  return useQuery({
    queryKey: ['plan', askId],
    queryFn: ({ signal }) => client.call('asks.plan', { askId }, { signal }),
    enabled,
  })
}

export function useOffers(askId: string): UseQueryResult<readonly OfferView[]> {
  const client = useClient()
  return useQuery({
    queryKey: ['offers', askId],
    queryFn: async ({ signal }) => (await client.call('offers.list', { askId }, { signal })).items,
  })
}

/** Asks that were sent to me. The same query feeds the figure in the rail. */
export function useInvitations(): UseQueryResult<readonly InvitationView[]> {
  const client = useClient()
  return useQuery({
    queryKey: ['invitations'],
    queryFn: ({ signal }) => client.call('invitations.list', {}, { signal }),
    select: ({ items }) => items,
  })
}
