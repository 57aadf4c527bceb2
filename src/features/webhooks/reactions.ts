import { type Reaction, reaction } from '#platform/jobs/handler.ts'
import { askForOutside } from '#features/asks/outside/queries.ts'
import { send } from './deliveries/commands.ts'
import type { Facts } from './deliveries/store.ts'
import { HOOK_KINDS } from './domain.ts'
import { listHooks } from './store.ts'

/** Each event to each hook that hears of its kind. What was never sent to anybody, or isn't there, stays here. */
const tellHooks = reaction('webhooks.tell', HOOK_KINDS, async ({ tx }, event) => {
  const hooks = (await listHooks(tx)).filter(
    ({ isOn, kinds }) => isOn && kinds.some((kind) => kind === event.type),
  )
  if (hooks.length === 0 || (await askForOutside(tx, event.about.id)) === null) return
  const { outcome } = event.payload
  const facts: Facts = typeof outcome === 'string' ? { outcome } : {}
  for (const { id: hookId } of hooks) {
    await send(tx, {
      hookId,
      eventId: event.id,
      kind: event.type,
      askId: event.about.id,
      facts,
      eventAt: event.at,
    })
  }
})

export const reactions: readonly Reaction[] = [tellHooks]
