import { expect, test } from 'vitest'
import { instant } from '#engine/time/instant.ts'
import { linkHolds } from './domain.ts'
import { effectiveScopes, mayMakeToken } from './policy.ts'
import type { Scopes } from './schema.ts'

const cases: [role: 'member' | 'lead' | 'admin', held: Scopes, wanted: Scopes, code: string | null][] = [
  ['member', 'all', 'all', null],
  ['member', 'all', ['asks', 'me'], null],
  ['member', 'all', ['evidence'], 'token.needsAdmin'],
  ['lead', 'all', ['asks', 'evidence'], 'token.needsAdmin'],
  ['member', 'all', ['evidence:read'], null],
  ['admin', 'all', ['evidence'], null],
  ['admin', ['me'], 'all', 'token.exceedsOwn'],
  ['admin', ['me'], ['asks'], 'token.exceedsOwn'],
  ['admin', ['me', 'asks'], ['asks:read'], null],
  ['member', ['me', 'asks:read'], ['asks'], 'token.exceedsOwn'],
]
test.each(cases)('%s with %o makes a token with %o: %s', (role, scopes, wanted, code) => {
  expect(mayMakeToken({ role, scopes }, wanted)?.refusal ?? null).toBe(code)
})

const tokens: [madeBy: 'person' | 'admin', role: 'member' | 'admin', scopes: Scopes, effective: Scopes][] = [
  ['person', 'member', 'all', 'all'],
  ['person', 'member', ['evidence', 'asks'], ['asks']],
  ['person', 'admin', ['evidence', 'asks'], ['evidence', 'asks']],
  ['admin', 'member', ['evidence'], ['evidence']],
]
test.each(tokens)('made by the %s, now %s: of %o remains %o', (madeBy, role, scopes, effective) => {
  expect(effectiveScopes({ madeBy, scopes }, role)).toEqual(effective)
})

test('a link holds up to its last moment, once', () => {
  const at = instant(1_000)
  expect(linkHolds({ usedAt: null, expiresAt: 1_000 }, at)).toBe(true)
  expect(linkHolds({ usedAt: null, expiresAt: 999 }, at)).toBe(false)
  expect(linkHolds({ usedAt: 5, expiresAt: 2_000 }, at)).toBe(false)
})
