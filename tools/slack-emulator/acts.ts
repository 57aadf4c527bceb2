import type { Heard, Line, Sending } from './line.ts'
import { post } from './methods.ts'
import { conversationWith, type Json, type Posted, type ShownView, type Workspace } from './state.ts'

/** What members do, as Slack tells the app of it. */
export interface Acts {
  slash(user: string, text: string): Promise<Heard>
  shortcut(user: string): Promise<Heard>
  /** "Ask about this" on a message of somebody */
  askAbout(user: string, text: string): Promise<Heard>
  /** the button with that label, in a message, the open modal or the home tab */
  press(
    user: string,
    label: string,
    where?: { readonly ts?: string; readonly in?: 'modal' | 'home' },
  ): Promise<Heard>
  /** types into the open modal; nothing is sent yet */
  fill(user: string, fields: Readonly<Record<string, string>>): void
  submit(user: string, fields?: Readonly<Record<string, string>>): Promise<Heard>
  write(user: string, text: string, threadTs?: string, sending?: Sending): Promise<Heard>
  openHome(user: string): Promise<Heard>
}

/** A trigger lives this long, in ms of wall time. */
const TRIGGER_LIVES = 3_000

export function createActs(space: Workspace, line: Line, now: () => number): Acts {
  const filled = new Map<string, Record<string, string>>()
  const trigger = (user: string) => {
    const id = `${now()}.${space.next()}.trigger`
    space.triggers.set(id, { user, until: now() + TRIGGER_LIVES })
    return id
  }
  const userOf = (user: string) => {
    const member = space.members.get(user)
    if (!member) throw new Error(`Nobody here is ${user}.`)
    return { id: user, team_id: member.team, username: member.name }
  }
  const base = (user: string) => ({
    user: userOf(user),
    team: { id: userOf(user).team_id },
    api_app_id: 'A0APP',
    trigger_id: trigger(user),
  })
  const interactive = (payload: Json) => line.call({ type: 'interactive', payload })
  const event = (user: string, inner: Json, sending?: Sending) =>
    line.call(
      {
        type: 'events_api',
        payload: {
          type: 'event_callback',
          team_id: userOf(user).team_id,
          api_app_id: 'A0APP',
          event_id: `Ev${sending?.retry ? space.messages.length : space.next()}`,
          event_time: Math.floor(now() / 1_000),
          event: inner,
        },
      },
      sending,
    )
  return {
    slash: (user, text) =>
      line.call({
        type: 'slash_commands',
        payload: {
          command: '/ask',
          text,
          user_id: user,
          team_id: userOf(user).team_id,
          channel_id: conversationWith(space, user),
          trigger_id: trigger(user),
          response_url: 'https://hooks.slack.com/commands/T0/1/x',
        },
      }),
    shortcut: (user) => interactive({ type: 'shortcut', callback_id: 'ask', ...base(user) }),
    askAbout: (user, text) =>
      interactive({ type: 'message_action', callback_id: 'ask_about', message: { text }, ...base(user) }),
    press(user, label, where = {}) {
      const shown =
        where.in === 'home' ? space.homes.get(user) : where.in === 'modal' ? space.modals.get(user) : null
      const message = shown ? null : newestWith(space, user, label, where.ts)
      const button = buttonIn(shown ? (shown.view['blocks'] as Json[]) : (message?.blocks ?? []), label)
      if (!button) throw new Error(`There is no button ${label}.`)
      const place = shown
        ? { view: viewOf(shown, filled.get(user) ?? {}) }
        : { channel: { id: message?.channel }, message: { ts: message?.ts } }
      const { action_id, value } = button
      return interactive({
        type: 'block_actions',
        ...base(user),
        ...place,
        actions: [{ action_id, value, type: 'button' }],
      })
    },
    fill(user, fields) {
      filled.set(user, { ...filled.get(user), ...fields })
    },
    async submit(user, fields = {}) {
      const shown = space.modals.get(user)
      if (!shown) throw new Error('No modal is open.')
      const view = viewOf(shown, { ...filled.get(user), ...fields })
      filled.delete(user)
      const heard = await interactive({ type: 'view_submission', ...base(user), view })
      answered(space, user, shown, heard)
      return heard
    },
    write(user, text, threadTs, sending) {
      const channel = conversationWith(space, user)
      const thread = threadTs === undefined ? {} : { thread_ts: threadTs }
      const typed = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
      const written = post(
        space,
        { channel, by: user, args: { text: typed, ...thread }, onlyFor: null },
        now(),
      )
      const inner = {
        type: 'message',
        channel,
        channel_type: 'im',
        user,
        text: typed,
        ts: written.ts,
        ...thread,
      }
      return event(user, inner, sending)
    },
    openHome: (user) =>
      event(user, { type: 'app_home_opened', tab: 'home', user, channel: conversationWith(space, user) }),
  }
}

function answered(space: Workspace, user: string, shown: ShownView, { status, body }: Heard): void {
  if (status !== 200) return
  const said = body === '' ? {} : (JSON.parse(body) as { response_action?: string; view?: Json })
  if (said.response_action === 'update' && said.view) {
    shown.view = said.view
    shown.hash = `${shown.hash}.u`
  } else space.modals.delete(user)
}

function newestWith(
  space: Workspace,
  user: string,
  label: string,
  ts: string | undefined,
): Posted | undefined {
  const channel = conversationWith(space, user)
  return space.messages.findLast(
    (one) =>
      one.channel === channel &&
      (ts === undefined ? buttonIn(one.blocks, label) !== undefined : one.ts === ts),
  )
}

export function buttonIn(blocks: readonly Json[], label: string): Json | undefined {
  return blocks
    .flatMap((block) => (block['type'] === 'actions' ? (block['elements'] as Json[]) : []))
    .find(({ text }) => (text as Json)['text'] === label)
}

/** What the inputs hold: what was typed, else what they began with. */
function viewOf({ id, hash, view }: ShownView, typed: Readonly<Record<string, string>>): Json {
  const values = Object.fromEntries(
    ((view['blocks'] ?? []) as Json[]).flatMap((block) => {
      if (block['type'] !== 'input') return []
      const element = block['element'] as Json
      const name = String(block['block_id'])
      const given = typed[name.replace('field:', '')]
      const initial = element['initial_option'] as Json | undefined
      const value =
        element['type'] === 'static_select'
          ? { type: 'static_select', selected_option: { value: given ?? initial?.['value'] } }
          : { type: 'plain_text_input', value: given ?? element['initial_value'] ?? null }
      return [[name, { [String(element['action_id'])]: value }]]
    }),
  )
  return { ...view, id, hash, state: { values } }
}
