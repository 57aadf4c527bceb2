import { expect, test } from 'vitest'
import { placesOf } from '../fixtures/planted.ts'
import { docs } from './docs.ts'

const files = { 'engine/rank/who.ts': '', 'src/features/asks/domain.ts': '' }

test('a page that names a file which is gone is reported', () => {
  const page = '# Words\n`engine/rank/who.ts`, `src/features/asks/life.ts` and `engine/ties/`\n'
  expect(placesOf(docs, { ...files, 'GLOSSARY.md': page })).toEqual(['GLOSSARY.md:2', 'GLOSSARY.md:2'])
  expect(placesOf(docs, { ...files, 'engine/rank/README.md': '`engine/rank/old.ts`' })).toHaveLength(1)
})

test('files, folders and patterns are fine', () => {
  const page =
    '`engine/rank/who.ts`, `engine/rank/`, `src/features`, `src/channels/<name>/channel.ts`, `askwell who`'
  expect(placesOf(docs, { ...files, 'ARCHITECTURE.md': page })).toEqual([])
})
