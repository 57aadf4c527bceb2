import { z } from 'zod'
import { exampleAsk, exampleId, id, page, PersonRef, time } from '#features/asks/schema.ts'

export const OfferView = z
  .object({
    id,
    askId: id,
    person: PersonRef,
    text: z.string().nullable().meta({ description: 'for the asker and who gave it' }),
    state: z.enum(['open', 'taken']),
    at: time,
    simulated: z.boolean(),
    may: z.array(z.string()),
  })
  .meta({ id: 'Offer' })
export type OfferView = z.output<typeof OfferView>

export const GiveOffer = z.strictObject({ askId: id, text: z.string().max(2_000).optional() })
export const TakeOffer = z.strictObject({ askId: id, offerId: id })
export const ListOffers = z.strictObject({
  askId: id,
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(300).optional(),
})
export const OfferPage = page(OfferView)

export const exampleOffer: OfferView = {
  id: '2c5e8g1j4m7p0r3t6v9x2z5b8d',
  askId: exampleId,
  person: exampleAsk.asker,
  text: 'I wrote that setting. Ten minutes are enough.',
  state: 'open',
  at: '2026-05-18T10:02:00.000Z',
  simulated: false,
  may: ['take'],
}
