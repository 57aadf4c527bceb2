import { z } from 'zod'

/*
 * What Slack sends, as far as we read it: events (JSON), slash commands and interactions (forms), and the same inside
 * an envelope by Socket Mode. Unknown fields are theirs to add.
 */

const user = z.object({ id: z.string(), team_id: z.string().optional() })
const team = z.object({ id: z.string() }).nullish()

const View = z.object({
  id: z.string(),
  hash: z.string().default(''),
  external_id: z.string().default(''),
  callback_id: z.string().default(''),
  private_metadata: z.string().default(''),
  type: z.string().default('modal'),
  state: z
    .object({
      values: z.record(
        z.string(),
        z.record(
          z.string(),
          z.object({
            value: z.string().nullish(),
            selected_option: z.object({ value: z.string() }).nullish(),
          }),
        ),
      ),
    })
    .default({ values: {} }),
})
export type View = z.output<typeof View>

const Event = z.object({
  type: z.literal('event_callback'),
  team_id: z.string(),
  event_id: z.string(),
  event: z.object({
    type: z.string(),
    tab: z.string().optional(),
    user: z.string().optional(),
    text: z.string().optional(),
    channel: z.string().optional(),
    channel_type: z.string().optional(),
    thread_ts: z.string().optional(),
    subtype: z.string().optional(),
    bot_id: z.string().optional(),
  }),
})
export type SlackEvent = z.output<typeof Event>

const Command = z.object({
  command: z.string(),
  text: z.string().default(''),
  user_id: z.string(),
  team_id: z.string(),
  trigger_id: z.string(),
})

const Shortcut = z.object({
  type: z.enum(['shortcut', 'message_action']),
  trigger_id: z.string(),
  user,
  team,
  message: z.object({ text: z.string().default('') }).optional(),
})

const Actions = z.object({
  type: z.literal('block_actions'),
  trigger_id: z.string(),
  user,
  team,
  channel: z.object({ id: z.string() }).optional(),
  view: View.nullish(),
  actions: z.array(z.object({ action_id: z.string(), value: z.string().default('') })),
})

const Submission = z.object({ type: z.literal('view_submission'), user, team, view: View })

const Payload = z.discriminatedUnion('type', [Event, Shortcut, Actions, Submission])

export type SlackCallIn =
  | { readonly type: 'slash'; readonly command: z.output<typeof Command> }
  | z.output<typeof Payload>

/** The call as it was meant; null where it is none that we know. */
export function readCall(raw: Uint8Array): SlackCallIn | null {
  const text = Buffer.from(raw).toString('utf8')
  const form = text.startsWith('{') ? null : Object.fromEntries(new URLSearchParams(text))
  if (form !== null && form['payload'] === undefined) {
    const command = Command.safeParse(form)
    return command.success ? { type: 'slash', command: command.data } : null
  }
  const payload = Payload.safeParse(jsonOf(form?.['payload'] ?? text))
  return payload.success ? payload.data : null
}

export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // nothing that Slack would send: there is nobody to tell
    return null
  }
}
