import { id, moment, PersonRef, time } from '#features/asks/schema.ts'
import { z } from 'zod'
import { examplePlan } from '../schema.ts'

export const PreviewPlan = z.strictObject({
  text: z.string().min(1).max(10_000),
  audience: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('people'), people: z.array(id).min(1).max(100) }),
    z.strictObject({ kind: z.enum(['suggested', 'team', 'everyone']) }),
  ]),
  needBy: moment,
  urgent: z.boolean().optional(),
})

export const PlanPreview = z
  .object({
    waves: z.array(
      z.object({
        number: z.int(),
        at: time,
        people: z.array(
          z.object({
            person: PersonRef,
            at: time.nullable(),
            channel: z.enum(['web', 'email']),
            why: z.array(z.string()),
          }),
        ),
      }),
    ),
    chance: z.number().min(0).max(1).nullable(),
  })
  .meta({ id: 'PlanPreview' })
export type PlanPreview = z.output<typeof PlanPreview>

export const MoveWave = z.strictObject({
  askId: id,
  number: z.int().min(1).meta({ description: 'of a wave that is still to come' }),
  at: moment,
})

export const examplePreview: PlanPreview = {
  waves: [
    {
      number: 1,
      at: '2026-05-18T09:12:00.000Z',
      people: examplePlan.waves.flatMap(({ people }) => people.map(({ state: _, ...person }) => person)),
    },
  ],
  chance: null,
}
