import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useClient } from '#kit/client/client.tsx'
import type { HookKind } from '../../domain.ts'
import type { DeliveryView, HookView } from '../../schema.ts'

/** While something is on its way the log is read again each second or two. */
const ASK_AGAIN_MS = 1_500

export function useWebhooks(): UseQueryResult<readonly HookView[]> {
  const client = useClient()
  return useQuery({
    queryKey: ['webhooks', 'all'],
    queryFn: async ({ signal }) => (await client.call('webhooks.list', {}, { signal })).items,
    refetchInterval: ({ state }) => (state.data?.some(({ waiting }) => waiting > 0) ? ASK_AGAIN_MS : false),
  })
}

export function useDeliveries(webhookId: string, isOpen: boolean): UseQueryResult<readonly DeliveryView[]> {
  const client = useClient()
  return useQuery({
    queryKey: ['webhooks', 'log', webhookId],
    queryFn: async ({ signal }) =>
      (await client.call('webhooks.deliveries', { webhookId, limit: 20 }, { signal })).items,
    enabled: isOpen,
    refetchInterval: ({ state }) =>
      state.data?.some(({ state: is }) => is === 'waiting') ? ASK_AGAIN_MS : false,
  })
}

export type Change =
  | { readonly do: 'on' | 'off' | 'test' | 'delete' }
  | { readonly do: 'replay'; readonly deliveryId: string }

export function useChangeHook(webhookId: string) {
  const client = useClient()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (change: Change): Promise<void> => {
      if (change.do === 'test') await client.call('webhooks.test', { webhookId })
      else if (change.do === 'delete') await client.call('webhooks.delete', { webhookId })
      else if (change.do === 'replay')
        await client.call('webhooks.replay', { webhookId, deliveryId: change.deliveryId })
      else await client.call('webhooks.change', { webhookId, isOn: change.do === 'on' })
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['webhooks'] }),
  })
}

export interface NewHook {
  readonly url: string
  readonly kinds: readonly HookKind[]
  readonly note: string
}

/** Null: a new secret for the hook that is there. Either way the answer is the one place where the secret stands. */
export function useSecret(webhookId: string | null) {
  const client = useClient()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (made: NewHook | null): Promise<string> => {
      if (made !== null)
        return (await client.call('webhooks.create', { ...made, kinds: [...made.kinds] })).secret
      return (await client.call('webhooks.rotate', { webhookId: webhookId ?? '' })).secret
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['webhooks'] }),
  })
}
