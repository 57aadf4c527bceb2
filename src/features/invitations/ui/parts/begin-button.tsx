import type { AskView } from '#features/asks/schema.ts'
import { Button } from '#kit/button/button.tsx'
import { useAction } from './use-ask-actions.ts'

/** The way out beside the times: the two have agreed by themselves, and it goes on from there. */
export function BeginButton({ ask, children }: { ask: AskView; children: string }) {
  const begin = useAction(ask.id, (client) => client.call('asks.begin', { askId: ask.id }))
  if (!ask.may.includes('begin')) return null
  return (
    <Button kind="text" size="large" busy={begin.busy} onClick={() => void begin.run(undefined)}>
      {children}
    </Button>
  )
}
