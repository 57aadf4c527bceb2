import { z } from 'zod'

const id = z.string().min(1).max(64)
const time = z.string().meta({ format: 'date-time', description: 'RFC 3339, UTC' })
const who = z.union([z.string().min(1).max(320), z.number()]).transform(String)
const role = z.string().min(1).max(40)

/** A line of evidence as `contract.md` fixes it for files, the same here. */
export const EvidenceLine = z
  .strictObject({
    id: z
      .union([z.string().min(1).max(200), z.number()])
      .transform(String)
      .optional(),
    time: z.iso.datetime({ offset: true, error: 'an RFC 3339 time with offset' }).optional(),
    t: z.number().min(-62_135_596_800).max(253_402_300_799).optional(),
    people: z
      .array(z.tuple([who, role]))
      .min(1)
      .max(100)
      .optional(),
    person: who.optional(),
    role: role.optional(),
    text: z.string().max(20_000),
    paths: z.array(z.string().max(1_000)).max(1_000).optional(),
    source: z.string().min(1).max(200).optional(),
  })
  .refine((line) => line.time !== undefined || line.t !== undefined, 'give `time` or `t`')
  .refine((line) => line.people !== undefined || line.person !== undefined, 'give `people` or `person`')
export type EvidenceLine = z.output<typeof EvidenceLine>

export const AddEvidence = z.strictObject({ items: z.array(EvidenceLine).min(1).max(1_000) })

export const AddedEvidence = z.object({
  added: z.int(),
  known: z.int().meta({ description: 'pieces that were here already' }),
  unknownPeople: z.int().meta({ description: 'pieces none of whose people are in this organisation' }),
})

export const EvidenceView = z
  .object({
    id,
    source: z.string(),
    at: time,
    role: z.string(),
    text: z.string(),
    paths: z.array(z.string()),
    mine: z.boolean(),
    hidden: z.boolean().meta({ description: 'by its owner, who alone sees it then' }),
  })
  .meta({ id: 'Evidence' })
export type EvidenceView = z.output<typeof EvidenceView>

export const ListEvidence = z.strictObject({
  personId: id,
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(300).optional(),
})

export const EvidencePage = z.object({ items: z.array(EvidenceView), next: z.string().nullable() })

export const EvidencePath = z.strictObject({ evidenceId: id })

export const exampleEvidence: EvidenceView = {
  id: '4b7d0f3h6k9n2q5s8v1x4z7c0e',
  source: 'git',
  at: '2026-03-12T16:45:00.000Z',
  role: 'author',
  text: 'pooler: close idle sessions before the export begins',
  paths: ['src/pooler/sessions.c'],
  mine: true,
  hidden: false,
}

/** One piece with everybody in it whom the caller may know of. */
export const EvidencePiece = z.object({
  id,
  source: z.string(),
  at: time,
  text: z.string(),
  paths: z.array(z.string()),
  people: z.array(z.object({ id, name: z.string(), role: z.string() })),
})

export const HidePart = z.strictObject({ evidenceId: id, hidden: z.boolean() })
export const HiddenPart = z.object({ id, hidden: z.boolean() })

export const ListTopics = z.strictObject({ personId: id })
export const TopicView = z
  .object({
    words: z.string(),
    pieces: z.int(),
    first: time,
    last: time,
    evidenceIds: z.array(id).meta({ description: 'the newest three of its pieces' }),
  })
  .meta({ id: 'Topic' })
export type TopicView = z.output<typeof TopicView>
export const Topics = z.object({
  items: z.array(TopicView),
  offered: z
    .array(z.object({ id, words: z.string() }))
    .meta({ description: 'what they say themselves that they may be asked about' }),
  hidden: z.array(z.string()).meta({ description: 'what I hid; empty for others' }),
})
export const HideTopic = z.strictObject({
  words: z.string().trim().min(1).max(100),
  hidden: z.boolean().optional().meta({ description: 'false shows it again' }),
})
export const OfferTopic = z.strictObject({ words: z.string().trim().min(2).max(100) })
export const OfferedTopic = z.object({ id, words: z.string() })
export const HiddenTopics = z.object({ hidden: z.array(z.string()) })
