import { useQueries } from '@tanstack/react-query'
import { useClient } from '#kit/client/client.tsx'

export type AgreedTime = {
  readonly askId: string
  readonly startsAt: string
  readonly endsAt: string
  readonly minutes: number
  /** name of the other one */
  readonly other: string
}

/** The times that were agreed for these asks, nearest first. They are few: those that are under way. */
export function useAgreed(askIds: readonly string[]): readonly AgreedTime[] {
  const client = useClient()
  const read = useQueries({
    queries: askIds.map((askId) => ({
      queryKey: ['times', askId, ''],
      queryFn: ({ signal }: { signal: AbortSignal }) => client.call('times.list', { askId }, { signal }),
    })),
  })
  return askIds
    .flatMap((askId, at): readonly AgreedTime[] => {
      const { agreed, other, effortMinutes } = read[at]?.data ?? {}
      return agreed && other ? [{ askId, ...agreed, minutes: effortMinutes ?? 0, other: other.name }] : []
    })
    .toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))
}
