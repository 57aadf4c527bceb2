import type { Generated } from 'kysely'

/** Instants are UTC milliseconds in bigint columns, read as numbers. */
export interface PlatformTables {
  platformEvents: {
    id: string
    seq: number | null
    type: string
    aboutKind: string
    aboutId: string
    payload: unknown
    hear: unknown
    at: number
  }
  platformJobs: {
    id: string
    kind: string
    key: string
    payload: unknown
    dueAt: number
    state: JobState
    attempts: Generated<number>
    lastError: string | null
    lockedBy: string | null
    lockedUntil: number | null
    finishedAt: number | null
  }
  platformIdempotency: {
    actor: string
    key: string
    operation: string
    bodyHash: string
    status: number | null
    answer: unknown
    etag: string | null
    createdAt: number
  }
  platformRates: { key: string; windowStart: number; count: number }
  platformAudit: {
    id: string
    at: number
    actor: string
    action: string
    aboutId: string | null
    requestId: string
    changes: unknown
  }
  platformSecrets: { owner: string; name: string; sealed: string; keyId: string; at: number }
  platformSettings: { name: string; value: unknown }
}

export type JobState = 'waiting' | 'running' | 'done' | 'dead'
