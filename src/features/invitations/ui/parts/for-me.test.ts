import { expect, test } from 'vitest'
import { exampleAsk } from '#features/asks/schema.ts'
import { exampleInvitation } from '../../schema.ts'
import { forMe, minutesOf } from './for-me.ts'

const seen = { ...exampleAsk, id: 'seen', may: ['offer'], effortMinutes: null }

test('what was sent to me comes before what I only may see, and nothing comes twice', () => {
  const sameAsk = { ...exampleAsk, may: ['offer'] }
  expect(
    forMe([exampleInvitation], [seen, sameAsk]).map(({ ask, invitationId }) => [ask.id, invitationId]),
  ).toEqual([
    [exampleInvitation.askId, exampleInvitation.id],
    ['seen', undefined],
  ])
})

test('what I answered is gone, and stays gone although my team can see it', () => {
  const answered = { ...exampleInvitation, state: 'declined' as const }
  expect(forMe([answered], [{ ...exampleAsk, may: ['offer'] }])).toEqual([])
})

test('an ask that nobody may help with any more is not offered', () => {
  expect(forMe([], [{ ...seen, may: [] }])).toEqual([])
})

test('minutes add up, with a fair guess where none are said', () => {
  expect(minutesOf(forMe([exampleInvitation], [seen]))).toBe(35)
})
