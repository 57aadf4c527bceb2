import { instant } from '#engine/time/instant.ts'
import { findAsk } from '#features/asks/queries.ts'
import { type Links, linksKey, type Say, sayKey } from '#features/notices/messages.ts'
import { loadPerson, namesOf } from '#features/people/queries.ts'
import { formatDuration } from '#platform/i18n/times.ts'
import { shorten } from '#platform/i18n/plain.ts'
import type { Hold } from '#platform/message.ts'
import { writeEntry } from '#platform/calendar/write-hold.ts'
import { query } from '#platform/operation.ts'
import { assert, refuse } from '#platform/refusal.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { CalendarFile, exampleAgreed, TimePath } from '../schema.ts'
import { type AgreedRow, findAgreed } from '../store.ts'
import { LONGEST_TOPIC, readChange } from './domain.ts'

export const getCalendarFile = query({
  name: 'times.calendarFile',
  http: 'GET /times/{timeId}/calendar',
  summary: 'An agreed time as a file for my calendar; taken again after a change, it changes the same entry.',
  access: {
    who: 'person',
    scope: 'asks',
    object: { param: 'timeId', belongsTo: 'asker or helper', others: 404 },
  },
  input: TimePath,
  output: CalendarFile,
  example: {
    input: { timeId: exampleAgreed.id },
    output: { name: 'askwell.ics', ics: 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR' },
  },
  async run({ tx, actor, services }, { timeId }) {
    assert(actor.kind === 'person', 'A calendar is a person’s.')
    const { personId } = actor
    const row = await findAgreed(tx, timeId)
    if (row === null || (row.askerId !== personId && row.helperId !== personId))
      return refuse('request.notFound')
    const lang = (await loadPerson(tx, personId))?.languages[0] ?? 'en'
    const viewer = { personId, lang, say: services.get(sayKey), links: services.get(linksKey) }
    const held = await holdFor(tx, row, viewer)
    if (held === null) return refuse('request.notFound')
    return { name: 'askwell.ics', ics: writeEntry(held) }
  },
})

/** The time that this change made; null where it has changed again since. */
export async function findChanged(tx: Tx, text: string): Promise<AgreedRow | null> {
  const { id, sequence } = readChange(text)
  const row = await findAgreed(tx, id)
  return row?.sequence === sequence ? row : null
}

interface Viewer {
  readonly personId: string
  readonly lang: string
  readonly say: Say
  readonly links: Links
}

/** The hold as this one of the two has it in their calendar; null where they have no address. */
export async function holdFor(tx: Tx, row: AgreedRow, viewer: Viewer): Promise<Hold | null> {
  const { personId, lang, say, links } = viewer
  const person = await loadPerson(tx, personId)
  const record = await findAsk(tx, row.askId)
  if (!person?.email || record === null) return null
  const found = await namesOf(tx, [row.askerId, row.helperId])
  const names = [row.askerId, row.helperId].flatMap((id) => firstName(found.get(id)?.name))
  const minutes = formatDuration(row.endsAt - row.startsAt, lang)
  const topic = topicOf(record.ask.content.text)
  const said = { minutes, names: new Intl.ListFormat(lang, { type: 'unit' }).format(names) }
  return {
    id: row.id,
    sequence: row.sequence,
    state: row.state,
    startsAt: instant(row.startsAt),
    endsAt: instant(row.endsAt),
    title:
      topic === ''
        ? say(lang, 'times.hold.titleOnly', said)
        : say(lang, 'times.hold.title', { ...said, topic }),
    url: links.page(`/asks/${row.askId}`),
    // what not everybody may see in the app isn't for everybody who may look into a calendar either
    isPrivate: record.ask.seenBy !== 'everyone',
    of: { name: person.name, email: person.email },
    isTheirs: row.byId === personId,
    changedAt: instant(row.changedAt),
  }
}

/** The first sentence of an ask, as far as a title goes. */
function topicOf(text: string): string {
  const sentence = /[^.!?…\n]*[^.!?…\n\s][^.!?…\n]*/.exec(text)?.[0] ?? ''
  return shorten(sentence.trim(), LONGEST_TOPIC)
}

function firstName(name: string | undefined): string[] {
  const first = name?.trim().split(/\s+/)[0] ?? ''
  return first === '' ? [] : [first]
}
