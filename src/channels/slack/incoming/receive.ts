import { createHash } from 'node:crypto'
import type { Received, ReceivedFrom, ReceivedWish } from '../../contract.ts'
import { readCall, type SlackCallIn, type SlackEvent, type View } from './read.ts'

/** @see Channel.receive */
export function receiveSlack(raw: Uint8Array): readonly Received[] {
  const call = readCall(raw)
  const name = nameOf(raw)
  return call === null ? [{ kind: 'nothing', externalId: name, why: 'unreadable' }] : take(call, name)
}

function take(call: SlackCallIn, name: string): readonly Received[] {
  switch (call.type) {
    case 'slash': {
      const { user_id: user, team_id: team, trigger_id: trigger, text } = call.command
      return [compose(trigger, { user, team }, text)]
    }
    case 'shortcut':
    case 'message_action':
      return [compose(call.trigger_id, fromOf(call), call.message ? readable(call.message.text) : '')]
    case 'block_actions':
      return call.actions.flatMap((action) => pressed(call, action))
    case 'view_submission':
      return [submitted(call, name)]
    case 'event_callback':
      return [happened(call)]
  }
}

type Call<T extends SlackCallIn['type']> = Extract<SlackCallIn, { type: T }>

function fromOf(call: {
  readonly user: { readonly id: string; readonly team_id?: string | undefined }
  readonly team?: { readonly id: string } | null | undefined
}): ReceivedFrom {
  return { user: call.user.id, team: call.user.team_id ?? call.team?.id ?? '' }
}

function compose(trigger: string, from: ReceivedFrom, text: string): ReceivedWish {
  const place = `view:${formOf(trigger)}`
  return { kind: 'wish', wish: 'compose', externalId: trigger, from, fields: { text }, place }
}

function pressed(
  call: Call<'block_actions'>,
  { action_id: id, value }: { readonly action_id: string; readonly value: string },
): Received[] {
  const from = fromOf(call)
  const externalId = call.trigger_id
  const [what] = id.split(':')
  if (what === 'compose') return [compose(call.trigger_id, from, value)]
  if (what === 'more') {
    const place = `view:${formOf(call.trigger_id)}`
    return [{ kind: 'wish', wish: 'more', externalId, from, fields: { token: value }, place }]
  }
  if (what === 'look' && call.view) {
    const place = `view:${call.view.external_id}`
    return [{ kind: 'wish', wish: 'compose', externalId, from, fields: fieldsOf(call.view), place }]
  }
  if (what !== 'answer') return [{ kind: 'nothing', externalId, why: 'noKey' }]
  const user = from['user'] ?? ''
  const place = call.channel ? `say:${call.channel.id}:${user}` : `user:${user}`
  const answer: Received = { kind: 'answer', externalId, token: value, from, fields: {}, place }
  if (call.view?.type !== 'home') return [answer]
  return [answer, home(`${externalId}:home`, from)]
}

function submitted(call: Call<'view_submission'>, name: string): Received {
  const { view } = call
  const from = fromOf(call)
  const externalId = `${view.id}:${view.hash}`
  const fields = fieldsOf(view)
  const place = `view:${view.external_id}`
  if (view.callback_id === 'answer') {
    return {
      kind: 'answer',
      externalId,
      token: view.private_metadata,
      from,
      fields,
      place: `user:${from['user'] ?? ''}`,
    }
  }
  if (view.callback_id !== 'send' && view.callback_id !== 'connect') {
    return { kind: 'nothing', externalId: name, why: 'noKey' }
  }
  return { kind: 'wish', wish: view.callback_id, externalId, from, fields, place }
}

function happened({ team_id: team, event_id: externalId, event }: SlackEvent): Received {
  const nothing: Received = { kind: 'nothing', externalId, why: 'noKey' }
  const { type, user, channel, text = '' } = event
  if (user === undefined) return nothing
  const from = { user, team }
  if (type === 'app_home_opened') return event.tab === 'messages' ? nothing : home(externalId, from)
  // what a program writes, ours included, is no answer of a person; an edit of an answer changes no note
  const isPersons = type === 'message' && event.channel_type === 'im' && !event.subtype && !event.bot_id
  if (!isPersons || channel === undefined || text.trim() === '') return nothing
  if (event.thread_ts !== undefined) {
    const deliveryId = `${channel}:${event.thread_ts}`
    return { kind: 'words', externalId, deliveryId, from, text: readable(text) }
  }
  const fields = { text: readable(text) }
  return { kind: 'wish', wish: 'compose', externalId, from, fields, place: `chat:${channel}` }
}

function home(externalId: string, from: ReceivedFrom): ReceivedWish {
  return { kind: 'wish', wish: 'home', externalId, from, fields: {}, place: `home:${from['user'] ?? ''}` }
}

function fieldsOf(view: View): Record<string, string> {
  const fields = Object.entries(view.state.values).flatMap(([block, elements]) => {
    const [element] = Object.values(elements)
    const value = element?.selected_option?.value ?? element?.value ?? ''
    return block.startsWith('field:') && value !== '' ? [[block.slice('field:'.length), value] as const] : []
  })
  return Object.fromEntries(fields)
}

/** The name that we give a form when it is opened, so that it can be found again without being remembered. */
export function formOf(trigger: string): string {
  return createHash('sha256').update(trigger).digest('base64url').slice(0, 32)
}

/** What somebody typed, from Slack's own spelling of it: links by their words or addresses, entities as letters. */
export function readable(text: string): string {
  return text
    .replaceAll(/<(?:mailto:|https?:)[^>|]*\|([^>]*)>/g, '$1')
    .replaceAll(/<((?:https?|mailto):[^>]*)>/g, '$1')
    .replaceAll(/<[@#!][^>|]*\|([^>]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

function nameOf(raw: Uint8Array): string {
  return createHash('sha256').update(raw).digest('base64url')
}
