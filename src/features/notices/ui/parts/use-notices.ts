import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useClient } from '#kit/client/client.tsx'

const PAGE = 30

export function useNotices() {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: ['notices'],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      client.call('notices.list', pageParam === '' ? { limit: PAGE } : { limit: PAGE, cursor: pageParam }, {
        signal,
      }),
    getNextPageParam: ({ next }) => next,
  })
}

export function useRead() {
  const client = useClient()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (noticeIds: readonly string[]) =>
      Promise.all(noticeIds.map((noticeId) => client.call('notices.read', { noticeId }))),
    onSettled: () => queries.invalidateQueries({ queryKey: ['notices'] }),
  })
}
