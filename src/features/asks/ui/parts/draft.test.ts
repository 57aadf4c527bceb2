import { expect, test } from 'vitest'
import {
  draftIn,
  emptyDraft,
  EMPTY_SHELF,
  isUnsaved,
  noted,
  put,
  readShelf,
  without,
  written,
} from './draft.ts'

const draft = {
  ...emptyDraft('d1', 'k1'),
  text: 'Could you look?',
  people: ['p1'],
  widen: { team: 1_700_000_000_000 },
}

test('a closed tab loses nothing: text, people and times come back', () => {
  const shelf = put(EMPTY_SHELF, draft)
  expect(readShelf(JSON.stringify(shelf))).toEqual(shelf)
  expect(draftIn(shelf, shelf.current)).toEqual(draft)
})

test('a draft of an older version gets what it misses', () => {
  expect(readShelf('{"drafts":[{"id":"d1","text":"Could you look?"}]}').drafts).toEqual([
    { ...emptyDraft('d1'), text: 'Could you look?' },
  ])
})

test('what is not a shelf is an empty one, never an error, and what is not a draft is left out', () => {
  for (const kept of [null, '', '{', 'null', '7', '{"drafts":7}'])
    expect(readShelf(kept)).toEqual(EMPTY_SHELF)
  expect(readShelf('{"current":3,"drafts":[null,{"id":"d1"},{"text":"no id"}]}')).toEqual(EMPTY_SHELF)
})

test('a key press makes the draft the newest, unsaved, and another action', () => {
  const next = written({ ...draft, at: 50, saved: 50 }, { text: 'Could you look at it?' }, 40, 'k2')
  expect([next.at, next.key, isUnsaved(next)]).toEqual([51, 'k2', true])
  expect(isUnsaved({ ...next, saved: 51 })).toBe(false)
  expect(isUnsaved({ ...next, text: '  ' })).toBe(false)
})

test('learning that a draft is saved brings no draft back that is gone', () => {
  const shelf = without(put(EMPTY_SHELF, draft), 'd1')
  expect(noted(shelf, 'd1', { saved: 1 })).toEqual(EMPTY_SHELF)
})
