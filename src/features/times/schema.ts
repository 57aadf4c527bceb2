import { z } from 'zod'
import { exampleAsk, exampleId, id, moment, PersonRef, time } from '#features/asks/schema.ts'

const Proposed = z.object({
  startsAt: time,
  endsAt: time,
  by: PersonRef.nullable().meta({ description: 'who proposed it; null: found in both persons’ hours' }),
  may: z.array(z.string()),
})

export const TimesView = z
  .object({
    effortMinutes: z.int().meta({ description: 'as long as the ask says, 20 where it doesn’t' }),
    other: PersonRef.nullable().meta({
      description: 'whom the viewer would meet; null while there is nobody yet',
    }),
    otherZone: z.string().nullable().meta({ description: 'so that both local times can be shown' }),
    agreed: z.object({ id, startsAt: time, endsAt: time }).nullable(),
    items: z
      .array(Proposed)
      .meta({ description: 'free in both persons’ hours at this moment, soonest first' }),
    may: z.array(z.string()),
  })
  .meta({ id: 'Times' })
export type TimesView = z.output<typeof TimesView>

export const TimesOfAsk = z.strictObject({
  askId: id,
  offerId: id.optional().meta({ description: 'with whom: the giver of this open offer' }),
  after: moment.optional().meta({ description: 'other times, from then on' }),
  toMove: z
    .literal('yes')
    .optional()
    .meta({ description: 'beside the agreed time, those that it could move to' }),
})
export const TakeTime = z.strictObject({ askId: id, startsAt: moment, offerId: id.optional() })
export const ProposeTime = z.strictObject({ askId: id, startsAt: moment })
export const MoveTime = z.strictObject({ askId: id, startsAt: moment })
export const AnswerHold = z.strictObject({
  timeId: id,
  sequence: z.coerce.number().int().min(0).meta({ description: 'the change that it answers to' }),
  answer: z.enum(['accepted', 'declined', 'tentative']),
})
export const CalendarFile = z.object({
  name: z.string(),
  ics: z.string().meta({ description: 'iCalendar (RFC 5545)' }),
})
export const HoldAnswered = z.object({ timeId: id, state: z.enum(['agreed', 'released']) })
export const TimePath = z.strictObject({ timeId: id })
export const AskPath = z.strictObject({ askId: id })

export const exampleAgreed = {
  id: '0w3kq5x8n1r7c9e2y6t4m0vbha',
  startsAt: '2026-05-20T12:30:00.000Z',
  endsAt: '2026-05-20T12:50:00.000Z',
}

export const exampleTimes: TimesView = {
  effortMinutes: 20,
  other: exampleAsk.asker,
  otherZone: 'Europe/Berlin',
  agreed: null,
  items: [
    {
      startsAt: '2026-05-20T12:30:00.000Z',
      endsAt: '2026-05-20T12:50:00.000Z',
      by: null,
      may: ['take'],
    },
  ],
  may: ['propose'],
}
export { exampleId }
