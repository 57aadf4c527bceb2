import { expect, test } from 'vitest'
import { placesOf } from '../fixtures/planted.ts'
import { machinePaths } from './machine-paths.ts'

test.each([
  ['a home folder', '/home/ada/askwell/data'],
  ['a home folder of macOS', '/Users/ada/askwell'],
  ['a registry', 'https://registry.example-host.org/kysely'],
  ['a company’s registry', 'https://npm.artifactory.acme.com/api'],
  ['where a package came from', '"resolved": "https://example.org/a.tgz"'],
  ['a credential', '//example.org/:_authToken=abc'],
])('a file that names %s is reported', (_, text) => {
  expect(placesOf(machinePaths, { 'README.md': `# Askwell\n${text}\n` })).toEqual(['README.md:2'])
})

test('paths of every machine and files called registry are fine', () => {
  const text =
    '/usr/lib/postgresql, ./askwell-data, src/registry.gen.ts, https://example.org/home/page, /tmp/x'
  expect(placesOf(machinePaths, { 'README.md': text })).toEqual([])
})
