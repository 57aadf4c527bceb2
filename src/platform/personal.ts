import type { Tx } from '#platform/tx/tx.ts'

/** What a slice knows about one person: to hand it over, and to forget it without a trace of the name. */
export interface Personal {
  readonly exportFor: (tx: Tx, personId: string) => Promise<Readonly<Record<string, unknown>>>
  readonly erase: (tx: Tx, personId: string) => Promise<void>
}
