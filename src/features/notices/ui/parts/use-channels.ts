import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useClient } from '#kit/client/client.tsx'
import type { ChannelView, MyChannelView, TestView } from '../../channels/schema.ts'

/** A test has an answer within ten seconds; until then it is asked for each second. */
const ASK_AGAIN_MS = 1_000

type WithTest = { readonly test: TestView | null }

const whileTested = (items: readonly WithTest[] | undefined) =>
  items?.some(({ test }) => test?.state === 'waiting') ? ASK_AGAIN_MS : false

export function useChannels(): UseQueryResult<readonly ChannelView[]> {
  const client = useClient()
  return useQuery({
    queryKey: ['channels', 'all'],
    queryFn: async ({ signal }) => (await client.call('channels.list', {}, { signal })).items,
    refetchInterval: ({ state }) => whileTested(state.data),
  })
}

export function useMyChannels(): UseQueryResult<readonly MyChannelView[]> {
  const client = useClient()
  return useQuery({
    queryKey: ['channels', 'mine'],
    queryFn: async ({ signal }) => (await client.call('channels.mine', {}, { signal })).items,
    refetchInterval: ({ state }) => whileTested(state.data),
  })
}

export function useSendTest() {
  const client = useClient()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (channelId: string) => client.call('channels.test', { channelId }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['channels'] }),
  })
}

export function useChooseKind(channelId: string) {
  const client = useClient()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ kind, choice }: { kind: string; choice: 'atOnce' | 'digest' | 'off' | null }) =>
      client.call('channels.change', { channelId, kinds: { [kind]: choice } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['channels', 'mine'] }),
  })
}

/** Null: nothing by this channel any more. */
export function useSaveAddress(channelId: string) {
  const client = useClient()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (address: Readonly<Record<string, string>> | null) =>
      client.call('channels.change', { channelId, address: address && { ...address } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['channels'] }),
  })
}

export function useConnect(channelId: string) {
  const client = useClient()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (settings: Readonly<Record<string, string>>) =>
      client.call('channels.connect', { channelId, settings: { ...settings } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['channels'] }),
  })
}

export function useDisconnect(channelId: string) {
  const client = useClient()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => client.call('channels.disconnect', { channelId }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['channels'] }),
  })
}
