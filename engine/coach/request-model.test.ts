import { expect, test } from 'vitest'
import { instant } from '#engine/time/instant.ts'
import { analyseWith, coachCache } from './analyse.ts'
import { english } from './languages/en/english.ts'
import { requestModel } from './languages/en/request-weights.ts'
import { analyse } from './read.ts'
import { decodeWeights, requestScoreOf } from './request-model.ts'

const CONTEXT = { now: instant(Date.UTC(2026, 4, 19, 11, 5)), zone: 'UTC' }

test('the model tells a sentence that asks from one that tells', () => {
  const score = (text: string) => requestScoreOf(requestModel, text)
  expect(score('Please forward this to Hana and let me know.')).toBeGreaterThan(1)
  expect(score('The printer on the second floor is dead again.')).toBeLessThan(-1)
})

test('the model speaks only where no sentence asks in words that the rules know', () => {
  const text = 'You will need to update the sheet and forward it to Hana.'
  const rules = analyseWith({ en: english }, { text, context: CONTEXT, cache: coachCache() })
  expect(rules.marks.action).toBe(0)
  expect(analyse(text, CONTEXT).slots.action).toMatchObject({ rule: 'action.model' })
  const asked = `${text} Could Emre check row 12?`
  expect(analyse(asked, CONTEXT).slots.action?.text).toBe('check')
})

test('weights of another length are refused', () => {
  expect(() => decodeWeights(btoa('short'))).toThrow('5 weights')
})
