import { expect, test } from 'vitest'
import { findBy } from '../boundaries.ts'
import { plant } from '../fixtures/planted.ts'
import { isAllowed, licences } from './licences.ts'

const lock = (packages: Record<string, object>) =>
  plant({ 'package-lock.json': JSON.stringify({ packages }) })

test('a package with a licence that we may not ship, or with none, is reported by name', () => {
  const project = lock({
    '': { name: 'askwell' },
    'node_modules/fine': { license: 'MIT' },
    'node_modules/strict': { license: 'GPL-3.0-only' },
    'node_modules/fine/node_modules/@a/silent': {},
    'node_modules/linked': { link: true },
  })
  expect(findBy(licences, project).map(({ message }) => message.split(':')[0])).toEqual([
    'strict',
    '@a/silent',
  ])
})

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0)', true],
  ['MIT OR EUPL-1.1+', true],
  ['ISC AND CC-BY-3.0', true],
  ['MIT AND GPL-3.0', false],
  ['AGPL-3.0', false],
  ['SEE LICENSE IN LICENSE', false],
  ['', false],
])('%j: %s', (expression, allowed) => expect(isAllowed(expression)).toBe(allowed))
