import { expect, test } from 'vitest'
import { DAY, HOUR, type Instant, instant, later, MINUTE } from '#engine/time/instant.ts'
import { isRefusal } from '#platform/refusal.ts'
import {
  type Ask,
  type AskCommand,
  type AskContent,
  type AudienceKind,
  decide,
  evolve,
  isWider,
  live,
  type Outcome,
} from './domain.ts'

const NOW = instant(Date.parse('2026-11-23T09:00:00Z'))
const TOMORROW = later(NOW, DAY)

const CONTENT: AskContent = {
  text: 'The export stops with a time-out. Could you look at it with me for 20 minutes?',
  effortMinutes: 20,
  needBy: null,
  why: null,
  audience: { kind: 'people', people: ['ada', 'ben'] },
  widen: [{ kind: 'team', at: later(NOW, 4 * HOUR) }],
  urgent: false,
  passing: false,
  guess: null,
}

function draft(content: Partial<AskContent> = {}): Ask {
  return { content: { ...CONTENT, ...content }, state: { kind: 'draft' }, seenBy: null, version: 1 }
}

/** What these commands make of an ask, one after the other; a refusal is a failed test. */
function after(ask: Ask, ...commands: readonly AskCommand[]): Ask {
  return commands.reduce((held, command) => {
    const outcome = live(held, command, NOW)
    if (isRefusal(outcome)) throw new Error(`${command.kind} was refused: ${outcome.refusal}`)
    return outcome.ask
  }, ask)
}

const SEND: AskCommand = { kind: 'send', defaultNeedBy: TOMORROW }
const ADA_SAYS_YES: AskCommand = { kind: 'accept', helperId: 'ada' }
const REOPEN: AskCommand = { kind: 'reopen', needBy: null, defaultNeedBy: later(NOW, 2 * DAY) }

function closed(outcome: Exclude<Outcome, 'expired'>, helpers: readonly string[] | null = null): AskCommand {
  return { kind: 'close', closing: { outcome, helpers, note: null, keep: false, minutesSaved: null } }
}

test.each([
  ['a draft without an audience', draft({ audience: null }), SEND, 'ask.audienceMissing'],
  ['a draft whose deadline is past', draft({ needBy: NOW }), SEND, 'ask.deadlinePast'],
  ['a draft with a deadline years ahead', draft({ needBy: later(NOW, 500 * DAY) }), SEND, 'ask.deadlineFar'],
  [
    'a step to widen in the past',
    draft({ widen: [{ kind: 'team', at: later(NOW, -HOUR) }] }),
    SEND,
    'ask.widenPast',
  ],
  [
    'a step to widen that is narrower',
    draft({ audience: { kind: 'everyone' }, widen: [{ kind: 'team', at: TOMORROW }] }),
    SEND,
    'ask.widenNarrower',
  ],
  ['an open ask sent again', after(draft(), SEND), SEND, 'ask.alreadySent'],
  ['a yes to a draft', draft(), ADA_SAYS_YES, 'ask.notSent'],
  [
    'a second yes by somebody else',
    after(draft(), SEND, ADA_SAYS_YES),
    { kind: 'accept', helperId: 'ben' },
    'ask.alreadyAccepted',
  ],
  [
    'a late yes to what was solved with a helper',
    after(draft(), SEND, ADA_SAYS_YES, closed('solved')),
    { kind: 'accept', helperId: 'ben' },
    'ask.alreadyAccepted',
  ],
  [
    'a late yes to what was withdrawn before a yes',
    after(draft(), SEND, closed('withdrawn')),
    ADA_SAYS_YES,
    'ask.closed',
  ],
  ['a beginning without a yes', after(draft(), SEND), { kind: 'begin' }, 'ask.nobodyYet'],
  ['a draft closed as solved', draft(), closed('solved'), 'ask.notSent'],
  ['another outcome for what is closed', after(draft(), SEND, closed('not')), closed('solved'), 'ask.closed'],
  ['an open ask opened again', after(draft(), SEND), REOPEN, 'ask.notClosed'],
  [
    'an edit of what is closed',
    after(draft(), SEND, closed('not')),
    { kind: 'edit', changes: { text: 'new' } },
    'ask.closed',
  ],
  [
    'another audience after sending',
    after(draft(), SEND),
    { kind: 'edit', changes: { audience: { kind: 'everyone' } } },
    'ask.audienceFixed',
  ],
] satisfies readonly (readonly [string, Ask, AskCommand, string])[])(
  '%s is refused',
  (_, ask, command, code) => {
    expect(decide(ask, command, NOW)).toMatchObject({ refusal: code })
  },
)

test('the same answer, beginning, closing and widening twice is one', () => {
  const open = after(draft(), SEND)
  const helped = after(open, ADA_SAYS_YES, { kind: 'begin' })
  expect(decide(helped, ADA_SAYS_YES, NOW)).toEqual([])
  expect(decide(helped, { kind: 'begin' }, NOW)).toEqual([])
  expect(decide(after(helped, closed('solved')), closed('solved'), NOW)).toEqual([])
  expect(decide(after(open, { kind: 'widen', to: 'team' }), { kind: 'widen', to: 'team' }, NOW)).toEqual([])
})

test('an edit that changes nothing is no edit', () => {
  const open = after(draft(), SEND)
  const changes = { text: CONTENT.text, widen: [...CONTENT.widen] }
  expect(decide(open, { kind: 'edit', changes }, NOW)).toEqual([])
})

test('without a deadline the usual one holds, and taking it away later gives none', () => {
  const open = after(draft(), SEND)
  expect(open.content.needBy).toBe(TOMORROW)
  const edited = after(open, { kind: 'edit', changes: { needBy: null, text: 'shorter' } })
  expect(edited.content).toMatchObject({ needBy: TOMORROW, text: 'shorter' })
})

test('only the clock lets an ask expire, and only from its deadline on', () => {
  const open = after(draft(), SEND)
  expect(decide(open, { kind: 'expire' }, later(TOMORROW, -1))).toEqual([])
  expect(decide(open, { kind: 'expire' }, TOMORROW)).toMatchObject([{ outcome: 'expired' }])
  expect(decide(after(open, ADA_SAYS_YES), { kind: 'expire' }, later(TOMORROW, DAY))).toEqual([])
})

test('an ask opened again goes on where it was: with its helper, or with the search', () => {
  const helped = after(draft(), SEND, ADA_SAYS_YES, closed('not'), REOPEN)
  expect(helped).toMatchObject({
    state: { kind: 'accepted', helpers: ['ada'] },
    content: { needBy: later(NOW, 2 * DAY) },
  })
  const searching = after(draft(), SEND, closed('withdrawn'), REOPEN)
  expect(searching).toMatchObject({ state: { kind: 'open' }, seenBy: 'people' })
})

test('a draft that was withdrawn is a draft again, unseen by anybody', () => {
  const again = after(draft(), closed('withdrawn'), REOPEN)
  expect(again).toMatchObject({ state: { kind: 'draft' }, seenBy: null, content: { needBy: null } })
  expect(after(again, SEND).state.kind).toBe('open')
})

/** Seeded, so that a life that breaks a rule can be lived again (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const CAST = ['ada', 'ben', 'chidi', 'dana'] as const
const KINDS = ['suggested', 'team', 'everyone'] as const
const OUTCOMES = ['solved', 'partly', 'not', 'withdrawn'] as const

interface Chance {
  readonly one: <T>(from: readonly [T, ...T[]]) => T
  readonly at: (now: Instant) => Instant
  readonly yes: (chance: number) => boolean
}

function chanceOf(random: () => number): Chance {
  return {
    one: (from) => from[Math.floor(random() * from.length)] ?? from[0],
    at: (now) => later(now, Math.floor((random() - 0.2) * 3 * DAY)),
    yes: (chance) => random() < chance,
  }
}

function randomContent({ one, at, yes }: Chance, now: Instant): AskContent {
  const kind = one(['people', ...KINDS] as const)
  return {
    ...CONTENT,
    text: one(['short', 'a little longer']),
    needBy: yes(0.5) ? at(now) : null,
    audience: yes(0.1) ? null : kind === 'people' ? { kind, people: [one(CAST)] } : { kind },
    widen: yes(0.5) ? [{ kind: one(KINDS), at: at(now) }] : [],
  }
}

function randomCommand(chance: Chance, now: Instant): AskCommand {
  const { one, at, yes } = chance
  switch (one(['edit', 'send', 'accept', 'accept', 'begin', 'widen', 'close', 'expire', 'reopen'] as const)) {
    case 'edit': {
      const { audience, ...rest } = randomContent(chance, now)
      return {
        kind: 'edit',
        changes: yes(0.3) ? { ...rest, audience } : yes(0.5) ? { text: rest.text } : rest,
      }
    }
    case 'send':
      return { kind: 'send', defaultNeedBy: later(now, DAY) }
    case 'accept':
      return { kind: 'accept', helperId: one(CAST) }
    case 'begin':
      return { kind: 'begin' }
    case 'widen':
      return { kind: 'widen', to: one(KINDS) }
    case 'close':
      return closed(one(OUTCOMES), yes(0.3) ? [one(CAST)] : null)
    case 'expire':
      return { kind: 'expire' }
    case 'reopen':
      return { kind: 'reopen', needBy: yes(0.5) ? at(now) : null, defaultNeedBy: later(now, DAY) }
  }
}

/** The rules that no step of any life may break; the sentence of the first that was, or null. */
function broken(before: Ask, command: AskCommand, now: Instant): string | null {
  const events = decide(before, command, now)
  if (isRefusal(events)) return events.refusal === '' ? 'a refusal has a code' : null
  const next = events.reduce(evolve, before)
  if (next.version !== before.version + events.length) return 'the version grows by one per event'
  if (events.length === 0 && next !== before) return 'nothing happened, and yet something changed'
  const wider = next.seenBy !== null && before.seenBy !== null && isWider(next.seenBy, before.seenBy)
  if (wider && command.kind !== 'widen') return 'nothing goes further but by a step to widen'
  if (narrower(before.seenBy, next.seenBy)) return 'what people may see is not taken from them by a step'
  if (
    before.seenBy === null &&
    next.seenBy !== (command.kind === 'send' ? before.content.audience?.kind : null)
  )
    return 'an ask is sent to the audience that its asker agreed to'
  return brokenState(before, next, command, now)
}

function brokenState(before: Ask, next: Ask, command: AskCommand, now: Instant): string | null {
  const { state } = next
  if ((state.kind === 'closed') !== 'outcome' in state)
    return 'an ask has an outcome exactly when it is closed'
  const helpers = 'helpers' in state ? state.helpers : []
  if ((state.kind === 'draft' || state.kind === 'open') && 'helpers' in state) return 'no helper before a yes'
  if (state.kind === 'draft' && next.seenBy !== null) return 'a draft is seen by nobody'
  if (state.kind !== 'draft' && state.kind !== 'closed' && next.content.needBy === null)
    return 'what was sent has a deadline'
  if ((state.kind === 'accepted' || state.kind === 'inProgress') && helpers.length === 0)
    return 'who is helped has a helper'
  if (command.kind === 'accept' && next !== before && before.state.kind !== 'open')
    return 'a yes is said to what is open, once'
  const expired = state.kind === 'closed' && state.outcome === 'expired'
  if (expired && before.state.kind !== 'closed') {
    if (command.kind !== 'expire') return 'only the clock lets an ask expire'
    if (before.content.needBy === null || before.content.needBy > now) return 'it expired before its deadline'
  }
  return null
}

function narrower(before: AudienceKind | null, next: AudienceKind | null): boolean {
  return before !== null && (next === null || isWider(before, next))
}

test('a million lives of an ask break no rule', { timeout: 60_000 }, () => {
  const steps = Number(process.env.ASKWELL_LIVES ?? 200_000)
  const reached = new Set<string>()
  for (let step = 0, seed = 1; step < steps; seed++) {
    const chance = chanceOf(seeded(seed))
    let now = NOW
    let ask = draft(randomContent(chance, now))
    for (let turn = 0; turn < 20; turn++, step++) {
      if (chance.yes(0.4)) now = later(now, chance.one([MINUTE, HOUR, DAY]))
      const command = randomCommand(chance, now)
      const found = broken(ask, command, now)
      if (found !== null) expect.fail(`${found} (life ${seed}, turn ${turn}: ${JSON.stringify(command)})`)
      const outcome = live(ask, command, now)
      if (!isRefusal(outcome)) ask = outcome.ask
      reached.add(ask.state.kind === 'closed' ? ask.state.outcome : ask.state.kind)
    }
  }
  expect([...reached].sort()).toEqual(
    ['accepted', 'draft', 'expired', 'inProgress', 'not', 'open', 'partly', 'solved', 'withdrawn'].sort(),
  )
})
