import { expect, test } from 'vitest'
import { comparedOf, isTimeToLearn, type ShownPerson, toOutcome } from './domain.ts'

const list: readonly ShownPerson[] = ['ada', 'ben', 'chidi', 'dana', 'emre'].map((id) => [id, { best: 0.5 }])

test('who stood too far down to be seen is not counted as a no', () => {
  expect(comparedOf(list, [], ['ben'])).toEqual(['ada', 'ben', 'chidi'])
})

test('who was asked, or helped from further down, is compared with who was seen', () => {
  expect(comparedOf(list, ['emre'], ['dana'])).toEqual(['ada', 'ben', 'chidi', 'dana', 'emre'])
})

test('an outcome has the signals of who was compared, and who of them helped', () => {
  const outcome = toOutcome({ people: list, compared: ['ada', 'ben'], helped: ['ben'] })
  expect(outcome.helped).toEqual([false, true])
  expect(outcome.shown).toHaveLength(2)
})

test('early outcomes are learned from one by one, later ones a twentieth at a time', () => {
  expect([isTimeToLearn(1, 0), isTimeToLearn(81, 80), isTimeToLearn(505, 500)]).toEqual([true, true, false])
  expect(isTimeToLearn(521, 500)).toBe(true)
})
