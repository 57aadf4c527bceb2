import { expect, test } from 'vitest'
import { placesOf } from '../fixtures/planted.ts'
import { enginePurity } from './engine-purity.ts'

test.each([
  ['Node', `import { readFileSync } from 'node:fs'`],
  ['Node without its prefix', `import path from 'path'`],
  ['an import that only runs', `import 'node:process'`],
  ['an import when needed', `export const load = () => import('node:fs')`],
  ['a package that is not on the list', `import { z } from 'zod'`],
  ['the platform', `import type { Refusal } from '#platform/refusal.ts'`],
  ['a slice, by a relative path', `import type { Ask } from '../src/features/asks/domain.ts'`],
  ['the clock', `export const at = () => Date.now()`],
  ['the clock, as a date', `export const at = () => new Date()`],
  ['the clock, as a date without brackets', `export const at = new Date\n`],
  ['the clock, as a text', `export const at = () => Date()`],
  ['the clock of Temporal', `export const at = () => Temporal.Now.instant()`],
  ['chance', `export const dice = () => Math.random()`],
  ['a random id', `export const id = () => crypto.randomUUID()`],
  ['the process', `export const mode = () => process.env['MODE']`],
  ['the window', `export const width = () => window.innerWidth`],
  ['the document', `export const title = () => document.title`],
  ['the network', `export const get = () => fetch('/api')`],
  ['a timer', `export const wait = () => setTimeout(() => 1, 5)`],
  ['the console', `export const say = () => console.log('hello')`],
  ['code between parts of a template', 'export const at = () => `it is ${Date.now()} o’clock`'],
])('an engine that knows %s is reported', (_, code) => {
  expect(placesOf(enginePurity, { 'engine/rank.ts': `// one\n${code}\n` })).toEqual(['engine/rank.ts:2'])
})

test.each([
  ['the engine', `import { instant } from '#engine/time/instant.ts'`],
  ['a part of a package of the list', `import * as chrono from 'chrono-node/en'`],
  ['a date of a given moment', `export const date = (now: number) => new Date(now)`],
  ['an argument that has the name of a global', `export const size = (document: string) => document.length`],
  [
    'a field that has the name of a global',
    `export const size = (ask: { window: string }) => ask.window.length`,
  ],
  ['a word in a text or a comment', `export const text = 'Date.now()' // Math.random()`],
  ['a word in a regular expression', `export const pattern = /Date.now()["']/`],
])('an engine that only knows %s is fine', (_, code) => {
  expect(placesOf(enginePurity, { 'engine/rank.ts': code })).toEqual([])
})

test('a test of the engine may read files and roll dice', () => {
  const code = `import { readFileSync } from 'node:fs'\nexport const dice = Math.random()\n`
  expect(placesOf(enginePurity, { 'engine/rank.test.ts': code })).toEqual([])
})
