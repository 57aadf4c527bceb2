import { expect, test } from 'vitest'
import { exampleMe } from '../../schema.ts'
import { beforeOf } from './use-saved-change.ts'

test('an undo sets back what was changed, and nothing else', () => {
  expect(beforeOf(exampleMe, { limit: 5, quietHours: ['22:00', '07:00'] })).toEqual({
    limit: 3,
    quietHours: null,
  })
  expect(beforeOf({ ...exampleMe, topicsOff: ['tax'] }, { topicsOff: [] })).toEqual({ topicsOff: ['tax'] })
})
