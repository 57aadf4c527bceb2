import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { type Client, useClient } from '#kit/client/client.tsx'
import type { CalendarsView } from '../../schema.ts'

/** A first look has an answer within seconds; until then it is asked for each second. */
const ASK_AGAIN_MS = 1_000

export function useCalendars(): UseQueryResult<CalendarsView> {
  const client = useClient()
  return useQuery({
    queryKey: ['calendars'],
    queryFn: ({ signal }) => client.call('calendars.list', {}, { signal }),
    refetchInterval: ({ state }) =>
      state.data?.items.some((one) => one.state === 'waiting') ? ASK_AGAIN_MS : false,
  })
}

export type Connecting =
  | { readonly kind: 'feed'; readonly address: string }
  | {
      readonly kind: 'caldav'
      readonly address?: string
      readonly user: string
      readonly password: string
      readonly writes: boolean
    }

export function useConnectCalendar() {
  return useChange((client, given: Connecting) => client.call('calendars.connect', given))
}

export function useReadCalendar() {
  return useChange((client, calendarId: string) => client.call('calendars.read', { calendarId }))
}

export function useDisconnectCalendar() {
  return useChange((client, calendarId: string) => client.call('calendars.disconnect', { calendarId }))
}

function useChange<Given>(act: (client: Client, given: Given) => Promise<unknown>) {
  const client = useClient()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (given: Given) => act(client, given),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['calendars'] }),
  })
}
