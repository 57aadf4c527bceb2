import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { WorkingHours } from '#engine/coach/coaching.ts'
import { useClient } from '#kit/client/client.tsx'

/** What the app knows about the person who uses it (`GET /me`); everything but the name may be missing. */
export type Me = {
  readonly id: string
  readonly name: string
  readonly email?: string
  readonly role?: 'member' | 'lead' | 'admin'
  readonly zone?: string
  /** Working hours by day, `{ mon: ['09:00', '17:00'] }`; null where the person has named none. */
  readonly hours?: WorkingHours | null
  /** BCP 47, best first: mails come in the first one */
  readonly languages?: readonly string[]
  readonly team?: { readonly id: string; readonly name: string } | null
  /** The organisation is the sample: nothing is sent, colleagues are simulated. */
  readonly sample?: boolean
}

/** The signed-in person. `Problem` with status 401 where nobody is. */
export function useMe(): UseQueryResult<Me> {
  const client = useClient()
  return useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => client.call('reach.me', {}, { signal }),
    staleTime: 60_000,
  })
}

/** The zone that times are shown in: the person's own, else the browser's. */
export function zoneOf(me: Me | undefined): string {
  return me?.zone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** How a colleague is called in a sentence: the first word of the name. */
export function firstNameOf(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name
}
