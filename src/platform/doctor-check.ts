import type { Tx } from '#platform/tx/tx.ts'

/** One promise between tables that doctor looks after; `fix` mends it where that is safe. */
export interface DoctorCheck {
  readonly name: string
  /** sentences about what is broken; an empty list is health */
  readonly look: (tx: Tx) => Promise<readonly string[]>
  readonly fix?: (tx: Tx) => Promise<void>
}
