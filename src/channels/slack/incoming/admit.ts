import type { Admitted, DoorAnswer, DoorCall } from '../../contract.ts'
import { jsonOf, readCall, type SlackCallIn } from './read.ts'
import { verifiedSignature } from './signature.ts'

const HEARD: DoorAnswer = { type: 'text/plain', body: '' }

/**
 * @param acknowledge what a call hears at once, beside that it was heard
 * @param team the workspace that our access is for; null while nobody has asked Slack
 * @see Channel.admit
 */
export function admitSlack(
  call: DoorCall,
  secret: string,
  {
    acknowledge,
    team,
  }: {
    readonly acknowledge: (call: SlackCallIn) => object | null
    readonly team: string | null
  },
): Admitted {
  const text = Buffer.from(call.body).toString('utf8')
  // asks whether somebody listens, says nothing and changes nothing
  if (new URLSearchParams(text).get('ssl_check') === '1') return { kind: 'answered', answer: HEARD }
  const id = verifiedSignature(secret, call)
  if (id === null) return { kind: 'refused', why: 'signature' }
  const challenge = challengeOf(text)
  if (challenge !== null) return { kind: 'answered', answer: { type: 'text/plain', body: challenge } }
  const read = readCall(call.body)
  if (read === null) return { kind: 'answered', answer: HEARD }
  const theirs = teamOf(read)
  if (team !== null && theirs !== null && theirs !== team) return { kind: 'refused', why: 'workspace' }
  const said = acknowledge(read)
  const answer: DoorAnswer = said === null ? HEARD : { type: 'application/json', body: JSON.stringify(said) }
  return { kind: 'taken', id, raw: call.body, answer, comesAgain: read.type === 'event_callback' }
}

function challengeOf(text: string): string | null {
  if (!text.startsWith('{')) return null
  const { type, challenge } = (jsonOf(text) ?? {}) as Readonly<Record<string, unknown>>
  return type === 'url_verification' && typeof challenge === 'string' ? challenge : null
}

export function teamOf(call: SlackCallIn): string | null {
  if (call.type === 'slash') return call.command.team_id
  if (call.type === 'event_callback') return call.team_id
  return call.team?.id ?? call.user.team_id ?? null
}
