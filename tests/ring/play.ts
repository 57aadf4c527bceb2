import { setTimeout as pause } from 'node:timers/promises'
import type { Joined, OfferView, Phase, RingView } from '#src/rituals/ring/schema.ts'
import type { z } from 'zod'
import { until } from '../fixtures/until.ts'
import { Refused, Screen, send, type Where } from './seat.ts'
import { ASKS, LINES, THANKS } from './texts.ts'

export interface Playing {
  readonly url: () => string
  /** whoever leads, and others with an account */
  readonly tokens: readonly string[]
  readonly guests: number
  /** people who come by themselves, in browsers: waited for, and not played */
  readonly others?: number
  readonly rounds: readonly ('personal' | 'work')[]
  /** what each turn and phase lasts here */
  readonly paceMs: number
  readonly random: () => number
  /** called once, when the code is known */
  readonly opened?: (ring: RingView) => Promise<void>
  /** called when the ring has come into a phase, before anything is pressed there */
  readonly entered?: (phase: Phase, host: RingView) => Promise<void>
  /** called in each turn */
  readonly turned?: (turn: number) => Promise<void>
}

export interface Played {
  readonly ringId: string
  /** offers that the server has acknowledged */
  readonly acknowledged: readonly OfferView[]
  /** acknowledged offers that the last view before the end didn't have, or had twice */
  readonly lost: readonly string[]
  readonly doubled: readonly string[]
  readonly phases: readonly Phase[]
  readonly end: RingView
}

/** A whole ring, from its set-up to its end, by people who ask, offer and promise at random. */
export async function playRing(playing: Playing): Promise<Played> {
  const { url, tokens } = playing
  const host: Where = { url, token: tokens[0] ?? '' }
  const { ring } = await send<RingView>(host, 'POST /rings', setUpOf(playing))
  const opened = await send<RingView>(host, `GET /rings/${ring.id}`)
  await playing.opened?.(opened)
  const seats = await join(playing, ring.code)
  const acknowledged: OfferView[] = []
  const screens = [host, ...seats].map((where) => new Screen(where, ring.id))
  const lives = screens.map((screen, place) => live(screen, place, playing, acknowledged))
  try {
    const led = await lead(screens[0] as Screen, playing, acknowledged)
    const end = await send<RingView>(host, `GET /rings/${ring.id}`)
    return { ringId: ring.id, acknowledged, ...led, end }
  } finally {
    screens.forEach((screen) => screen.close())
    await Promise.all(lives)
  }
}

function setUpOf({ rounds, tokens, guests, others = 0 }: Playing) {
  return {
    title: 'Thursday ring',
    startsAt: new Date(Date.now() + 60_000).toISOString(),
    zone: 'Europe/Lisbon',
    language: 'en',
    rounds,
    expected: tokens.length + guests + others,
    who: 'code',
    minutesPerAsk: 2,
  }
}

async function join({ url, tokens, guests }: Playing, code: string): Promise<Where[]> {
  const people = tokens.slice(1).map(async (token) => {
    await send({ url, token }, 'POST /rings/join', { code })
    return { url, token }
  })
  const strangers = Array.from({ length: guests }, async (_, place) => {
    const name = `Guest ${String.fromCharCode(65 + (place % 26))}`
    const joined = await send<z.output<typeof Joined>>({ url, token: '' }, 'POST /rings/join', { code, name })
    return { url, token: joined.seatKey ?? '' }
  })
  return Promise.all([...people, ...strangers])
}

/** What one participant does with what is on their screen, until it is closed. */
async function live(
  screen: Screen,
  place: number,
  playing: Playing,
  acknowledged: OfferView[],
): Promise<void> {
  const considered = new Set<string>()
  while (!screen.isClosed) {
    const { changed } = screen
    try {
      if (screen.view) await act(screen, place, { playing, acknowledged, considered })
    } catch (error) {
      // the ring went on while this one was still typing: that is refused, and nobody minds
      if (!(error instanceof Refused)) throw error
    }
    await changed
  }
}

interface Mind {
  readonly playing: Playing
  readonly acknowledged: OfferView[]
  readonly considered: Set<string>
}

async function act(screen: Screen, place: number, mind: Mind): Promise<void> {
  const { view } = screen
  const phase = view?.ring.phase
  if (!view || phase === undefined || phase === 'closed') return
  const missing = view.ring.rounds.find(
    (round) => !view.mine.cards.some((card) => card.round === round && card.isReady),
  )
  if (missing && (phase !== 'lobby' || view.mine.role === 'host')) {
    const text = ASKS[place % ASKS.length]
    await send(screen.where, `PUT /rings/${screen.ringId}/cards/${missing}`, {
      text,
      isReady: true,
      mayGoOutside: true,
    })
  }
  await consider(screen, view, mind)
  if (phase === 'tally' && view.mine.tally === null) {
    const told = { hours: Math.round(mind.playing.random() * 8), worth: null, importance: 4 }
    const thanks = THANKS[place % THANKS.length]
    await send(screen.where, `PUT /rings/${screen.ringId}/tally`, { ...told, thanks })
  }
  if (phase === 'promises') await promise(screen, view)
}

/** Each card is looked at once; some of them get an offer. */
async function consider(
  screen: Screen,
  view: RingView,
  { playing, acknowledged, considered }: Mind,
): Promise<void> {
  const fresh = view.cards.filter((card) => card.seatId !== view.mine.seatId && !considered.has(card.id))
  fresh.forEach(({ id }) => considered.add(id))
  const unseen = view.mine.unseenCardIds.filter((id) => considered.has(id))
  if (unseen.length > 0) await send(screen.where, `POST /rings/${screen.ringId}/seen`, { cardIds: unseen })
  for (const card of fresh) {
    const chance = playing.random()
    if (chance > 0.22) continue
    const kind = chance < 0.13 ? 'help' : chance < 0.19 ? 'know' : 'too'
    const line = LINES[Math.floor(playing.random() * LINES.length)] ?? ''
    const how = `POST /rings/${screen.ringId}/cards/${card.id}/offers`
    const offer = await send<OfferView>(screen.where, how, { kind, line })
    acknowledged.push(offer)
    // some tap twice
    if (playing.random() < 0.2) await send(screen.where, how, { kind, line })
  }
}

async function promise(screen: Screen, view: RingView): Promise<void> {
  const open = view.mine.promises.find(({ mine, state }) => mine === 'received' && state === 'open')
  if (!open) return
  const when = new Date(Date.now() + 86_400_000).toISOString()
  const path = `/rings/${screen.ringId}/promises/${open.offerId}`
  await send(screen.where, `POST ${path}`, { to: 'promised', when, channel: 'in person' })
}

/** Leads through the phases at the pace that was asked for. */
async function lead(screen: Screen, playing: Playing, acknowledged: readonly OfferView[]) {
  const phases: Phase[] = []
  let lost: string[] = []
  let doubled: string[] = []
  let turns = 0
  const expected = playing.tokens.length + playing.guests + (playing.others ?? 0)
  await until('Everybody in the lobby', () => isLobbyFull(screen.view, expected), 180)
  for (;;) {
    const view = screen.view as RingView
    const { phase, step } = view.ring
    if (phases.at(-1) !== phase) {
      phases.push(phase)
      await playing.entered?.(phase, view)
    }
    if (phase === 'closed') return { phases, lost, doubled }
    if (phase === 'personal' || phase === 'work') await playing.turned?.(++turns)
    await pause(playing.paceMs)
    if (phase === 'writing')
      await until('All cards', () => screen.view?.host?.notReadySeatIds.length === 0, 120)
    if (phase === 'promises') {
      const told = view.offers.map(({ id }) => id)
      lost = acknowledged.filter(({ id }) => !told.includes(id)).map(({ id }) => id)
      doubled = told.filter((id, at) => told.indexOf(id) !== at)
    }
    await next(screen, step)
  }
}

function isLobbyFull(view: RingView | null, expected: number): boolean {
  if (!view) return false
  const isReady = view.ring.rounds.every((round) =>
    view.mine.cards.some((card) => card.round === round && card.isReady),
  )
  return isReady && view.seats.filter(({ isHere }) => isHere).length >= expected
}

/** One press, and the wait until the screen is on another step, by that press or by the clock. */
async function next(screen: Screen, from: string): Promise<void> {
  if (screen.view?.ring.step === from) {
    await send(screen.where, `POST /rings/${screen.ringId}/press`, { press: 'next', from })
  }
  await until('The next step', () => screen.view?.ring.step !== from)
}
