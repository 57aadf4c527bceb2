import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import { useClient, type Client } from '#kit/client/client.tsx'
import { isProblem } from '#kit/client/problem.ts'
import { useText } from '#kit/text/text.tsx'
import { useToasts } from '#kit/toast/toast.tsx'
import type { TimesView } from '../../schema.ts'

/** Times that suit both at this moment; read anew with everything else that is known of the ask. */
export function useTimes(askId: string, offerId?: string): UseQueryResult<TimesView> {
  const client = useClient()
  return useQuery({
    queryKey: ['times', askId, offerId ?? ''],
    queryFn: ({ signal }) =>
      client.call('times.list', { askId, ...(offerId === undefined ? {} : { offerId }) }, { signal }),
  })
}

/** Those that the agreed one could move to. */
export function useTimesToMove(askId: string): UseQueryResult<TimesView> {
  const client = useClient()
  return useQuery({
    queryKey: ['times', askId, 'toMove'],
    queryFn: ({ signal }) => client.call('times.list', { askId, toMove: 'yes' }, { signal }),
  })
}

export type TimeActions = {
  /** The time that is on its way to the server. */
  readonly picking: string | undefined
  readonly busy: boolean
  readonly take: (startsAt: string) => Promise<boolean>
  readonly propose: (startsAt: string) => Promise<boolean>
  readonly move: (startsAt: string) => Promise<boolean>
  readonly release: () => Promise<boolean>
  /** The agreed time as a file, for whoever has no calendar that takes mail. */
  readonly save: (timeId: string) => Promise<boolean>
}

/** What the two can do with times. Whatever comes of it, the ask and its times are read again. */
export function useTimeActions(askId: string, offerId?: string): TimeActions {
  const t = useText()
  const client = useClient()
  const queries = useQueryClient()
  const { show } = useToasts()
  const [picking, setPicking] = useState<string>()
  const [busy, setBusy] = useState(false)
  const run = async (act: (api: Client) => Promise<unknown>) => {
    setBusy(true)
    try {
      await act(client)
      return true
    } catch (error) {
      show({ text: sayRefusal(error, t('times.ui.failed')) })
      return false
    } finally {
      const keys = [['asks'], ['invitations'], ...CHANGED.map((kind) => [kind, askId])]
      await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })))
      setBusy(false)
      setPicking(undefined)
    }
  }
  return {
    picking,
    busy,
    take: (startsAt) => {
      setPicking(startsAt)
      const offer = offerId === undefined ? {} : { offerId }
      return run((api) => api.call('times.take', { askId, startsAt, ...offer }))
    },
    propose: (startsAt) => run((api) => api.call('times.propose', { askId, startsAt })),
    move: (startsAt) => {
      setPicking(startsAt)
      return run((api) => api.call('times.move', { askId, startsAt }))
    },
    release: () => run((api) => api.call('times.release', { askId })),
    save: (timeId) => run(async (api) => saveFile(await api.call('times.calendarFile', { timeId }))),
  }
}

function saveFile({ name, ics }: { name: string; ics: string }): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([ics], { type: 'text/calendar' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

const CHANGED = ['ask', 'times', 'timeline', 'plan', 'offers'] as const

function sayRefusal(error: unknown, failed: string): string {
  if (!isProblem(error)) return failed
  return [error.detail || failed, error.next].filter(Boolean).join(' ')
}
