import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Instant } from '#engine/time/instant.ts'
import type { Problems } from '#platform/http/problem.ts'
import { isRefusal, Outage, type Refusal, refuse } from '#platform/refusal.ts'
import { type Intent, type ReadIntent, readIntent, signIntent } from '#platform/signing/intent.ts'
import type { SecretKey } from '#platform/signing/secret-key.ts'
import {
  type Answer,
  type AskShown,
  answerFields,
  renderAnsweredPage,
  renderAnswerPage,
} from './answer-page.ts'
import { type Choice, readForm } from './form.ts'
import {
  renderConfirmedPage,
  renderConfirmPage,
  renderDeadLinkPage,
  renderRefusedPage,
  renderUnsubscribedPage,
  renderUnsubscribePage,
} from './link-pages.ts'
import { readUnsubscribe } from './links.ts'
import type { Page } from './page.ts'
import { say } from './words.ts'

/** What stands behind the links of a mail: who builds the world gives it, with commands and queries. */
export interface LinkPorts {
  readonly secret: SecretKey
  readonly problems: Problems
  readonly home: { readonly label: string; readonly url: string }
  /** the clock that the links were signed by */
  now(): Instant
  /** language of this browser, where nobody is known yet */
  langOf(request: FastifyRequest): string
  readonly answers: {
    /** what the link shows, seen with the eyes of the intent's person; changes nothing */
    view(intent: Intent): Promise<Shown | Refusal>
    /** runs the command as that person; the same answer twice is one answer */
    run(intent: Intent, fields: Readonly<Record<string, string>>): Promise<Refusal | null>
  }
  readonly unsubscribe: {
    view(personId: string, kind: string): Promise<{ readonly lang: string; readonly what: string } | Refusal>
    run(personId: string, kind: string): Promise<Refusal | null>
  }
}

export type Shown =
  | {
      readonly kind: 'invitation'
      readonly lang: string
      readonly ask: AskShown
      readonly laterChoices: readonly Choice[]
      readonly timeChoices: readonly Choice[]
    }
  | {
      readonly kind: 'confirm'
      readonly lang: string
      readonly title: string
      readonly text: string
      readonly button: string
      readonly done: string
    }

const ANSWERS: Readonly<Record<string, Answer>> = {
  'invitations.accept': 'accept',
  'invitations.pass': 'pass',
  'invitations.later': 'later',
  'invitations.decline': 'decline',
}

const FORM_LIMIT = 64 * 1_024

/**
 * The pages behind the links of a mail: `/a/TOKEN` and `/u/TOKEN`. GET (and HEAD) shows,
 * POST acts: scanners open every link of a mail before its reader does.
 */
export async function addLinkPages(server: FastifyInstance, ports: LinkPorts): Promise<void> {
  await server.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: FORM_LIMIT },
      (_request, body, done) => done(null, body),
    )
    // Some mail programs send the one-click body as multipart, some send none: the address says all.
    scope.addContentTypeParser(
      'multipart/form-data',
      { parseAs: 'string', bodyLimit: FORM_LIMIT },
      (_r, _b, done) => done(null, ''),
    )
    scope.setErrorHandler((error, request, reply) => {
      if (!(error instanceof Outage)) throw error
      return send(reply, refusedPage(ports, ports.langOf(request), refuse('server.outage')))
    })
    addAnswers(scope, ports)
    addUnsubscribe(scope, ports)
  })
}

function addAnswers(scope: FastifyInstance, ports: LinkPorts): void {
  scope.get('/a/*', async (request, reply) => {
    const opened = await openAnswer(ports, tokenOf(request.params))
    if (isRefusal(opened)) return send(reply, refusedPage(ports, ports.langOf(request), opened))
    return send(reply, showAnswer(ports, opened))
  })
  scope.post('/a/*', async (request, reply) => {
    const opened = await openAnswer(ports, tokenOf(request.params))
    if (isRefusal(opened)) return send(reply, refusedPage(ports, ports.langOf(request), opened))
    const { intent, shown } = opened
    const fields =
      shown.kind === 'invitation'
        ? readForm(bodyOf(request.body), answerFields(opened.answer, shown.lang, shown))
        : {}
    const refused = await ports.answers.run(intent, fields)
    return send(
      reply,
      refused ? refusedPage(ports, shown.lang, refused) : answeredPage(ports, opened, fields),
    )
  })
}

interface Opened {
  readonly intent: ReadIntent
  /** what the link stands for; of no meaning where the page only confirms */
  readonly answer: Answer
  readonly shown: Shown
}

async function openAnswer(ports: LinkPorts, token: string): Promise<Opened | Refusal> {
  const intent = readIntent(ports.secret, token, ports.now())
  if (isRefusal(intent)) return intent
  const shown = await ports.answers.view(intent)
  if (isRefusal(shown)) return shown
  const answer = ANSWERS[intent.intent]
  if (shown.kind === 'invitation' && !answer) return refuse('link.unknown')
  return { intent, shown, answer: answer ?? 'accept' }
}

function showAnswer(ports: LinkPorts, opened: Opened): Page {
  const { intent, shown, answer } = opened
  if (shown.kind === 'confirm') return renderConfirmPage(shown)
  const others = Object.entries(ANSWERS)
    .filter(([, other]) => other !== answer)
    .map(([name, other]) => {
      // Not a day longer than the link that it stands beside.
      const token = signIntent(ports.secret, { ...intent, intent: name }, intent.expiresAt)
      return { answer: other, url: `/a/${token}` }
    })
  return renderAnswerPage({ ...shown, chosen: answer, others })
}

function answeredPage(ports: LinkPorts, opened: Opened, fields: Readonly<Record<string, string>>): Page {
  const { shown, answer } = opened
  const { lang } = shown
  if (shown.kind === 'confirm') return renderConfirmedPage({ lang, title: shown.done, next: ports.home })
  const agreed = shown.timeChoices.find(({ value }) => value === fields['startsAt'])?.label
  return renderAnsweredPage({
    lang,
    answer,
    ask: shown.ask,
    next: ports.home,
    ...(agreed === undefined ? {} : { agreed }),
  })
}

function addUnsubscribe(scope: FastifyInstance, ports: LinkPorts): void {
  const act = async (request: FastifyRequest, reply: FastifyReply, effect: boolean) => {
    const link = readUnsubscribe(ports.secret, tokenOf(request.params), ports.now())
    if (isRefusal(link)) return send(reply, refusedPage(ports, ports.langOf(request), link))
    const view = await ports.unsubscribe.view(link.person, link.kind)
    if (isRefusal(view)) return send(reply, refusedPage(ports, ports.langOf(request), view))
    if (!effect) return send(reply, renderUnsubscribePage(view))
    const refused = await ports.unsubscribe.run(link.person, link.kind)
    return send(reply, refused ? refusedPage(ports, view.lang, refused) : renderUnsubscribedPage(view))
  }
  scope.get('/u/*', (request, reply) => act(request, reply, false))
  scope.post('/u/*', (request, reply) => act(request, reply, true))
}

function refusedPage(ports: LinkPorts, lang: string, refusal: Refusal): Page {
  if (refusal.refusal === 'link.expired' || refusal.refusal === 'link.unknown') {
    const why = refusal.refusal === 'link.expired' ? 'expired' : 'unknown'
    return renderDeadLinkPage({ lang, why, home: ports.home.url })
  }
  if (refusal.refusal === 'server.outage') {
    const title = say(lang, 'pages.outage')
    return renderRefusedPage({
      lang,
      status: 503,
      title,
      text: say(lang, 'pages.outageNext'),
      next: ports.home,
    })
  }
  const problem = ports.problems.of(refusal, lang)
  const { status, detail, next = '' } = problem
  return renderRefusedPage({ lang, status, title: detail, text: next, next: ports.home })
}

function send(reply: FastifyReply, page: Page): FastifyReply {
  return reply.status(page.status).headers(page.headers).send(page.body)
}

/** The rest of the path (`*`), because the router cuts named parts at a hundred characters; or of the query. */
function tokenOf(source: unknown): string {
  const parts = typeof source === 'object' && source !== null ? Object.entries(source) : []
  const token = parts.find(([name]) => name === '*' || name === 'token')?.[1]
  return typeof token === 'string' ? token : ''
}

function bodyOf(body: unknown): string {
  return typeof body === 'string' ? body : ''
}
