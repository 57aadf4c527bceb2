import { Outage } from '#platform/refusal.ts'
import type { Screen } from '#platform/screen.ts'
import type { SlackCall } from './api.ts'
import { type SlackCallIn } from './incoming/read.ts'
import { formOf } from './incoming/receive.ts'
import { escaped, paragraphs } from './text.ts'
import { drawHome, drawModal, drawOffer, sentence, waitingModal } from './views.ts'

/*
 * Places: `view:ID` a modal of ours, `home:USER` their home tab, `say:CHANNEL:USER` a word in a conversation that they
 * alone see, `user:USER` a message to them, `chat:CHANNEL` under what they wrote to us.
 */

const LONGEST_SENTENCE = 1_000

/** @see Channel.show */
export async function showIn(call: SlackCall, screen: Screen, place: string, lang: string): Promise<void> {
  const [kind, id = '', user = ''] = place.split(':')
  switch (kind) {
    case 'view':
      await call('views.update', { external_id: id, view: drawModal(screen, id, lang) })
      return
    case 'home':
      await call('views.publish', { user_id: id, view: drawHome(screen, lang) })
      return
    case 'say':
      await call('chat.postEphemeral', { channel: id, user, ...said(screen) })
      return
    case 'user':
      await call('chat.postMessage', { channel: id, ...said(screen) })
      return
    case 'chat':
      await call('chat.postMessage', { channel: id, ...offered(screen, lang) })
      return
    default:
      throw new Outage('A screen has no such place in Slack', { permanent: true })
  }
}

/** Opens the modal behind a press before anything else is asked: its trigger lives for three seconds. */
export async function openAtOnce(call: SlackCall, read: SlackCallIn): Promise<void> {
  const trigger = triggerOf(read)
  if (trigger === null) return
  await call('views.open', { trigger_id: trigger, view: waitingModal(formOf(trigger), 'en') })
}

/** Instead of the form that was sent, until what came of it is known. An answer's form just closes. */
export function acknowledged(read: SlackCallIn): object | null {
  if (read.type !== 'view_submission' || read.view.callback_id === 'answer') return null
  return { response_action: 'update', view: waitingModal(read.view.external_id, 'en') }
}

function triggerOf(read: SlackCallIn): string | null {
  if (read.type === 'slash') return read.command.trigger_id
  if (read.type === 'shortcut' || read.type === 'message_action') return read.trigger_id
  const opens =
    read.type === 'block_actions' && read.actions.some(({ action_id: id }) => /^(more:|compose$)/.test(id))
  return opens ? read.trigger_id : null
}

function said(screen: Screen): object {
  const text = screen.kind === 'said' ? screen.text : screen.kind === 'form' ? screen.title : screen.compose
  return { text: escaped(paragraphs(text, LONGEST_SENTENCE)), blocks: sentence(text) }
}

function offered(screen: Screen, lang: string): object {
  const field = screen.kind === 'form' ? screen.fields.find(({ kind }) => kind === 'text') : undefined
  const text = field?.kind === 'text' ? field.value : ''
  return { ...said(screen), blocks: drawOffer(text, lang) }
}
