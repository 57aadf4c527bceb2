import { expect, test } from 'vitest'
import { placesOf } from '../fixtures/planted.ts'
import { fileSize } from './file-size.ts'

const lines = (count: number) => 'export const a = 1\n'.repeat(count)

test('450 lines are enough for any file, 451 are an error', () => {
  const files = { 'engine/a.ts': lines(450), 'engine/b.ts': lines(451), 'src/kit/c.css': lines(451) }
  expect(placesOf(fileSize, files)).toEqual(['engine/b.ts', 'src/kit/c.css'])
})

test('what is generated, measured or moved is as long as it has to be', () => {
  const files = {
    'src/registry.gen.ts': lines(900),
    'engine/rank/rank.golden.ts': lines(900),
    'src/importers/git/fixtures/log.ts': lines(900),
    'src/platform/migrations/20260101000000_platform.sql': lines(900),
    'package-lock.json': lines(9000),
  }
  expect(placesOf(fileSize, files)).toEqual([])
})
