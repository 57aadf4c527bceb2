import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { noted, without } from '#features/asks/ui/parts/draft.ts'
import { sendDraft } from '#features/asks/ui/parts/draft-server.ts'
import { shelfOf } from '#features/asks/ui/parts/draft-shelf.ts'
import { useClient, type Client } from '#kit/client/client.tsx'
import { isProblem } from '#kit/client/problem.ts'
import { useText } from '#kit/text/text.tsx'
import { useToasts } from '#kit/toast/toast.tsx'

/**
 * Sends the asks that wait for a network, on whatever page the person is when it is back. Compose does it itself, for it
 * shows what happens; where both do, the draft's key makes it one ask.
 */
export function Outbox({ personId }: { personId: string }) {
  const t = useText()
  const client = useClient()
  const queries = useQueryClient()
  const { show } = useToasts()
  useEffect(() => {
    const flush = async () => {
      for (const ended of await sendWaiting(client, personId)) {
        show({ text: ended.said ?? t('web.outbox.sent'), seconds: 5 })
        void queries.invalidateQueries({ queryKey: ['asks'] })
      }
    }
    const onOnline = () => void flush()
    if (navigator.onLine) onOnline()
    addEventListener('online', onOnline)
    return () => removeEventListener('online', onOnline)
  }, [client, personId, queries, show, t])
  return null
}

/** @returns one for each that waits no longer: `said` is why it couldn't be sent, and it is a draft again then */
async function sendWaiting(client: Client, personId: string): Promise<readonly { said?: string }[]> {
  const keeper = shelfOf(personId)
  const ended: { said?: string }[] = []
  for (const draft of keeper.read().drafts) {
    if (draft.queued === null) continue
    try {
      await sendDraft(client, draft, draft.queued)
      keeper.write(without(keeper.read(), draft.id))
      ended.push({})
    } catch (error) {
      if (!isProblem(error)) throw error
      // No answer, or another person's session: it goes on waiting.
      if (error.status === 0 || error.code === 'request.otherPerson') continue
      keeper.write(noted(keeper.read(), draft.id, { queued: null }))
      ended.push({ said: [error.detail, error.next].filter(Boolean).join(' ') })
    }
  }
  return ended
}
