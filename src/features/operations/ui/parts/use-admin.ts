import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type { PersonPatch, PersonView } from '#features/people/schema.ts'
import { useClient } from '#kit/client/client.tsx'

export function useRoster(q: string) {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: ['admin', 'people', q],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      client.call(
        'people.roster',
        { limit: 50, ...(q === '' ? {} : { q }), ...(pageParam === '' ? {} : { cursor: pageParam }) },
        { signal },
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  })
}

export function useAdminPerson(personId: string | undefined) {
  const client = useClient()
  return useQuery({
    queryKey: ['admin', 'person', personId],
    enabled: personId !== undefined,
    queryFn: ({ signal }) => client.call('people.get', { personId: personId ?? '' }, { signal }),
  })
}

/** Changes one person, based on what the admin saw: whoever was faster isn't overwritten. */
export function useChangePerson(person: Pick<PersonView, 'id' | 'version'>) {
  const client = useClient()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (patch: Pick<PersonPatch, 'role' | 'left'>) =>
      client.call('people.change', { personId: person.id, ...patch }, { ifMatch: `"${person.version}"` }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['admin'] }),
  })
}

export function useSignInLink(personId: string) {
  const client = useClient()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => client.call('accounts.signInLink', { personId }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['admin', 'audit'] }),
  })
}

export function useHealth() {
  const client = useClient()
  return useQuery({
    queryKey: ['admin', 'health'],
    queryFn: async ({ signal }) => (await client.call('operations.health', {}, { signal })).items,
  })
}

export function useRuns() {
  const client = useClient()
  return useQuery({
    queryKey: ['admin', 'runs'],
    queryFn: async ({ signal }) => (await client.call('operations.runs', {}, { signal })).items,
    refetchInterval: ({ state }) => (state.data?.some((run) => run.state === 'running') ? 2_000 : false),
  })
}

export function useAudit() {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: ['admin', 'audit'],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      client.call(
        'audit.list',
        { limit: 50, ...(pageParam === '' ? {} : { cursor: pageParam }) },
        { signal },
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}
