import { expect, test } from 'vitest'
import { emptyDraft, readDraft } from './draft.ts'

test('a closed tab loses nothing: text, people and times come back', () => {
  const draft = {
    ...emptyDraft('k1'),
    text: 'Could you look?',
    people: ['p1'],
    widen: { team: 1_700_000_000_000 },
  }
  expect(readDraft(JSON.stringify(draft))).toEqual(draft)
})

test('a draft of an older version gets what it misses', () => {
  expect(readDraft('{"text":"Could you look?","key":"k1"}')).toEqual({
    ...emptyDraft('k1'),
    text: 'Could you look?',
  })
})

test('what is not a draft is an empty sheet, never an error', () => {
  for (const kept of [null, '', '{', 'null', '7', '{"text":7,"key":"k"}', '{"text":"no key"}'])
    expect(readDraft(kept)).toBeNull()
})
