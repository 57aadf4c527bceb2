import type { PersonActor } from '#platform/actor.ts'

/** Who wants something in another program: known, and active. */
export interface Speaker {
  readonly actor: PersonActor
  readonly lang: string
  readonly zone: string
}
