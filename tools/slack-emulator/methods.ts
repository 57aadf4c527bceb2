import { conversationWith, idFor, type Json, memberIn, type Posted, type Workspace } from './state.ts'
import { messageTrouble, viewTrouble } from './validate.ts'

type Method = (space: Workspace, args: Json, now: number) => Json

const no = (error: string): Json => ({ ok: false, error: error.split(':')[0] ?? error, detail: error })

/** What each method does to the workspace, and what it answers. */
export const methods: Readonly<Record<string, Method>> = {
  'auth.test': (space) => ({ ok: true, team_id: space.team, user_id: 'U0APP', bot_id: 'B0APP' }),
  'users.lookupByEmail'(space, { email }) {
    const member = [...space.members.values()].find((one) => one.email === email)
    return member ? { ok: true, user: userOf(member) } : no('users_not_found')
  },
  'users.info'(space, { user }) {
    const member = space.members.get(String(user))
    return member ? { ok: true, user: userOf(member) } : no('user_not_found')
  },
  'conversations.open'(space, { users }) {
    if (!space.members.has(String(users))) return no('user_not_found')
    return { ok: true, channel: { id: conversationWith(space, String(users)) } }
  },
  'conversations.history': (space, args) => historyOf(space, args, (one) => one.threadTs === null),
  'conversations.replies': (space, args) =>
    historyOf(space, args, (one) => one.ts === args['ts'] || one.threadTs === args['ts']),
  'chat.postMessage'(space, args, now) {
    const channel = channelOf(space, String(args['channel']))
    if (channel === null) return no('channel_not_found')
    const trouble = messageTrouble(textOf(args), blocksOf(args))
    if (trouble !== null) return no(trouble)
    const posted = post(space, { channel, by: 'app', args, onlyFor: null }, now)
    return { ok: true, channel, ts: posted.ts, message: messageOf(posted, true) }
  },
  'chat.postEphemeral'(space, args, now) {
    const trouble = messageTrouble(textOf(args), blocksOf(args))
    if (trouble !== null) return no(trouble)
    const channel = String(args['channel'])
    const posted = post(space, { channel, by: 'app', args, onlyFor: String(args['user']) }, now)
    return { ok: true, message_ts: posted.ts }
  },
  'chat.update'(space, args) {
    const { channel, ts } = args
    const posted = space.messages.find((one) => one.channel === channel && one.ts === ts)
    if (!posted) return no('message_not_found')
    if (posted.by !== 'app') return no('cant_update_message')
    const trouble = messageTrouble(textOf(args), blocksOf(args))
    if (trouble !== null) return no(trouble)
    posted.text = textOf(args)
    posted.blocks = blocksOf(args)
    posted.edits += 1
    return { ok: true, channel, ts, text: posted.text }
  },
  'views.open'(space, { trigger_id: trigger, view }, now) {
    const pressed = space.triggers.get(String(trigger))
    if (pressed === undefined) return no('invalid_trigger_id')
    space.triggers.delete(String(trigger))
    if (now > pressed.until) return no('expired_trigger_id')
    const trouble = viewTrouble(view as Json)
    if (trouble !== null) return no(trouble)
    const shown = { id: idFor('V', space.next()), hash: `${now}.${space.next()}`, view: view as Json }
    space.modals.set(pressed.user, shown)
    return { ok: true, view: { id: shown.id, hash: shown.hash, ...shown.view } }
  },
  'views.update'(space, { external_id: name, view_id: id, view }, now) {
    const shown = [...space.modals.values()].find(
      (one) => one.id === id || (name !== undefined && one.view['external_id'] === name),
    )
    if (!shown) return no('not_found')
    const trouble = viewTrouble(view as Json)
    if (trouble !== null) return no(trouble)
    shown.view = view as Json
    shown.hash = `${now}.${space.next()}`
    return { ok: true, view: { id: shown.id, hash: shown.hash, ...shown.view } }
  },
  'views.publish'(space, { user_id: user, view }, now) {
    if (!space.members.has(String(user))) return no('user_not_found')
    const trouble = viewTrouble(view as Json)
    if (trouble !== null) return no(trouble)
    const shown = { id: idFor('V', space.next()), hash: `${now}.${space.next()}`, view: view as Json }
    space.homes.set(String(user), shown)
    return { ok: true, view: { id: shown.id, hash: shown.hash, ...shown.view } }
  },
}

interface Writing {
  readonly channel: string
  readonly by: string
  readonly args: Json
  readonly onlyFor: string | null
}

export function post(space: Workspace, { channel, by, args, onlyFor }: Writing, now: number): Posted {
  const place = String(space.next()).padStart(6, '0')
  const posted: Posted = {
    ts: `${Math.floor(now / 1_000)}.${place}`,
    channel,
    by,
    text: textOf(args),
    blocks: blocksOf(args),
    metadata: (args['metadata'] as Json | undefined) ?? null,
    threadTs: typeof args['thread_ts'] === 'string' ? args['thread_ts'] : null,
    onlyFor,
    edits: 0,
  }
  space.messages.push(posted)
  return posted
}

export function messageOf(posted: Posted, withMetadata: boolean): Json {
  return {
    type: 'message',
    ts: posted.ts,
    text: posted.text,
    blocks: posted.blocks,
    ...(posted.by === 'app' ? { bot_id: 'B0APP', user: 'U0APP' } : { user: posted.by }),
    ...(posted.threadTs === null ? {} : { thread_ts: posted.threadTs }),
    ...(withMetadata && posted.metadata !== null ? { metadata: posted.metadata } : {}),
  }
}

function historyOf(space: Workspace, args: Json, wanted: (one: Posted) => boolean): Json {
  const channel = String(args['channel'])
  if (memberIn(space, channel) === null) return no('channel_not_found')
  const limit = Number(args['limit'] ?? 100)
  const messages = space.messages
    .filter((one) => one.channel === channel && one.onlyFor === null && wanted(one))
    .toReversed()
    .slice(0, limit)
    .map((one) => messageOf(one, String(args['include_all_metadata']) === 'true'))
  return { ok: true, messages, has_more: false }
}

/** A member's id stands for the conversation with them. */
function channelOf(space: Workspace, given: string): string | null {
  if (space.members.has(given)) return conversationWith(space, given)
  return memberIn(space, given) === null ? null : given
}

function userOf({ id, team, name, email }: { id: string; team: string; name: string; email: string }): Json {
  return { id, team_id: team, name, real_name: name, deleted: false, is_bot: false, profile: { email } }
}

function textOf(args: Json): string {
  return typeof args['text'] === 'string' ? args['text'] : ''
}

function blocksOf(args: Json): readonly Json[] {
  return Array.isArray(args['blocks']) ? (args['blocks'] as Json[]) : []
}
