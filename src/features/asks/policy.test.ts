import { expect, test } from 'vitest'
import type { AskState, AudienceKind } from './domain.ts'
import { mayDo, maySeeNote, type Sight, type Standing, standingOf, timelineSeenBy } from './policy.ts'

const STATES: Readonly<Record<string, AskState>> = {
  draft: { kind: 'draft' },
  open: { kind: 'open' },
  accepted: { kind: 'accepted', helpers: ['ben'] },
  inProgress: { kind: 'inProgress', helpers: ['ben'] },
  solved: { kind: 'closed', outcome: 'solved', helpers: ['ben'] },
  withdrawn: { kind: 'closed', outcome: 'withdrawn', helpers: [] },
  expired: { kind: 'closed', outcome: 'expired', helpers: [] },
}

function stateOf(name: string): AskState {
  const state = STATES[name]
  if (!state) throw new Error(`there is no state ${name}`)
  return state
}

function sight(state: string, seenBy: AudienceKind | null, wasReached = false): Sight {
  return { askerId: 'ada', teamId: 'data', seenBy, state: stateOf(state), wasReached }
}

const ADA = { personId: 'ada', teamId: 'data' }
const BEN = { personId: 'ben', teamId: 'sales' }
const CHIDI = { personId: 'chidi', teamId: 'data' }
const DANA = { personId: 'dana', teamId: null }

test.each([
  ['her own draft', ADA, sight('draft', null), 'asker'],
  ['a draft of somebody else', CHIDI, sight('draft', null, true), 'stranger'],
  ['an ask to named people that reached him', CHIDI, sight('open', 'people', true), 'reached'],
  ['an ask to named people that did not', CHIDI, sight('open', 'people'), 'stranger'],
  ['an ask to suggested people that did not', CHIDI, sight('open', 'suggested'), 'stranger'],
  ['an ask of his team', CHIDI, sight('open', 'team'), 'audience'],
  ['an ask of another team', BEN, sight('open', 'team'), 'stranger'],
  ['an ask to everyone', DANA, sight('open', 'everyone'), 'audience'],
  ['an ask that he helps with', BEN, sight('accepted', 'people', true), 'helper'],
  ['an ask that he helped with', BEN, sight('solved', 'people', true), 'helper'],
  ['an ask that expired', CHIDI, sight('expired', 'people', true), 'reached'],
  ['a withdrawn ask that had reached him', CHIDI, sight('withdrawn', 'everyone', true), 'stranger'],
  ['her own withdrawn ask', ADA, sight('withdrawn', 'everyone'), 'asker'],
] as const)('who looks at %s stands right to it', (_, viewer, ask, standing) => {
  expect(standingOf(viewer, ask)).toBe(standing)
})

test('somebody without a team is in nobody’s team, and neither is an ask without one', () => {
  expect(standingOf(DANA, { ...sight('open', 'team'), teamId: null })).toBe('stranger')
})

const STANDINGS = ['asker', 'helper', 'reached', 'audience', 'stranger'] as const satisfies Standing[]
const ASKER_ONLY = [
  'edit',
  'send',
  'withdraw',
  'close',
  'reopen',
  'thank',
  'takeOffer',
  'confirmPass',
  'seePlan',
]

test('only the asker edits, sends, closes, opens again, thanks, takes and sees the plan', () => {
  for (const standing of STANDINGS.filter((one) => one !== 'asker')) {
    for (const state of Object.values(STATES)) {
      const may: readonly string[] = mayDo(standing, state)
      expect(may.filter((action) => ASKER_ONLY.includes(action))).toEqual([])
    }
  }
})

test.each([
  ['draft', ['edit', 'send', 'withdraw']],
  ['open', ['edit', 'close', 'withdraw', 'takeOffer', 'confirmPass', 'seePlan']],
  ['accepted', ['edit', 'begin', 'close', 'withdraw', 'thank', 'seePlan']],
  ['inProgress', ['edit', 'close', 'withdraw', 'thank', 'seePlan']],
  ['solved', ['reopen', 'thank', 'seePlan']],
  ['expired', ['reopen', 'thank', 'seePlan']],
] as const)('the asker of an ask that is %s', (state, actions) => {
  expect(mayDo('asker', stateOf(state))).toEqual(actions)
})

test('who may see an open ask may offer help, and nobody offers where somebody helps', () => {
  const offering = (state: string) =>
    STANDINGS.filter((standing) => mayDo(standing, stateOf(state)).includes('offer'))
  expect(offering('open')).toEqual(['reached', 'audience'])
  for (const state of ['draft', 'accepted', 'inProgress', 'solved', 'expired'])
    expect(offering(state)).toEqual([])
})

test('the helper may say that it has begun, once', () => {
  expect(mayDo('helper', stateOf('accepted'))).toContain('begin')
  expect(mayDo('helper', stateOf('inProgress'))).not.toContain('begin')
})

test('what happened stays between asker and helper unless it was left for others', () => {
  expect(STANDINGS.filter((standing) => maySeeNote(standing, false))).toEqual(['asker', 'helper'])
  expect(STANDINGS.filter((standing) => maySeeNote(standing, true))).toEqual([...STANDINGS])
})

test('each standing reads its own lines of the timeline', () => {
  expect(timelineSeenBy('asker')).toEqual(['audience', 'parties', 'asker'])
  expect(timelineSeenBy('helper')).toEqual(['audience', 'parties'])
  for (const standing of ['reached', 'audience'] as const)
    expect(timelineSeenBy(standing)).toEqual(['audience'])
})
