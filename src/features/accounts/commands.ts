import { z } from 'zod'
import { command } from '#platform/operation.ts'
import { assert, refuse } from '#platform/refusal.ts'
import { exampleId } from '#features/people/schema.ts'
import { toIso } from '#engine/time/instant.ts'
import { isActive } from '#features/people/policy.ts'
import { loadPerson } from '#features/people/queries.ts'
import { createSignInLink, linkPath } from './commands/links.ts'
import { createTokens } from './commands/tokens.ts'
import { mayMakeToken } from './policy.ts'
import { viewToken } from './queries.ts'
import { exampleToken, MakeToken, NewTokenView, SignInLinkView } from './schema.ts'
import { endOneSession, revokeOneToken } from './store/rows.ts'

export const makeToken = command({
  name: 'accounts.makeToken',
  http: 'POST /me/tokens',
  summary: 'Make an API token of mine. Its secret is shown in this answer and never again.',
  access: { who: 'person', scope: 'me' },
  input: MakeToken,
  output: NewTokenView,
  answersSecret: true,
  status: 201,
  example: {
    input: { name: 'Editor on my laptop', scopes: ['asks', 'people:read'] },
    output: { ...exampleToken, secret: 'askw_0123456789abcdefghijklmnopqrstuv' },
  },
  about: (view) => view.id,
  async run({ tx, actor }, { name, scopes }) {
    assert(actor.kind === 'person', 'A token belongs to a person.')
    const refusal = mayMakeToken(actor, scopes)
    if (refusal) return refusal
    const [created] = await createTokens(tx, [{ personId: actor.personId, name, scopes, madeBy: 'person' }])
    assert(created, 'One token was wanted.')
    return { ...viewToken(created.token), secret: created.secret }
  },
})

export const makeSignInLink = command({
  name: 'accounts.signInLink',
  http: 'POST /people/{personId}/sign-in-link',
  summary:
    'Make a one-time sign-in link for a person, to hand over where no mail arrives. Written down in the audit.',
  access: { who: 'admin', scope: 'people' },
  input: z.strictObject({ personId: z.string().max(64) }),
  output: SignInLinkView,
  status: 201,
  example: {
    input: { personId: exampleId },
    output: {
      personId: exampleId,
      path: '/login/confirm/0123456789abcdefghijklmnopqrstuv',
      expiresAt: '2026-05-18T09:10:00.000Z',
    },
  },
  about: (view) => view.personId,
  async run({ tx, actor }, { personId }) {
    // a link lets its holder be that person in everything; a token of a few scopes must not grow into one
    if (actor.kind === 'person' && actor.scopes !== 'all') return refuse('token.exceedsOwn')
    const person = await loadPerson(tx, personId)
    if (!person || person.erasedAt !== null) return refuse('request.notFound')
    if (!isActive(person, tx.now)) return refuse('account.notActive')
    const { token, expiresAt } = await createSignInLink(tx, personId)
    return { personId, path: linkPath('signIn', token), expiresAt: toIso(expiresAt) }
  },
})

export const revokeToken = command({
  name: 'accounts.revokeToken',
  http: 'DELETE /me/tokens/{tokenId}',
  summary: 'Revoke an API token of mine; it ends at once.',
  access: {
    who: 'person',
    scope: 'me',
    object: { param: 'tokenId', belongsTo: 'the person whose token it is', others: 404 },
  },
  input: z.strictObject({ tokenId: z.string().max(64) }),
  output: z.null(),
  status: 204,
  example: { input: { tokenId: exampleId }, output: null },
  async run({ tx, actor }, { tokenId }) {
    assert(actor.kind === 'person', 'A token belongs to a person.')
    return (await revokeOneToken(tx, actor.personId, tokenId)) ? null : refuse('request.notFound')
  },
})

export const endMySession = command({
  name: 'accounts.endSession',
  http: 'DELETE /me/sessions/{sessionId}',
  summary: 'Sign out one of my browsers, wherever it is.',
  access: {
    who: 'person',
    scope: 'me',
    object: { param: 'sessionId', belongsTo: 'the person whose session it is', others: 404 },
  },
  input: z.strictObject({ sessionId: z.string().max(64) }),
  output: z.null(),
  status: 204,
  example: { input: { sessionId: exampleId }, output: null },
  async run({ tx, actor }, { sessionId }) {
    assert(actor.kind === 'person', 'A session belongs to a person.')
    const ended = await endOneSession(tx, { personId: actor.personId, id: sessionId })
    return ended ? null : refuse('request.notFound')
  },
})
