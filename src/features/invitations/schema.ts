import { z } from 'zod'
import { AskView, exampleAsk, exampleId, id, moment, page, PersonRef, time } from '#features/asks/schema.ts'

const note = z.string().max(2_000)

export const InvitationView = z
  .object({
    id,
    askId: id,
    state: z.enum(['open', 'later', 'accepted', 'declined', 'passed', 'withdrawn', 'expired']),
    ask: AskView.optional().meta({
      description: 'the ask as this helper sees it; missing once it was withdrawn',
    }),
    why: z.array(z.string()).meta({ description: 'why this person was asked' }),
    reachedAt: time,
    answeredAt: time.nullable(),
    until: time.nullable(),
    note: z.string().nullable(),
    passedBy: PersonRef.nullable().meta({ description: 'the colleague who suggested me' }),
    undoUntil: time.nullable().meta({ description: 'until then my newest answer can be taken back' }),
    may: z.array(z.string()),
  })
  .meta({ id: 'Invitation' })
export type InvitationView = z.output<typeof InvitationView>

export const ListInvitations = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(300).optional(),
})
export const InvitationPage = page(InvitationView)

export const InvitationPath = z.strictObject({ invitationId: id })
export const AnswerWithWord = z.strictObject({ invitationId: id, note: note.optional() })
export const SayYes = AnswerWithWord.extend({
  startsAt: moment
    .optional()
    .meta({ description: 'one of the times that suit both: agreed together with the yes' }),
})
export const SayNo = AnswerWithWord.extend({
  shown: z.boolean().optional().meta({
    description: 'false: the asker doesn’t read the word, it only keeps such asks away',
  }),
})
export const PassAlong = z
  .strictObject({
    invitationId: id,
    personId: id.optional(),
    who: z.string().trim().min(2).max(200).optional().meta({
      description: 'somebody who isn’t in the list, in words; only the asker reads it',
    }),
    introduces: z.boolean().optional().meta({
      description: 'I introduce them; else the asker may say who sent them',
    }),
    note: note.optional(),
  })
  .refine(
    ({ personId, who }) => (personId === undefined) !== (who === undefined),
    'name a person, or say who',
  )
export const SayLater = z.strictObject({ invitationId: id, until: moment })
export const ConfirmPass = z.strictObject({ askId: id, passId: id })
export const AskPath = z.strictObject({ askId: id })

export const PassView = z
  .object({
    id,
    from: PersonRef,
    to: PersonRef.nullable(),
    who: z.string().nullable().meta({ description: 'where it is somebody who isn’t in the list' }),
    introduces: z.boolean(),
    chain: z.array(PersonRef).meta({ description: 'through whom it came, the first helper first' }),
    note: z.string().nullable(),
    state: z.enum(['suggested', 'confirmed']),
  })
  .meta({ id: 'Pass' })
export type PassView = z.output<typeof PassView>

const reasons = z.array(z.object({ text: z.string(), evidenceId: id.optional() }))

export const Who = z.strictObject({
  text: z
    .string()
    .max(10_000)
    .refine((text) => text.trim().length > 0, 'write at least one character'),
  limit: z.int().min(1).max(100).optional(),
  routes: z.array(z.enum(['direct', 'introduction', 'dormant'])).optional(),
  known: z.boolean().optional().meta({ description: "false: people I don't know yet" }),
})

export const MyWeek = z.object({
  reached: z.int(),
  fullUntil: time.nullable().meta({ description: 'null while there is room, or where the limit is zero' }),
})

export const NotForThis = z.strictObject({
  text: z.string().min(1).max(10_000),
  personId: id,
  not: z.boolean().optional().meta({ description: 'false takes it back' }),
})
export const SaidNotForThis = z.object({ personId: id, not: z.boolean() })

export const Candidate = z
  .object({
    person: z.object({ id, name: z.string(), title: z.string().nullable(), team: z.string().nullable() }),
    route: z.enum(['direct', 'introduction', 'dormant']),
    reasons,
    reach: z.object({ at: time, channel: z.enum(['web', 'email']) }),
    room: z.enum(['free', 'nearly', 'full']),
    closeness: z.enum(['works-with', 'none']),
    basis: z.enum(['work', 'profile', 'tie']).meta({
      description:
        'what of the text is theirs: words of their work, words of their title or team, or only that they helped you before',
    }),
    score: z.number(),
    tie: z
      .number()
      .meta({ description: 'the part of the score that comes from earlier help between you two' }),
  })
  .meta({ id: 'Candidate' })
export type Candidate = z.output<typeof Candidate>
export const Candidates = z.object({
  people: z.array(Candidate),
  notForThis: z.array(PersonRef).meta({ description: 'whom you left out for this text' }),
})

export const SimilarAsk = z
  .object({
    askId: id,
    text: z.string(),
    note: z.string().nullable().meta({ description: 'what happened, where it was written down' }),
    outcome: z.enum(['solved', 'partly']),
    closedAt: time,
    helpers: z.array(PersonRef),
  })
  .meta({ id: 'SimilarAsk' })
export type SimilarAsk = z.output<typeof SimilarAsk>
export const SimilarAsks = z.object({ items: z.array(SimilarAsk) })
export const FindSimilar = z.strictObject({
  text: z.string().min(1).max(10_000),
  limit: z.int().min(1).max(5).optional(),
})

export const Plan = z
  .object({
    waves: z.array(
      z.object({
        number: z.int(),
        at: time,
        state: z.enum(['planned', 'sent', 'dropped']),
        size: z.int(),
        people: z.array(
          z.object({
            person: PersonRef,
            state: z.enum(['expected', 'waiting', 'reached', 'yes', 'passed']),
            at: time.nullable(),
            channel: z.enum(['web', 'email']),
            why: z.array(z.string()),
          }),
        ),
      }),
    ),
    widen: z.array(z.object({ kind: z.string(), at: time })),
    passes: z.array(PassView),
    worksWith: z.array(id).meta({ description: 'those of these people whom the asker has worked with' }),
    chance: z.number().min(0).max(1).nullable().meta({
      description:
        'of help by the deadline, for the ask as a whole; null until the organisation has 20 outcomes',
    }),
  })
  .meta({ id: 'Plan' })
export type Plan = z.output<typeof Plan>

export const exampleInvitation: InvitationView = {
  id: '6d9f2h5k8n1q4s7v0x3z6b9e2g',
  askId: exampleId,
  state: 'open',
  ask: { ...exampleAsk, may: [] },
  why: ['worked on ‘pooler timeout’ in March'],
  reachedAt: '2026-05-18T09:12:01.000Z',
  answeredAt: null,
  until: null,
  note: null,
  passedBy: null,
  undoUntil: null,
  may: ['accept', 'decline', 'pass', 'later'],
}

export const exampleCandidate: Candidate = {
  person: {
    id: '5h8j1k4m7n0p3q6r9s2t5v8w1x',
    name: 'Mina Kwon',
    title: 'Platform engineer',
    team: 'Platform',
  },
  route: 'direct',
  reasons: [{ text: 'worked on ‘pooler timeout’ in March', evidenceId: '4b7d0f3h6k9n2q5s8v1x4z7c0e' }],
  reach: { at: '2026-05-18T13:30:00.000Z', channel: 'email' },
  room: 'free',
  closeness: 'works-with',
  basis: 'work',
  score: 1.7,
  tie: 0.3,
}

export const exampleSimilar: SimilarAsk = {
  askId: exampleId,
  text: 'The pooler drops idle sessions and the export stops. Has somebody seen this?',
  note: 'The idle timeout of the pooler was below that of the export. Raised to 15 minutes.',
  outcome: 'solved',
  closedAt: '2026-03-12T16:45:00.000Z',
  helpers: [{ id: '5h8j1k4m7n0p3q6r9s2t5v8w1x', name: 'Mina Kwon' }],
}

export const examplePlan: Plan = {
  waves: [
    {
      number: 1,
      at: '2026-05-18T09:12:00.000Z',
      state: 'sent',
      size: 2,
      people: [
        {
          person: { id: '5h8j1k4m7n0p3q6r9s2t5v8w1x', name: 'Mina Kwon' },
          state: 'reached',
          at: '2026-05-18T09:12:01.000Z',
          channel: 'email',
          why: ['worked on ‘pooler timeout’ in March'],
        },
      ],
    },
  ],
  widen: [],
  passes: [],
  worksWith: [],
  chance: null,
}
