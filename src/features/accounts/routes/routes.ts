import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { sendRefusal } from '#platform/http/api.ts'
import { SESSION_COOKIE } from '#platform/http/authenticate.ts'
import { malformed } from '#platform/http/parse.ts'
import { type RateRule, SIGN_IN } from '#platform/http/rate-limit.ts'
import { readAcceptLanguage } from '#platform/i18n/accept-language.ts'
import { isRefusal, refuse } from '#platform/refusal.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { MINUTE } from '#engine/time/instant.ts'
import { addressKey, Email, lineOf } from '#features/people/schema.ts'
import { consumeLink, redeemSetUpLink, seeLink } from '../commands/links.ts'
import { requestSignIn } from '../commands/request-sign-in.ts'
import { createSession, endSession } from '../commands/sessions.ts'
import { whoSignedIn } from '../queries.ts'
import { SESSION_LONGEST_MS, SIGN_IN_LINK_MS } from '../domain.ts'
import { hashOf } from '../store/secret.ts'
import { confirmPage, refusedPage, setUpPage } from './pages.ts'
import {
  BROWSER_COOKIE,
  cookie,
  countTry,
  isFromOtherSite,
  readCookie,
  type RouteParts,
  sendPage,
} from './parts.ts'

/** Tries of the code of one link: six figures, five tries, ten minutes. */
const CODE_TRIES: RateRule = { name: 'sign-in-code', most: 5, windowMs: 10 * MINUTE }

const AskForLink = z.strictObject({ email: Email })
const Token = z.object({ token: z.string().min(1).max(200) })
const SetUpForm = z.object({ name: lineOf(200), email: Email })

/** Sign-in, sign-out and set-up. What a GET shows it never does: a scanner of mails may look as often as it likes. */
export function addRoutes(server: FastifyInstance, parts: RouteParts): void {
  server.post('/auth/magic-link', (request, reply) => askForLink(parts, request, reply))
  server.post('/auth/sign-out', (request, reply) => signOut(parts, request, reply))
  void server.register(async (scope) => {
    const asText = { parseAs: 'string' } as const
    scope.addContentTypeParser('application/x-www-form-urlencoded', asText, (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(String(body))))
    })
    scope.get('/login/confirm/:token', (request, reply) => showConfirm(parts, request, reply))
    scope.post('/login/confirm/:token', (request, reply) => confirm(parts, request, reply))
    scope.get('/setup/:token', (request, reply) => showSetUp(parts, request, reply))
    scope.post('/setup/:token', (request, reply) => setUp(parts, request, reply))
  })
}

async function askForLink(parts: RouteParts, request: FastifyRequest, reply: FastifyReply) {
  const body = AskForLink.safeParse(request.body)
  if (!body.success) {
    return sendRefusal(parts.problems, reply, malformed('body', 'email: is not an e-mail address.'))
  }
  const { email } = body.data
  const limited = await countTry(parts, SIGN_IN, `address ${addressKey(email)}`, `ip ${request.ip}`)
  if (limited) return sendRefusal(parts.problems, reply, limited)
  reply.header('cache-control', 'no-store').code(202)
  if (!parts.mail) return reply.send({ mail: false, next: parts.say(langOf(request), 'accounts.noMail') })
  const asked = await parts.transact((tx) => requestSignIn(tx, parts.secret, email))
  if (isRefusal(asked)) return sendRefusal(parts.problems, reply, asked)
  const kept = { name: BROWSER_COOKIE, value: asked.browser, path: '/login', maxAgeMs: SIGN_IN_LINK_MS }
  reply.header('set-cookie', cookie(parts, kept))
  return reply.send({ mail: true, code: asked.code, minutes: SIGN_IN_LINK_MS / MINUTE })
}

async function signOut(parts: RouteParts, request: FastifyRequest, reply: FastifyReply) {
  if (isFromOtherSite(request)) return sendRefusal(parts.problems, reply, refuse('request.crossSite'))
  const session = readCookie(request, SESSION_COOKIE)
  if (session !== undefined) await parts.transact((tx) => endSession(tx, session))
  reply.header('set-cookie', cookie(parts, { name: SESSION_COOKIE, value: '', path: '/', maxAgeMs: 0 }))
  return reply.header('cache-control', 'no-store').code(204).send()
}

async function showConfirm(parts: RouteParts, request: FastifyRequest, reply: FastifyReply) {
  const token = tokenOf(request)
  const seen = await parts.transact((tx) => seeLink(tx, 'signIn', token, readCookie(request, BROWSER_COOKIE)))
  if (isRefusal(seen)) return sendPage(reply, refusedPage(parts, langOf(request), seen))
  if (!seen.person) return sendPage(reply, refusedPage(parts, langOf(request), refuse('link.unknown')))
  const { name, languages } = seen.person
  return sendPage(
    reply,
    confirmPage(parts, { lang: languages[0] ?? langOf(request), name, needsCode: seen.needsCode }),
  )
}

async function confirm(parts: RouteParts, request: FastifyRequest, reply: FastifyReply) {
  const token = tokenOf(request)
  const limited =
    (await countTry(parts, SIGN_IN, `confirm ${request.ip}`)) ??
    (await countTry(parts, CODE_TRIES, `link ${hashOf(token)}`))
  if (isFromOtherSite(request))
    return sendPage(reply, refusedPage(parts, langOf(request), refuse('request.crossSite')))
  if (limited) return sendPage(reply, refusedPage(parts, langOf(request), limited))
  const browser = readCookie(request, BROWSER_COOKIE)
  const code = formOf(request).code
  const given = {
    token,
    ...(browser === undefined ? {} : { browser }),
    ...(code === undefined ? {} : { code }),
  }
  const entered = await parts.transact(async (tx) => {
    const person = await consumeLink(tx, given)
    return isRefusal(person) ? person : begin(tx, person.id)
  })
  if (!isRefusal(entered)) return enter(parts, request, reply, entered)
  const seen = await parts.transact((tx) => seeLink(tx, 'signIn', token, browser))
  if (entered.refusal !== 'link.wrongCode' || isRefusal(seen) || !seen.person) {
    return sendPage(reply, refusedPage(parts, langOf(request), entered))
  }
  const { name, languages } = seen.person
  const view = { lang: languages[0] ?? langOf(request), name, needsCode: true, refused: entered }
  return sendPage(reply, confirmPage(parts, view))
}

async function showSetUp(parts: RouteParts, request: FastifyRequest, reply: FastifyReply) {
  const seen = await parts.transact((tx) => seeLink(tx, 'setUp', tokenOf(request)))
  return sendPage(
    reply,
    isRefusal(seen) ? refusedPage(parts, langOf(request), seen) : setUpPage(parts, { lang: langOf(request) }),
  )
}

async function setUp(parts: RouteParts, request: FastifyRequest, reply: FastifyReply) {
  if (isFromOtherSite(request))
    return sendPage(reply, refusedPage(parts, langOf(request), refuse('request.crossSite')))
  const limited = await countTry(parts, SIGN_IN, `set-up ${request.ip}`)
  if (limited) return sendPage(reply, refusedPage(parts, langOf(request), limited))
  const form = SetUpForm.safeParse(formOf(request))
  if (!form.success) {
    const refused = refuse('setUp.incomplete')
    return sendPage(reply, setUpPage(parts, { lang: langOf(request), refused }))
  }
  const entered = await parts.transact(async (tx) => {
    const admin = await redeemSetUpLink(tx, { token: tokenOf(request), ...form.data })
    return isRefusal(admin) ? admin : begin(tx, admin.id)
  })
  if (isRefusal(entered)) return sendPage(reply, refusedPage(parts, langOf(request), entered))
  return enter(parts, request, reply, entered)
}

interface Entered {
  readonly session: string
  /** nobody with this account has come in before: three short steps wait for them, this once */
  readonly isFirst: boolean
}

async function begin(tx: Tx, personId: string): Promise<Entered> {
  const isFirst = !(await whoSignedIn(tx, [personId])).has(personId)
  return { session: await createSession(tx, personId), isFirst }
}

/** A new session in the place of the one that was there, which ends. */
async function enter(
  parts: RouteParts,
  request: FastifyRequest,
  reply: FastifyReply,
  { session, isFirst }: Entered,
) {
  const before = readCookie(request, SESSION_COOKIE)
  if (before !== undefined) await parts.transact((tx) => endSession(tx, before))
  const cookies = [
    cookie(parts, { name: SESSION_COOKIE, value: session, path: '/', maxAgeMs: SESSION_LONGEST_MS }),
    cookie(parts, { name: BROWSER_COOKIE, value: '', path: '/login', maxAgeMs: 0 }),
  ]
  return reply
    .header('set-cookie', cookies)
    .header('cache-control', 'no-store')
    .redirect(isFirst ? '/welcome' : '/', 303)
}

function tokenOf(request: FastifyRequest): string {
  const params = Token.safeParse(request.params)
  return params.success ? params.data.token : ''
}

function formOf(request: FastifyRequest): Readonly<Record<string, string | undefined>> {
  const form = z.record(z.string(), z.string()).safeParse(request.body ?? {})
  return form.success ? form.data : {}
}

/** Who isn't signed in has no language with us yet: the browser says it. */
function langOf(request: FastifyRequest): string {
  return readAcceptLanguage(request.headers['accept-language'])
}
