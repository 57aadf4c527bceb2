import { DAY, HOUR, type Instant, instant, MINUTE, toIso } from '#engine/time/instant.ts'
import { actorOf } from '#features/accounts/queries.ts'
import { sayKey } from '#features/notices/messages.ts'
import { nameOfChannel } from '#features/notices/addresses/queries.ts'
import { unsubscribe } from '#features/notices/commands.ts'
import type { TimesView } from '#features/times/schema.ts'
import { isActive } from '#features/people/policy.ts'
import { findByEmail, loadPerson } from '#features/people/queries.ts'
import type { PersonActor } from '#platform/actor.ts'
import { readAcceptLanguage } from '#platform/i18n/accept-language.ts'
import { formatDuration, formatMoment } from '#platform/i18n/times.ts'
import { newId } from '#platform/ids.ts'
import { parseInput } from '#platform/http/parse.ts'
import type { Operation } from '#platform/operation.ts'
import { assert, isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import type { Intent } from '#platform/signing/intent.ts'
import { NO_TIME } from '#surfaces/pages/answer-page.ts'
import type { LinkPorts, Shown } from '#surfaces/pages/routes.ts'
import type { InvitationView } from '#features/invitations/schema.ts'
import type { World } from './world.ts'

/** What stands behind the links of a mail: the same operations as behind the API, as the person whose link it is. */
export function linkPorts(world: World): LinkPorts {
  return {
    secret: world.secret,
    problems: world.problems,
    home: { label: say(world, 'en', 'pages.open'), url: world.publicUrl() },
    now: () => world.clock.now(),
    langOf: (request) => readAcceptLanguage(request.headers['accept-language']),
    answers: {
      view: (intent) => viewAnswer(world, intent),
      run: (intent, fields) => runAnswer(world, intent, fields),
    },
    unsubscribe: {
      view: (personId, kind) => viewSubscription(world, personId, kind),
      run: async (personId, kind) => {
        const outcome = await world.transact((tx) => unsubscribe(tx, personId, kind))
        return isRefusal(outcome) ? outcome : null
      },
    },
  }
}

async function viewAnswer(world: World, intent: Intent): Promise<Shown | Refusal> {
  const invitationId = intent.params['invitationId'] ?? ''
  const person = await personOf(world, intent.person)
  if (isRefusal(person)) return refuse('link.unknown')
  if (intent.intent === 'channels.claim') return viewConnect(world, intent, person.lang)
  const outcome = await call(world, person.actor, 'invitations.get', { invitationId })
  if (isRefusal(outcome)) return refuse('link.unknown')
  const invitation = outcome as InvitationView
  const { ask } = invitation
  if (!ask || (invitation.may.length === 0 && invitation.state !== 'accepted')) {
    return refuse(
      ask?.state === 'accepted' || ask?.state === 'inProgress' ? 'ask.alreadyAccepted' : 'ask.closed',
    )
  }
  const { lang, zone } = person
  const now = world.clock.now()
  const facts = [
    ask.effortMinutes === null
      ? null
      : {
          label: say(world, lang, 'invitations.fact.effort'),
          text: formatDuration(ask.effortMinutes * MINUTE, lang),
        },
    ask.needBy === null
      ? null
      : {
          label: say(world, lang, 'invitations.fact.needBy'),
          text: formatMoment(instant(Date.parse(ask.needBy)), now, { lang, zone }),
        },
  ]
  return {
    kind: 'invitation',
    lang,
    ask: {
      by: ask.asker.name,
      text: ask.text,
      facts: facts.filter((fact) => fact !== null),
      ...(ask.simulated ? { mark: say(world, lang, 'invitations.simulated') } : {}),
    },
    laterChoices: laterChoices(now, ask.needBy, { lang, zone }),
    timeChoices: await timeChoices(world, person, ask.id),
  }
}

/** What suits both, in the helper's own zone: the yes can carry its time, and then nothing is left to agree. */
async function timeChoices(world: World, { actor, lang, zone }: Reader, askId: string) {
  const outcome = await call(world, actor, 'times.list', { askId })
  // Nothing to choose from is no reason to refuse the yes.
  if (isRefusal(outcome)) return []
  const now = world.clock.now()
  return (outcome as TimesView).items.map(({ startsAt }) => ({
    value: startsAt,
    label: formatMoment(instant(Date.parse(startsAt)), now, { lang, zone }),
  }))
}

function viewConnect(world: World, intent: Intent, lang: string): Shown {
  const channel = nameOfChannel(world.services, lang, intent.params['channelId'] ?? '')
  const said = (key: string) => world.services.get(sayKey)(lang, `notices.connect.${key}`, { channel })
  return {
    kind: 'confirm',
    lang,
    title: said('subject'),
    text: said('text'),
    button: said('answer'),
    done: said('done'),
  }
}

/** In an hour, tomorrow, in three days: those that are still in time for the asker. */
export function laterChoices(now: Instant, needBy: string | null, reader: { lang: string; zone: string }) {
  const until = needBy === null ? Number.POSITIVE_INFINITY : Date.parse(needBy)
  const moments = [HOUR, DAY, 3 * DAY, 7 * DAY].map((ahead) =>
    instant(Math.ceil((now + ahead) / HOUR) * HOUR),
  )
  return moments
    .filter((at) => at < until)
    .map((at) => ({ value: toIso(at), label: formatMoment(at, now, reader) }))
}

async function runAnswer(
  world: World,
  intent: Intent,
  fields: Readonly<Record<string, string>>,
): Promise<Refusal | null> {
  const person = await personOf(world, intent.person)
  if (isRefusal(person)) return refuse('link.unknown')
  const input = await inputOf(world, intent, fields)
  if (isRefusal(input)) return input
  const outcome = await call(world, person.actor, intent.intent, input)
  return isRefusal(outcome) ? outcome : null
}

async function inputOf(world: World, intent: Intent, fields: Readonly<Record<string, string>>) {
  if (intent.intent === 'channels.claim') return intent.params
  const { invitationId } = intent.params
  const note = fields['note'] ?? fields['reason']
  const base = { invitationId, ...(note ? { note } : {}) }
  if (intent.intent === 'invitations.later') return { invitationId, until: fields['until'] }
  if (intent.intent === 'invitations.accept') {
    const startsAt = fields['startsAt'] ?? NO_TIME
    return startsAt === NO_TIME ? base : { ...base, startsAt }
  }
  if (intent.intent !== 'invitations.pass') return base
  const who = (fields['who'] ?? '').trim()
  const to = await world.transact((tx) => findByEmail(tx, who))
  if (isRefusal(to)) return to
  if (to !== null) return { ...base, personId: to.id }
  return who.length < 2 ? refuse('invitation.cannotPassTo') : { ...base, who: who.slice(0, 200) }
}

async function viewSubscription(world: World, personId: string, kind: string) {
  const person = await personOf(world, personId)
  if (isRefusal(person)) return refuse('link.unknown')
  return { lang: person.lang, what: say(world, person.lang, `${kind}.mailKind`) }
}

interface Reader {
  readonly actor: PersonActor
  readonly lang: string
  readonly zone: string
}

async function personOf(world: World, personId: string): Promise<Reader | Refusal> {
  const person = await world.transact((tx) => loadPerson(tx, personId))
  if (isRefusal(person) || !person || !isActive(person, world.clock.now())) return refuse('link.unknown')
  const actor = actorOf(person, 'all', { kind: 'link', id: personId })
  return { actor, lang: person.languages[0] ?? 'en', zone: person.zone ?? 'UTC' }
}

/** One operation by name as somebody, past the same parser and policy as over HTTP. */
export async function call(
  world: World,
  actor: PersonActor,
  name: string,
  fields: unknown,
): Promise<unknown> {
  return callOnce(world, actor, { name, fields })
}

/** @param once the key under which it has its effect once; called again, it gives what it gave */
export async function callOnce(
  world: World,
  actor: PersonActor,
  { name, fields, once }: { readonly name: string; readonly fields: unknown; readonly once?: string },
): Promise<unknown> {
  const operation: Operation | undefined = world.catalogue.operations.find((one) => one.name === name)
  assert(operation, `There is an operation ${name}.`)
  const isRead = operation.http.startsWith('GET ')
  const parsed = parseInput(operation, {
    params: {},
    query: isRead ? fields : {},
    body: isRead ? {} : fields,
  })
  if (isRefusal(parsed)) return parsed
  const outcome = await world.operate(
    operation,
    {
      actor,
      input: parsed.input,
      requestId: newId(),
      ...(once === undefined ? {} : { idempotencyKey: once, raw: { params: {}, body: fields } }),
    },
    (refusal) => ({
      status: 409,
      answer: refusal,
      etag: null,
    }),
  )
  return isRefusal(outcome) ? outcome : outcome.answer
}

function say(world: World, lang: string, key: string): string {
  return world.services.get(sayKey)(lang, key)
}
