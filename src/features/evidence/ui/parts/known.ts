import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useClient } from '#kit/client/client.tsx'
import type { Closeness } from '#kit/closeness-sign/closeness-sign.tsx'

/** One answer of `POST /who`, as far as People shows it. */
export type Known = {
  readonly person: {
    readonly id: string
    readonly name: string
    readonly title: string | null
    readonly team: string | null
  }
  readonly route: 'direct' | 'introduction' | 'dormant'
  readonly closeness: 'works-with' | 'met' | 'none'
  readonly basis: 'work' | 'profile' | 'tie'
  readonly reasons: readonly { readonly text: string; readonly evidenceId?: string | undefined }[]
  readonly room: 'free' | 'nearly' | 'full'
}

/** How near somebody is, as a sign: the route tells two of the four. */
export function signOf({ route, closeness }: Known): Closeness {
  if (route === 'introduction') return 'through'
  if (route === 'dormant') return 'lost'
  return closeness === 'works-with' ? 'works' : closeness
}

/** Who knows about it. That somebody helped me with other things is no answer to that, and isn't shown here. */
export function useKnows(sought: string, limit: number) {
  const client = useClient()
  return useQuery({
    queryKey: ['who', sought, limit],
    queryFn: async () => {
      const { people } = await client.call('who', { text: sought, limit })
      return people.filter(({ basis }) => basis !== 'tie')
    },
    enabled: sought.length >= 2,
    placeholderData: keepPreviousData,
  })
}
