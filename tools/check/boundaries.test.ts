import { expect, test } from 'vitest'
import { findAll } from './boundaries.ts'
import { clean } from './fixtures/clean.ts'
import { plant } from './fixtures/planted.ts'
import { rules } from './rules.ts'

test('a project that keeps every rule is reported for nothing', () => {
  expect(findAll(plant(clean), [])).toEqual([])
})

test('every rule says in one sentence what holds everywhere', () => {
  for (const rule of rules) expect(rule.says).toMatch(/^[A-Z].*\.$/)
  expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length)
})

const broken = { 'engine/dice.ts': 'export const dice = Math.random()\n' }

test('an exception lets one file break one rule', () => {
  expect(findAll(plant(broken), []).map(({ path }) => path)).toEqual(['engine/dice.ts'])
  expect(findAll(plant(broken), ['engine-purity engine/dice.ts'])).toEqual([])
})

test('an exception that is no longer needed has to leave the list', () => {
  const [finding] = findAll(plant(clean), ['engine-purity engine/dice.ts'])
  expect(finding?.message).toContain('no longer broken')
})
