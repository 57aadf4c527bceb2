import { type InsideJob, insideJob, type Reaction } from '#platform/jobs/handler.ts'
import { assert } from '#platform/refusal.ts'
import { REACTION_JOB } from '#platform/tx/effects.ts'
import type { StoredEvent } from '#platform/tx/tx.ts'

/** The one job kind behind all reactions, and the question which of them an event wakes. */
export function reactionJob(reactions: readonly Reaction[]): {
  handler: InsideJob
  namesFor: (eventType: string) => readonly string[]
} {
  const byName = new Map(reactions.map((reaction) => [reaction.name, reaction]))
  const byType = new Map<string, string[]>()
  for (const reaction of reactions) {
    for (const type of reaction.on) byType.set(type, [...(byType.get(type) ?? []), reaction.name])
  }
  const handler = insideJob(REACTION_JOB, async (context, job) => {
    const { reaction: name, event } = job.payload as { reaction: string; event: StoredEvent }
    const reaction = byName.get(name)
    assert(reaction, `The reaction '${name}' was woken, but this program doesn't have it.`)
    await reaction.run(context, event)
  })
  return { handler, namesFor: (type) => byType.get(type) ?? [] }
}
