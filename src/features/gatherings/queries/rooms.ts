import type { Clock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import type { Log } from '#platform/log.ts'
import { isRefusal } from '#platform/refusal.ts'
import type { Services } from '#platform/service.ts'
import type { Transact } from '#platform/tx/transact.ts'
import type { Presence, Ritual } from '#src/rituals/contract.ts'
import { act, readTopic } from '../commands/act.ts'
import { findGathering, holdOn, liveHolders, type Reader } from '../store.ts'
import { type Listener, Room } from './room.ts'
import type { ReadStates } from './rooms-key.ts'
import { advance, fromSnapshot, type Held } from './state.ts'

export interface RoomsParts {
  readonly db: Reader['db']
  readonly transact: Transact
  readonly services: Services
  readonly clock: Clock
  readonly log: Log
}

/** Somebody whose phone changes from one net to another hasn't gone. */
const GONE_MS = 8_000
/** Many come at once when a room opens, or after a start: they are written down together. */
const TOGETHER_MS = 200
/** How often a process says that it lives, and for how long that holds. */
const BEAT_MS = 10_000
const ALIVE_MS = 30_000
/** An empty room is kept for whoever comes back. */
const EMPTY_MS = 60_000

/** A room as the map of them knows it: what its ritual's types are is the room's own matter. */
interface OpenRoom {
  readonly size: number
  readonly held: Held<unknown>
  join(listener: Listener): (() => void) | null
  follow(seq: number): void
  catchUp(): Promise<void>
  missHolders(alive: ReadonlySet<string>): void
  close(): void
}

/** The rooms of this process: one for each gathering that somebody here is listening to. */
export class Rooms implements ReadStates {
  readonly #parts: RoomsParts
  readonly #rooms = new Map<string, OpenRoom>()
  readonly #opening = new Map<string, Promise<OpenRoom | null>>()
  readonly #holder = newId()
  #beating: NodeJS.Timeout | null = null

  constructor(parts: RoomsParts) {
    this.#parts = parts
  }

  /** the streams that are open here */
  get size(): number {
    return [...this.#rooms.values()].reduce((sum, { size }) => sum + size, 0)
  }

  peek<S>(id: string): Held<S> | undefined {
    return this.#rooms.get(id)?.held as Held<S> | undefined
  }

  /** Something was committed somewhere; where it is about a room of ours, its events are read. */
  heard(topic: string): void {
    const about = readTopic(topic)
    if (about) this.#rooms.get(about.id)?.follow(about.seq)
  }

  /** Words may have been missed: each room looks for itself. */
  lookAgain(): void {
    for (const room of this.#rooms.values()) room.follow(Number.POSITIVE_INFINITY)
  }

  /**
   * Sends the whole view and from then on what changes.
   *
   * @returns how to leave; null where this viewer may not be here
   */
  async join<S, C, E>(ritual: Ritual<S, C, E>, id: string, listener: Listener): Promise<(() => void) | null> {
    const room = await this.#open(ritual, id)
    const leave = room?.join(listener) ?? null
    if (leave !== null || !room) return leave
    // whoever has only just been given a seat may be faster than the news of it
    await room.catchUp()
    return room.join(listener)
  }

  close(): void {
    if (this.#beating) clearInterval(this.#beating)
    for (const room of this.#rooms.values()) room.close()
    this.#rooms.clear()
  }

  async #open<S, C, E>(ritual: Ritual<S, C, E>, id: string): Promise<OpenRoom | null> {
    const there = this.#rooms.get(id) ?? (await this.#opening.get(id))
    if (there) return there
    const opening = this.#read(ritual, id).finally(() => this.#opening.delete(id))
    this.#opening.set(id, opening)
    return opening
  }

  /** Says that this process lives, and lets its rooms see whether those of others do. */
  async #beat(): Promise<void> {
    const { db, clock } = this.#parts
    const wall = clock.wall()
    try {
      await holdOn({ db }, this.#holder, wall, wall + ALIVE_MS)
      const alive = await liveHolders({ db }, wall)
      for (const room of this.#rooms.values()) room.missHolders(alive)
    } catch {
      // the database is away: said with the next beat
    }
  }

  async #read<S, C, E>(ritual: Ritual<S, C, E>, id: string): Promise<OpenRoom | null> {
    const reader = { db: this.#parts.db }
    const row = await findGathering(reader, id)
    if (row === null || row.ritual !== ritual.id) return null
    const held = await advance(reader, ritual, id, await fromSnapshot<S>(reader, id))
    this.#beating ??= setInterval(() => void this.#beat(), BEAT_MS)
    await this.#beat()
    const room = new Room(ritual, held, this.#parts.clock)
    const left = () => this.#rooms.delete(id)
    const open = new Open(this.#parts, { id, room, holder: this.#holder, left })
    this.#rooms.set(id, open)
    // what was committed while it was being read
    open.follow(Number.POSITIVE_INFINITY)
    return open
  }
}

interface Opened<S, C, E> {
  readonly id: string
  readonly room: Room<S, C, E>
  readonly holder: string
  readonly left: () => void
}

/** A room with what keeps it going: the events that it follows, and who is here. */
class Open<S, C, E> implements OpenRoom {
  readonly room: Room<S, C, E>
  readonly #parts: RoomsParts
  readonly #opened: Opened<S, C, E>
  readonly #streams = new Map<string, number>()
  readonly #leaving = new Map<string, NodeJS.Timeout>()
  #came = new Set<string>()
  #left = new Set<string>()
  #saying: NodeJS.Timeout | null = null
  #emptying: NodeJS.Timeout | null = null
  #wanted = 0
  #reading: Promise<void> | null = null

  constructor(parts: RoomsParts, opened: Opened<S, C, E>) {
    this.#parts = parts
    this.#opened = opened
    this.room = opened.room
  }

  get size(): number {
    return this.room.size
  }

  get held(): Held<S> {
    return this.room.held
  }

  join(listener: Listener): (() => void) | null {
    if (!this.room.add(listener)) return null
    if (this.#emptying) clearTimeout(this.#emptying)
    this.#emptying = null
    const { seatId } = listener.viewer
    if (seatId !== null) this.#enter(seatId)
    return () => {
      this.room.remove(listener)
      if (seatId !== null) this.#exit(seatId)
      if (this.room.size === 0) this.#emptying ??= setTimeout(() => this.#empty(), EMPTY_MS)
    }
  }

  /** Reads what came after the state that is here, once at a time. */
  follow(seq: number): void {
    this.#wanted = Math.max(this.#wanted, seq)
    if (this.#reading || this.#wanted <= this.room.held.seq) return
    this.#reading = this.#read().finally(() => {
      this.#reading = null
      if (this.#wanted > this.room.held.seq) this.follow(this.#wanted)
    })
  }

  /** Resolves when everything is read that was committed before the call. */
  async catchUp(): Promise<void> {
    await this.#reading
    this.follow(Number.POSITIVE_INFINITY)
    await this.#reading
  }

  /** Whoever was there by a process that died, and hasn't come back by another, has gone. */
  missHolders(alive: ReadonlySet<string>): void {
    const { ritual, held } = this.room
    const left = new Map<string, string[]>()
    for (const { id, hereBy } of ritual.standing(held.state).seats) {
      if (hereBy === null || alive.has(hereBy) || this.#streams.has(id)) continue
      left.set(hereBy, [...(left.get(hereBy) ?? []), id])
    }
    for (const [holder, ids] of left) void this.#tell({ came: [], left: ids, holder })
  }

  close(): void {
    for (const timer of [this.#saying, this.#emptying, ...this.#leaving.values()]) {
      if (timer) clearTimeout(timer)
    }
    this.room.endAll()
  }

  async #read(): Promise<void> {
    this.#wanted = 0
    try {
      const { db } = this.#parts
      this.room.moveTo(await advance({ db }, this.room.ritual, this.#opened.id, this.room.held))
    } catch {
      // the database is away: when it is back, every room is told to look again
    }
  }

  #enter(seatId: string): void {
    this.#streams.set(seatId, (this.#streams.get(seatId) ?? 0) + 1)
    clearTimeout(this.#leaving.get(seatId))
    this.#leaving.delete(seatId)
    this.#left.delete(seatId)
    const { hereBy } = this.#seat(seatId) ?? {}
    if (hereBy !== this.#opened.holder) this.#say(() => this.#came.add(seatId))
  }

  #exit(seatId: string): void {
    const streams = (this.#streams.get(seatId) ?? 1) - 1
    this.#streams.set(seatId, streams)
    if (streams > 0) return
    this.#streams.delete(seatId)
    const gone = () => {
      this.#leaving.delete(seatId)
      this.#say(() => this.#left.add(seatId))
    }
    this.#leaving.set(seatId, setTimeout(gone, GONE_MS))
  }

  #seat(seatId: string) {
    return this.room.ritual.standing(this.room.held.state).seats.find(({ id }) => id === seatId)
  }

  #say(note: () => void): void {
    note()
    this.#saying ??= setTimeout(() => {
      this.#saying = null
      void this.#sayNow()
    }, TOGETHER_MS)
  }

  async #sayNow(): Promise<void> {
    const change = { came: [...this.#came], left: [...this.#left], holder: this.#opened.holder }
    this.#came = new Set()
    this.#left = new Set()
    await this.#tell(change)
  }

  async #tell(change: Presence): Promise<void> {
    const { transact, services, log } = this.#parts
    const said = { id: this.#opened.id, command: this.room.ritual.presence(change), by: null }
    const outcome = await transact((tx) => act({ tx, services }, this.room.ritual, said)).catch(
      (error: unknown) => {
        log.warn({ err: error instanceof Error ? error.name : 'unknown' }, 'who is here could not be written')
        return null
      },
    )
    if (isRefusal(outcome)) log.warn({ code: outcome.refusal }, 'who is here was refused')
  }

  #empty(): void {
    if (this.room.size > 0 || this.#saying || this.#leaving.size > 0) return
    this.close()
    this.#opened.left()
  }
}
