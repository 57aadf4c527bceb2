import { expect, test } from 'vitest'
import { gistOf, needOf, ringOf, wavesOf } from './ask-look.ts'

const ben = { id: 'ben', name: 'Ben' }
const thanks = [{ id: 't1', from: ben, to: ben, text: 'Thank you', public: false, at: '', simulated: false }]

test('solved and partly close the ring, everything else that ended is put away', () => {
  expect(ringOf({ state: 'closed', outcome: 'solved' })).toBe('done')
  expect(ringOf({ state: 'closed', outcome: 'partly' })).toBe('partly')
  for (const outcome of ['not', 'withdrawn', 'expired'] as const)
    expect(ringOf({ state: 'closed', outcome })).toBe('rest')
})

test('the circles around an open ask grow with who sees it, and are gone after a yes', () => {
  const seen = (['people', 'suggested', 'team', 'everyone'] as const).map((seenBy) =>
    wavesOf({ state: 'open', seenBy }),
  )
  expect(seen).toEqual([0, 1, 2, 3])
  expect(wavesOf({ state: 'accepted', seenBy: 'everyone' })).toBe(0)
})

test('thanks are owed to who helped, once', () => {
  expect(needOf({ state: 'closed', outcome: 'solved', helpers: [ben], thanks: [] })).toBe('thank')
  expect(needOf({ state: 'closed', outcome: 'solved', helpers: [ben], thanks })).toBe('done')
  expect(needOf({ state: 'closed', outcome: 'withdrawn', helpers: [], thanks: [] })).toBe('done')
})

test('a list shows the question of an ask, not its preface, and cuts at a word', () => {
  expect(gistOf('The export times out. Could you look at the config with me?')).toBe(
    'Could you look at the config with me?',
  )
  expect(gistOf('The export times out')).toBe('The export times out')
  const long = gistOf(`Could you ${'really '.repeat(40)}look?`, 60)
  expect(long.length).toBeLessThanOrEqual(60)
  expect(long.endsWith('really…')).toBe(true)
})
