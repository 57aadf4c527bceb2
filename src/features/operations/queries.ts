import { z } from 'zod'
import { instant, toIso } from '#engine/time/instant.ts'
import { namesOf, type PersonName } from '#features/people/queries.ts'
import { PageInput, pageOfItems } from '#features/people/schema.ts'
import { type AuditEntry, listAudit } from '#platform/audit.ts'
import { pageOf, readCursor } from '#platform/cursor.ts'
import { query } from '#platform/operation.ts'
import type { Personal } from '#platform/personal.ts'
import { assert, isRefusal } from '#platform/refusal.ts'
import { serviceKey } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'

/** What each slice knows about people; filled from the catalogue by who builds the world. */
export type Personals = readonly { readonly slice: string; readonly personal: Personal }[]

export const personalsKey = serviceKey<Personals>('operations.personals')

const PersonExport = z.strictObject({
  format: z.literal('askwell-person'),
  version: z.literal(1),
  madeAt: z.string().meta({ format: 'date-time' }),
  data: z.record(z.string(), z.record(z.string(), z.unknown())).meta({
    description: 'what each part of Askwell holds about the person, by the name of the part',
  }),
})
export type PersonExport = z.output<typeof PersonExport>

export const exportMine = query({
  name: 'me.export',
  http: 'GET /me/export',
  summary: 'Everything that Askwell holds about me, in one JSON document.',
  access: { who: 'person', scope: 'me' },
  input: z.strictObject({}),
  output: PersonExport,
  example: {
    input: {},
    output: {
      format: 'askwell-person',
      version: 1,
      madeAt: '2026-05-22T12:00:00.000Z',
      data: { people: { person: { name: 'Ada Adeyemi', email: 'ada@example.org' } } },
    },
  },
  async run({ tx, actor, services }) {
    assert(actor.kind === 'person', 'An export is of the person who asks for it.')
    return exportPerson(tx, services.get(personalsKey), actor.personId)
  },
})

/** Everything that is held about one person. */
export async function exportPerson(tx: Tx, personals: Personals, personId: string): Promise<PersonExport> {
  const data: Record<string, Record<string, unknown>> = {}
  for (const { slice, personal } of personals) data[slice] = { ...(await personal.exportFor(tx, personId)) }
  return { format: 'askwell-person', version: 1, madeAt: toIso(tx.now), data }
}

const AuditActor = z.strictObject({
  kind: z.enum(['person', 'system', 'anonymous']),
  id: z.string().nullable().meta({ description: "a person's id, or which part of Askwell did it by itself" }),
  name: z.string().optional(),
})

const AuditView = z
  .strictObject({
    id: z.string(),
    at: z.string().meta({ format: 'date-time' }),
    who: AuditActor,
    action: z.string().meta({ description: 'the operationId, or the name of a command-line verb' }),
    aboutId: z.string().nullable(),
    about: z
      .string()
      .nullable()
      .meta({ description: 'the name of the person it is about, where it is about one' }),
    before: z.record(z.string(), z.unknown()),
    after: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AuditEntry' })

/**
 * What admins read of the audit: what was done to the organisation, its people's access and its data. Who asked,
 * helped, declined or set a limit is written down too, and is nobody's to list: with it a script would count what
 * each person asks. A slice that isn't named here stays unlisted.
 */
const ADMINISTERING = [
  'people.',
  'accounts.',
  'operations.',
  'evidence.add',
  'channels.connect',
  'channels.disconnect',
  'webhooks.',
]

export const listAuditEntries = query({
  name: 'audit.list',
  http: 'GET /audit',
  summary:
    'Who changed people, access and imported data, when, and what was there before and after; newest first. Never who asked or helped whom.',
  access: { who: 'admin', scope: 'people' },
  input: z.strictObject(PageInput),
  output: pageOfItems(AuditView),
  example: {
    input: { limit: 20 },
    output: {
      items: [
        {
          id: '0123456789abcdefghjkmnpqrs',
          at: '2026-05-22T12:00:00.000Z',
          who: { kind: 'person', id: '2123456789abcdefghjkmnpqrs', name: 'Dana Diaz' },
          action: 'people.change',
          aboutId: '1123456789abcdefghjkmnpqrs',
          about: 'Ada Adeyemi',
          before: { role: 'member' },
          after: { role: 'lead' },
        },
      ],
      next: null,
    },
  },
  async run({ tx }, { limit, cursor }) {
    const before = readCursor(cursor)
    if (isRefusal(before)) return before
    const rows = await listAudit(tx, { actions: ADMINISTERING, limit: limit + 1, before })
    const page = pageOf(rows, limit, ({ at, id }) => ({ at, id }))
    const names = await namesOf(
      tx,
      page.items.flatMap((entry) => idsIn(entry)),
    )
    return { items: page.items.map((entry) => entryOf(entry, names)), next: page.next }
  },
})

function entryOf(entry: AuditEntry, names: ReadonlyMap<string, PersonName>): z.output<typeof AuditView> {
  const { id, action, aboutId } = entry
  const who = actorOf(entry)
  const name = names.get(who.id ?? '')?.name
  const { before, after } = changesOf(entry)
  return {
    id,
    at: toIso(instant(entry.at)),
    who: name === undefined ? who : { ...who, name },
    action,
    aboutId,
    about: names.get(aboutId ?? '')?.name ?? null,
    before: withManager(before, names),
    after: withManager(after, names),
  }
}

type Fields = Readonly<Record<string, unknown>>

function changesOf({ changes }: AuditEntry): { readonly before: Fields; readonly after: Fields } {
  return (changes as { before: Fields; after: Fields } | null) ?? { before: {}, after: {} }
}

/** Managers are kept by id; whoever was erased meanwhile has no name here either. */
function withManager({ managerId, ...rest }: Fields, names: ReadonlyMap<string, PersonName>): Fields {
  if (managerId === undefined) return rest
  return { ...rest, manager: typeof managerId === 'string' ? (names.get(managerId)?.name ?? null) : null }
}

function idsIn(entry: AuditEntry): (string | null)[] {
  const { before, after } = changesOf(entry)
  const managers = [before['managerId'], after['managerId']].map((id) => (typeof id === 'string' ? id : null))
  return [actorOf(entry).id, entry.aboutId, ...managers]
}

function actorOf({ actor }: AuditEntry): z.output<typeof AuditActor> {
  const [kind, ...rest] = actor.split(':')
  if (kind === 'person' || kind === 'system') return { kind, id: rest.join(':') }
  return { kind: 'anonymous', id: null }
}
