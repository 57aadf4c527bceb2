import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY, type Instant, instant, later, SECOND } from '#engine/time/instant.ts'
import { isRefusal } from '#platform/refusal.ts'
import type { Ritual, Shared, Viewer } from './contract.ts'
import { differenceOf } from './contract/difference.ts'

export interface Said<C> {
  readonly command: C
  readonly by: string | null
}

/** What the suite has to know of a ritual to play it. */
export interface RitualCases<S, C, E> {
  /** the event that begins a gathering */
  readonly first: E
  /** one saying after the other that lead into the middle of it; each life begins after some of them */
  readonly opening: readonly ((state: S) => Said<C>)[]
  /** what might be said next, by whomever: sensible or not */
  readonly sayings: (state: S) => readonly Said<C>[]
  /** presses of whoever leads, on the step as it stands */
  readonly presses: (state: S) => readonly Said<C>[]
  readonly pause: (state: S) => Said<C>
  readonly resume: (state: S) => Said<C>
  /** milliseconds that are left of every clock that runs or stands still */
  readonly left: (state: S, now: Instant) => readonly number[]
  /** how many steps it has gone forward */
  readonly place: (state: S) => number
  /** sentences about this state that don't hold; none, if all is well */
  readonly wrong: (state: S) => readonly string[]
  /** a viewer's view after a patch, as the screens make it */
  readonly merge: (view: Fields, patch: Fields) => Fields
}

export type Fields = Readonly<Record<string, unknown>>

const BEGIN: Instant = instant(Date.UTC(2026, 10, 23, 9))

/** What every ritual must do, whatever a team does in it. A new one passes this or doesn't exist. */
export function describeRitual<S, C, E>(ritual: Ritual<S, C, E>, cases: RitualCases<S, C, E>): void {
  const life = fc.array(fc.nat({ max: 2 ** 30 }), { minLength: 1, maxLength: 100, size: 'max' })
  const lives = { numRuns: 120 }

  describe(`the ritual ${ritual.id}`, () => {
    test('stays sound, whatever is said to it in whatever order', () => {
      fc.assert(
        fc.property(life, (choices) => {
          const play = new Play(ritual, cases, choices)
          for (const choice of choices) {
            play.live(choice)
            expect(cases.wrong(play.state)).toEqual([])
          }
        }),
        lives,
      )
    })

    test('is the same again from its events alone, as they come back from the disk', () => {
      fc.assert(
        fc.property(life, (choices) => {
          const play = new Play(ritual, cases, choices)
          choices.forEach((choice) => play.live(choice))
          const stored = JSON.parse(JSON.stringify(play.log)) as { event: E; at: Instant }[]
          const again = stored.reduce<S | null>(
            (state, { event, at }) => ritual.evolve(state, event, at),
            null,
          )
          expect(again).toEqual(JSON.parse(JSON.stringify(play.state)))
        }),
        lives,
      )
    })

    test('takes two presses of one step for one', () => {
      fc.assert(
        fc.property(life, fc.nat(), (choices, which) => {
          const play = new Play(ritual, cases, choices)
          choices.forEach((choice) => play.live(choice))
          const presses = cases.presses(play.state)
          const press = presses[which % presses.length]
          if (!press || play.say(press) !== 'happened') return
          expect(play.say(press)).not.toBe('happened')
        }),
        lives,
      )
    })

    test('loses no second in a pause', () => {
      fc.assert(
        fc.property(life, fc.integer({ min: 0, max: DAY }), (choices, ms) => {
          const play = new Play(ritual, cases, choices)
          choices.forEach((choice) => play.live(choice))
          if (play.say(cases.pause(play.state)) !== 'happened') return
          const before = cases.left(play.state, play.now)
          play.now = later(play.now, ms)
          expect(play.say(cases.resume(play.state))).toBe('happened')
          expect(cases.left(play.state, play.now)).toEqual(before)
        }),
        lives,
      )
    })

    test('goes on by one step where the clock jumps, and never back', () => {
      fc.assert(
        fc.property(life, fc.integer({ min: -10 * DAY, max: 10 * DAY }), (choices, jump) => {
          const play = new Play(ritual, cases, choices)
          choices.forEach((choice) => play.live(choice))
          const place = cases.place(play.state)
          play.now = later(play.now, jump)
          for (let beats = 0; beats < 10; beats++) play.tick()
          expect(cases.place(play.state) - place).toBeGreaterThanOrEqual(0)
          expect(cases.place(play.state) - place).toBeLessThanOrEqual(1)
        }),
        lives,
      )
    })

    test('brings every screen by patches to what a fresh look would show', () => {
      fc.assert(
        fc.property(life, (choices) => {
          const play = new Play(ritual, cases, choices)
          const screens = new Map<string, Screen>()
          for (const choice of choices) {
            play.live(choice)
            for (const viewer of viewersOf(ritual, play.state)) {
              const key = viewer.seatId ?? 'stage'
              const screen = screens.get(key)
              // some look away for a while, as a slow line does
              if (screen && choice % 3 === 0) continue
              screens.set(
                key,
                screen ? follow(ritual, cases, play.state, screen) : open(ritual, play.state, viewer),
              )
            }
          }
          for (const screen of screens.values()) {
            if (!ritual.admits(play.state, screen.viewer)) continue
            const shown = follow(ritual, cases, play.state, screen).view
            expect(inOrder(shown)).toEqual(inOrder(open(ritual, play.state, screen.viewer).view))
          }
        }),
        lives,
      )
    })
  })
}

/** One gathering that is played in memory, with its own clock. */
class Play<S, C, E> {
  readonly log: { readonly event: E; readonly at: Instant }[] = []
  state: S
  now = BEGIN
  #ids = 0
  readonly #ritual: Ritual<S, C, E>
  readonly #cases: RitualCases<S, C, E>

  constructor(ritual: Ritual<S, C, E>, cases: RitualCases<S, C, E>, [first = 0]: readonly number[]) {
    this.#ritual = ritual
    this.#cases = cases
    this.state = ritual.evolve(null, cases.first, BEGIN)
    this.log.push({ event: cases.first, at: BEGIN })
    for (const said of cases.opening.slice(0, first % (cases.opening.length + 1))) this.say(said(this.state))
  }

  /** Lets some time pass, hears the clock if it has something to say, and then whoever the choice names. */
  live(choice: number): void {
    this.now = later(this.now, ((choice >>> 6) % 40) * SECOND)
    const wakeAt = this.#ritual.wakeAt(this.state)
    if (wakeAt !== null && wakeAt <= this.now) this.tick()
    const likely = choice % 2 === 0 ? this.#cases.presses(this.state) : []
    const all = [...likely, ...this.#cases.sayings(this.state)]
    const said = all[(choice >>> 1) % Math.max(1, all.length)]
    if (said) this.say(said)
  }

  tick(): void {
    const wakeAt = this.#ritual.wakeAt(this.state)
    if (wakeAt !== null && wakeAt <= this.now) this.say({ command: this.#ritual.tick, by: null })
  }

  say({ command, by }: Said<C>): 'happened' | 'nothing' | 'refused' {
    const saying = { by, now: this.now, makeId: () => `id${++this.#ids}` }
    const events = this.#ritual.decide(this.state, command, saying)
    if (isRefusal(events)) return 'refused'
    for (const event of events) {
      this.state = this.#ritual.evolve(this.state, event, this.now)
      this.log.push({ event, at: this.now })
    }
    return events.length > 0 ? 'happened' : 'nothing'
  }
}

interface Screen {
  readonly viewer: Viewer
  readonly shared: Shared
  readonly view: Fields
}

function viewersOf<S, C, E>(ritual: Ritual<S, C, E>, state: S): Viewer[] {
  return [{ seatId: null }, ...ritual.standing(state).seats.map(({ id }) => ({ seatId: id }))]
}

function open<S, C, E>(ritual: Ritual<S, C, E>, state: S, viewer: Viewer): Screen {
  const { showing } = ritual
  const shared = showing.shared(state, showing.audienceOf(state, viewer))
  const view = asJson({ seq: 0, ...shared.heads, ...shared.lists, ...showing.own(state, viewer) })
  return { viewer, shared, view }
}

function follow<S, C, E>(
  ritual: Ritual<S, C, E>,
  cases: RitualCases<S, C, E>,
  state: S,
  screen: Screen,
): Screen {
  const { showing } = ritual
  const { viewer } = screen
  const shared = showing.shared(state, showing.audienceOf(state, viewer))
  const { json } = differenceOf(screen.shared, shared, showing.isMinor)
  const patch = {
    ...asJson(JSON.parse(`{${json}}`) as Fields),
    ...asJson(showing.own(state, viewer)),
    seq: 0,
  }
  return { viewer, shared, view: cases.merge(screen.view, patch) }
}

function asJson(fields: Fields): Fields {
  return JSON.parse(JSON.stringify(fields)) as Fields
}

/** On a screen what is new comes last; in a fresh view everything has its place. */
function inOrder(view: Fields): Fields {
  const sorted = Object.entries(view).map(([name, value]) => [
    name,
    Array.isArray(value)
      ? value.toSorted((a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1))
      : value,
  ])
  return { ...Object.fromEntries(sorted), serverTime: '' } as Fields
}
