import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useClient, type Client } from '#kit/client/client.tsx'
import { isProblem } from '#kit/client/problem.ts'
import { useText } from '#kit/text/text.tsx'
import { useToasts } from '#kit/toast/toast.tsx'

export type Action<Input> = {
  readonly run: (input: Input) => Promise<boolean>
  readonly busy: boolean
}

/**
 * One thing that a person does: it runs once, the lists and the ask are read again, and what was refused is said in the
 * words of the refusal with its next step. Answers whether it went through.
 */
export function useAction<Input>(
  askId: string | undefined,
  act: (client: Client, input: Input) => Promise<unknown>,
  done?: string,
): Action<Input> {
  const t = useText()
  const client = useClient()
  const queries = useQueryClient()
  const { show } = useToasts()
  const { mutateAsync, isPending } = useMutation({
    mutationFn: (input: Input) => act(client, input),
    onSettled: async () => {
      const keys = [['asks'], ['invitations'], ...(askId === undefined ? [] : changedWith(askId))]
      await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })))
    },
  })
  const run = async (input: Input) => {
    try {
      await mutateAsync(input)
      if (done !== undefined) show({ text: done, seconds: 5 })
      return true
    } catch (error) {
      show({ text: sayProblem(error, t('invitations.ui.failed'), t('invitations.ui.offline')) })
      return false
    }
  }
  return { run, busy: isPending }
}

/** What happened and what now, in the server's own words where it said any. */
export function sayProblem(error: unknown, failed: string, offline: string): string {
  if (!isProblem(error)) return failed
  if (error.status === 0) return offline
  return [error.detail || failed, error.next].filter(Boolean).join(' ')
}

function changedWith(askId: string): readonly (readonly string[])[] {
  return ['ask', 'timeline', 'plan', 'offers', 'times'].map((kind) => [kind, askId])
}
