import type { z } from 'zod'
import type { Coaching } from '#features/asks/coaching/schema.ts'
import type { Candidates } from '#features/invitations/schema.ts'
import type { Talk } from '#features/notices/messages.ts'
import type { Block } from '#platform/message.ts'
import { isRefusal } from '#platform/refusal.ts'
import type { ChoiceField, Screen } from '#platform/screen.ts'
import { call, callOnce } from '#surfaces/server/link-ports.ts'
import type { World } from '#surfaces/server/world.ts'
import type { Speaker } from './speaker.ts'
import { say } from './words.ts'

type Wish = Parameters<Talk['screenFor']>[1]
type Fields = Readonly<Record<string, string>>
type Read = z.output<typeof Coaching>
type Found = z.output<typeof Candidates>

const MARKS = ['specific', 'meaningful', 'action', 'realistic', 'timeBound'] as const
const SIGNS = ['○', '◐', '●'] as const
const MOST_HELPERS = 3
const LONGEST_ASK = 10_000

/** The form for an ask: its words, whom to ask first, and below what the coach reads in it and who could help. */
export async function composeScreen(
  world: World,
  speaker: Speaker,
  fields: Fields,
  refused: string | null = null,
): Promise<Screen> {
  const { lang } = speaker
  const text = fields['text']?.trim() ?? ''
  const read = text === '' ? null : await ask<Read>(world, speaker, 'coach', { text, zone: speaker.zone })
  const found = text === '' ? null : await ask<Found>(world, speaker, 'who', { text, limit: MOST_HELPERS })
  return {
    kind: 'form',
    sends: { wish: 'send' },
    title: say(lang, 'talk.compose.title'),
    blocks: refused === null ? [] : [{ kind: 'paragraph', text: refused }],
    fields: [
      {
        kind: 'text',
        name: 'text',
        label: say(lang, 'talk.compose.text'),
        required: true,
        value: text,
        lines: 'many',
        maxLength: LONGEST_ASK,
      },
      whom(lang, found),
    ],
    notes: [...coached(lang, read), ...helpers(lang, found)],
    submit: say(lang, 'talk.compose.submit'),
    cancel: say(lang, 'talk.cancel'),
    look: say(lang, 'talk.compose.look'),
  }
}

/** Sends it, once however often the form comes; what was refused comes back as a form with its reason. */
export async function sendFrom(
  world: World,
  speaker: Speaker,
  { fields, externalId }: Wish,
): Promise<Screen> {
  const text = fields['text']?.trim() ?? ''
  const read = await ask<Read>(world, speaker, 'coach', { text, zone: speaker.zone })
  const body = {
    text,
    audience: audienceOf(fields['whom']),
    effortMinutes: minutesOf(read),
    needBy: read?.slots.deadline?.at ?? null,
    send: true,
  }
  const outcome = await callOnce(world, speaker.actor, {
    name: 'asks.create',
    fields: body,
    once: `${externalId}:send`,
  })
  if (!isRefusal(outcome)) return { kind: 'said', text: say(speaker.lang, 'talk.sent') }
  const { detail, next = '' } = world.problems.of(outcome, speaker.lang)
  return composeScreen(world, speaker, fields, say(speaker.lang, 'talk.refused', { detail, next }))
}

function audienceOf(whom = 'suggested'): object {
  return ['suggested', 'team', 'everyone'].includes(whom)
    ? { kind: whom }
    : { kind: 'people', people: [whom] }
}

function minutesOf(read: Read | null): number | null {
  const minutes = read?.slots.effortMinutes ?? null
  return minutes === null ? null : Math.min(10_080, Math.max(1, Math.round(minutes)))
}

/** A reading that is refused (a zone that is none) shows nothing, and keeps nobody from asking. */
async function ask<T>(world: World, speaker: Speaker, name: string, input: object): Promise<T | null> {
  const answer = await call(world, speaker.actor, name, input)
  return isRefusal(answer) ? null : (answer as T)
}

function whom(lang: string, found: Found | null): ChoiceField {
  const people = (found?.people ?? []).map(({ person }) => ({ value: person.id, label: person.name }))
  const kinds = ['suggested', 'team', 'everyone'].map((kind) => ({
    value: kind,
    label: say(lang, `talk.compose.${kind}` as 'talk.compose.team'),
  }))
  const [first, ...rest] = kinds
  return {
    kind: 'choice',
    name: 'whom',
    label: say(lang, 'talk.compose.who'),
    required: true,
    choices: [...(first ? [first] : []), ...people, ...rest],
    value: 'suggested',
  }
}

function coached(lang: string, read: Read | null): Block[] {
  if (read === null) return []
  const marks = MARKS.map((mark) => {
    const level = read.marks[mark]
    const said = say(lang, `talk.mark.${level}` as 'talk.mark.0')
    return { label: say(lang, `talk.mark.${mark}`), text: `${SIGNS[level] ?? ''} ${said}` }
  })
  const [hint] = read.hints
  const by = read.slots.deadline
  return [
    {
      kind: 'facts',
      items: [
        ...marks,
        ...(by ? [{ label: say(lang, 'talk.compose.by'), text: by.echo }] : []),
        ...(hint ? [{ label: say(lang, 'talk.compose.next'), text: hint.text }] : []),
      ],
    },
  ]
}

function helpers(lang: string, found: Found | null): Block[] {
  if (found === null) return []
  if (found.people.length === 0) return [{ kind: 'paragraph', text: say(lang, 'talk.compose.nobody') }]
  const items = found.people.map(({ person, reasons }) => ({
    label: person.name,
    text: reasons[0]?.text ?? person.title ?? person.team ?? '',
  }))
  return [
    { kind: 'paragraph', text: say(lang, 'talk.compose.could') },
    { kind: 'facts', items },
  ]
}
