import { type Actor, actorKey } from '#platform/actor.ts'
import {
  bodyHash,
  claimKey,
  keepAnswer,
  type KeyClaim,
  type StoredAnswer,
} from '#platform/http/idempotency.ts'
import { openAnswer, sealAnswer } from '#platform/http/sealed-answer.ts'
import { newId } from '#platform/ids.ts'
import { OneAtATime } from '#platform/one-at-a-time.ts'
import type { Context, Fields, Operation } from '#platform/operation.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import { keysKey } from '#platform/secrets/secrets.ts'
import type { Services } from '#platform/service.ts'
import { json } from '#platform/tx/json.ts'
import { attempt, type Transact } from '#platform/tx/transact.ts'
import type { Tx } from '#platform/tx/tx.ts'

export interface Call {
  readonly actor: Actor
  /** already parsed by the operation's own schema */
  readonly input: unknown
  readonly requestId: string
  readonly ifMatch?: string
  readonly idempotencyKey?: string
  /** what the client sent, for comparing two requests with one key */
  readonly raw?: unknown
}

export interface Answer extends StoredAnswer {
  readonly replayed: boolean
}

export interface Operate {
  (operation: Operation, call: Call, statusOf: (refusal: Refusal) => StoredAnswer): Promise<Answer | Refusal>
}

const ROLES = ['member', 'lead', 'admin'] as const

/** Who may call at all: sign-in, role and scope. What they may do with which thing is the slice's own policy. */
export function mayCall(operation: Operation, actor: Actor): Refusal | null {
  const { who, scope } = operation.access
  if (who === 'public' || actor.kind === 'system') return null
  if (actor.kind === 'anonymous') return refuse('request.notSignedIn')
  if (actor.kind === 'guest') return who === 'guest' ? null : refuse('request.notSignedIn')
  const scopes = actor.scopes
  const enough =
    scopes === 'all' ||
    scopes.includes(scope) ||
    (operation.kind === 'query' && scopes.includes(`${scope}:read`))
  if (!enough) return refuse('request.scopeMissing', { scope })
  const least = who === 'person' || who === 'guest' ? 'member' : who
  if (ROLES.indexOf(actor.role) >= ROLES.indexOf(least)) return null
  return grantedByScope(operation, actor) ? null : refuse('request.notAllowed', { role: least })
}

/** A token that an admin gave a scope of its own (`evidence`) may do that one thing whatever its person's role. */
function grantedByScope(operation: Operation, actor: Actor): boolean {
  if (actor.kind !== 'person' || actor.scopes === 'all') return false
  return operation.access.scopeSuffices === true && actor.scopes.includes(operation.access.scope)
}

export function createOperate(transact: Transact, services: Services): Operate {
  const line = new OneAtATime()
  const whenItsTurn = createOperating(transact, services)
  return (operation, call, asAnswer) => {
    const { object } = operation.access
    const operating = () => whenItsTurn(operation, call, asAnswer)
    if (operation.kind === 'query' || !object?.oneAtATime) return operating()
    const id = (call.input as Record<string, unknown>)[object.param]
    return line.run(`${object.param} ${String(id)}`, operating)
  }
}

function createOperating(transact: Transact, services: Services): Operate {
  return async (operation, call, asAnswer) => {
    const run = (tx: Tx) => runIn(tx, services, operation, call)
    if (call.idempotencyKey === undefined) {
      const outcome = await transact(run)
      return isRefusal(outcome) ? outcome : { ...outcome, replayed: false }
    }
    const claim: KeyClaim = {
      actor: actorKey(call.actor),
      key: call.idempotencyKey,
      operation: operation.name,
      bodyHash: bodyHash(call.raw),
    }
    const keys = operation.answersSecret ? services.get(keysKey) : null
    return transact(async (tx) => {
      const held = await claimKey(tx, claim)
      if (held !== 'mine') {
        const opened = isRefusal(held) || keys === null ? held : openAnswer(keys, claim, held)
        return isRefusal(opened) ? opened : { ...opened, replayed: true }
      }
      const outcome = await attempt(tx, run)
      const stored = isRefusal(outcome) ? asAnswer(outcome) : outcome
      await keepAnswer(tx, claim, keys === null ? stored : sealAnswer(keys, claim, stored))
      return { ...stored, replayed: false }
    })
  }
}

/** Runs an operation inside a transaction that is already open; its audit entry is written with it. */
export async function runIn(
  tx: Tx,
  services: Services,
  operation: Operation,
  call: Call,
): Promise<StoredAnswer | Refusal> {
  let changes: Changes | null = null
  const context: Context = {
    actor: call.actor,
    now: tx.now,
    tx,
    services,
    requestId: call.requestId,
    ...(call.ifMatch === undefined ? {} : { ifMatch: call.ifMatch }),
    noteChange: (before, after) => {
      changes = { before: { ...changes?.before, ...before }, after: { ...changes?.after, ...after } }
    },
  }
  const output = await operation.run(context, call.input as never)
  if (isRefusal(output)) return output
  if (operation.kind === 'command') await writeAudit(tx, operation, call, { output, changes })
  return {
    status: operation.status ?? 200,
    answer: output ?? null,
    etag: operation.etag ? operation.etag(output as never) : null,
  }
}

type Changes = { readonly before: Fields; readonly after: Fields }

/** That it was done, by whom and to what; never what was said. */
async function writeAudit(
  tx: Tx,
  operation: Operation,
  call: Call,
  { output, changes }: { readonly output: unknown; readonly changes: Changes | null },
): Promise<void> {
  const param = operation.access.object?.param
  const named = param ? (call.input as Record<string, unknown>)[param] : undefined
  const aboutId = operation.about
    ? operation.about(output as never)
    : typeof named === 'string'
      ? named
      : null
  await tx.db
    .insertInto('platformAudit')
    .values({
      id: newId(),
      at: tx.now,
      actor: actorKey(call.actor),
      action: operation.name,
      aboutId,
      requestId: call.requestId,
      changes: changes === null ? null : json(changes),
    })
    .execute()
}
