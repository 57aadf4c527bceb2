import type { InvitationView } from '#features/invitations/schema.ts'
import { isRefusal } from '#platform/refusal.ts'
import type { FormField, Screen } from '#platform/screen.ts'
import { readIntent } from '#platform/signing/intent.ts'
import { call, laterChoices } from '#surfaces/server/link-ports.ts'
import type { World } from '#surfaces/server/world.ts'
import type { Speaker } from './speaker.ts'
import { say } from './words.ts'

/** The form behind an answer that takes more than a tap: until when, or whom instead. */
export async function moreScreen(world: World, speaker: Speaker, token: string): Promise<Screen> {
  const { lang, actor } = speaker
  const gone: Screen = { kind: 'said', text: say(lang, 'talk.gone') }
  const intent = readIntent(world.secret, token, world.clock.now())
  if (isRefusal(intent) || intent.person !== actor.personId) return gone
  const answer = intent.intent.split('.')[1] ?? ''
  const invitationId = intent.params['invitationId'] ?? ''
  const invitation = await call(world, actor, 'invitations.get', { invitationId })
  if (isRefusal(invitation)) return gone
  const { ask, may } = invitation as InvitationView
  if (!ask || !may.includes(answer)) return gone
  return {
    kind: 'form',
    sends: { token },
    title: say(lang, 'talk.answer.title', { answer }),
    blocks: [{ kind: 'quote', text: ask.text, by: ask.asker.name }],
    fields: answer === 'later' ? laterFields(world, speaker, ask.needBy) : passFields(lang),
    notes: [],
    submit: say(lang, 'talk.answer.submit'),
    cancel: say(lang, 'talk.cancel'),
  }
}

function laterFields(world: World, { lang, zone }: Speaker, needBy: string | null): FormField[] {
  const choices = laterChoices(world.clock.now(), needBy, { lang, zone })
  const value = choices[0]?.value ?? null
  return [
    { kind: 'choice', name: 'until', label: say(lang, 'talk.later.until'), required: true, choices, value },
  ]
}

function passFields(lang: string): FormField[] {
  const text = { kind: 'text', value: '', lines: 'one' } as const
  return [
    { ...text, name: 'who', label: say(lang, 'talk.pass.who'), required: true, maxLength: 200 },
    {
      ...text,
      name: 'note',
      label: say(lang, 'talk.pass.note'),
      required: false,
      lines: 'many',
      maxLength: 2_000,
    },
  ]
}
