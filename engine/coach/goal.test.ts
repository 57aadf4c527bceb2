import { expect, test } from 'vitest'
import { instant } from '#engine/time/instant.ts'
import { draftFromGoal, GOAL_QUESTIONS, HELP_KINDS } from './goal.ts'
import { analyse } from './read.ts'

test('four answers make an ordinary draft in the words of the person', () => {
  const draft = draftFromGoal({
    goal: 'ship the invoice export',
    obstacle: 'It drops every tenth row of plant 7.',
    mover: 'the merge step of the nightly run',
    kind: 'feedback',
  })
  expect(draft).toBe(
    'I want to ship the invoice export. What stops me: it drops every tenth row of plant 7. Could someone read the merge step of the nightly run and tell me the one thing you would change?',
  )
})

test('an answer that begins like a sentence is not begun twice', () => {
  expect(draftFromGoal({ goal: 'I want to hire a student' })).toBe('I want to hire a student.')
})

test('without answers there is no draft, and each answer alone is a sentence', () => {
  expect(draftFromGoal({})).toBe('')
  expect(draftFromGoal({ goal: '  ' })).toBe('')
  expect(draftFromGoal({ mover: 'a second screen' })).toBe('What would move it: a second screen.')
})

test.each(HELP_KINDS)('the draft for %s asks somebody to do something', (kind) => {
  const text = draftFromGoal({
    goal: 'open the Graz office',
    obstacle: 'no lease yet',
    mover: 'the lease of floor 2',
    kind,
  })
  const { marks } = analyse(text, { now: instant(0), zone: 'UTC' })
  expect(marks.action).toBeGreaterThanOrEqual(kind === 'hands' ? 1 : 2)
  expect(marks.specific).toBeGreaterThanOrEqual(1)
})

test('there are four questions', () => {
  expect(GOAL_QUESTIONS.map((question) => question.id)).toEqual(['goal', 'obstacle', 'mover', 'kind'])
})
