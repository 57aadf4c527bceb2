import { expect, test } from 'vitest'
import { exampleAsk } from '#features/asks/schema.ts'
import { exampleInvitation } from '../../schema.ts'
import { forMe, minutesOf, shownAtHome, withYes } from './for-me.ts'

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

test('what I said yes to keeps its place until a time is found, although it is sent to me no more', () => {
  const [first, second] = forMe([exampleInvitation], [seen])
  if (first === undefined || second === undefined) throw new Error('Two are for me.')
  const after = withYes([second], [{ item: first, at: 0 }])
  expect(after.map(({ ask, saidYes }) => [ask.id, saidYes])).toEqual([
    [first.ask.id, true],
    [second.ask.id, undefined],
  ])
  expect(withYes([first, second], [{ item: first, at: 0 }])).toHaveLength(2)
})

test('H2 Home never shows more than three asks of others, nor more than a person wants in a week', () => {
  expect([undefined, 0, 1, 3, 20].map(shownAtHome)).toEqual([3, 0, 1, 3, 3])
})
