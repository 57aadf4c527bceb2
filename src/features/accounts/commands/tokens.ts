import { newId } from '#platform/ids.ts'
import type { Tx } from '#platform/tx/tx.ts'
import type { Scopes } from '../schema.ts'
import { insertTokens, type TokenRow } from '../store/rows.ts'
import { hashOf, newTokenSecret } from '../store/secret.ts'

export interface NewToken {
  readonly personId: string
  readonly name: string
  readonly scopes: Scopes
  /** an admin on the command line may give what the person's role lacks */
  readonly madeBy: TokenRow['madeBy']
}

export interface CreatedToken {
  readonly token: TokenRow
  /** shown once; only its hash is kept */
  readonly secret: string
}

/** Makes API tokens, whoever may: the caller has asked. In the order of `wanted`. */
export async function createTokens(tx: Tx, wanted: readonly NewToken[]): Promise<CreatedToken[]> {
  const created = wanted.map((token) => {
    const secret = newTokenSecret()
    const row = {
      ...token,
      id: newId(),
      secretHash: hashOf(secret),
      createdAt: tx.wall,
      seenAt: null,
      revokedAt: null,
    }
    return { token: row, secret }
  })
  await insertTokens(
    tx,
    created.map(({ token }) => token),
  )
  return created
}
