import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useState } from 'react'
import { useClient } from '#kit/client/client.tsx'
import { isProblem } from '#kit/client/problem.ts'
import { useText } from '#kit/text/text.tsx'
import { useToasts } from '#kit/toast/toast.tsx'
import type { AudienceBody } from './plan.ts'
import type { SendState } from './send-bar.tsx'

export type AskBody = AudienceBody & {
  readonly text: string
  readonly effortMinutes?: number
  readonly needBy?: string
  readonly urgent?: boolean
  readonly guess?: number
  readonly send: true
}

/**
 * Sends the ask once. Without a network it waits, visibly, and goes out when the network is back; the key makes a second
 * arrival harmless.
 */
export function useSendAsk(onSent: () => void) {
  const t = useText()
  const client = useClient()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { show } = useToasts()
  const [state, setState] = useState<SendState>({ kind: 'ready' })
  const [waiting, setWaiting] = useState<{ body: AskBody; key: string } | null>(null)
  const send = useCallback(
    async (body: AskBody, key: string) => {
      setState({ kind: 'sending' })
      try {
        const { id } = await client.call('asks.create', body, { key })
        onSent()
        setWaiting(null)
        void queries.invalidateQueries({ queryKey: ['asks'] })
        await navigate({ to: '/asks/$askId', params: { askId: id } })
        show({ text: t('invitations.ui.send.sent'), seconds: 5 })
      } catch (error) {
        if (isProblem(error) && error.status === 0) {
          setWaiting({ body, key })
          setState({ kind: 'queued' })
          return
        }
        const problem = isProblem(error) ? error : null
        setState({
          kind: 'refused',
          detail: problem?.detail || t('invitations.ui.send.failed'),
          next: problem?.next,
        })
      }
    },
    [client, navigate, onSent, queries, show, t],
  )
  useEffect(() => {
    if (waiting === null) return
    const again = () => void send(waiting.body, waiting.key)
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  }, [waiting, send])
  const cancel = useCallback(() => {
    setWaiting(null)
    setState({ kind: 'ready' })
  }, [])
  return { state, send, cancel }
}
