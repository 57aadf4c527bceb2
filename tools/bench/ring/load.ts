import { setTimeout as pause } from 'node:timers/promises'
import type { Chance } from '#demo/chance.ts'
import { send } from './client.ts'
import type { Phone } from './phone.ts'
import type { Room } from './room.ts'

export interface Load {
  readonly seconds: number
  /** of all rooms together; nine in ten are offers, the others presses that bring a table its next card */
  readonly eventsPerSecond: number
  /** the share of participants who lose their connection once, at a random moment */
  readonly reconnecting: number
}

export interface Given {
  /** each offer says a line that no other one says */
  readonly line: string
  readonly room: Room
  readonly by: Phone
  readonly cardId: string
  readonly sentAt: number
  answeredAt: number
  status: number
}

export interface Played {
  readonly offers: readonly Given[]
  readonly presses: number
  readonly failedPresses: number
  readonly reconnections: number
}

const AWAY_MS = [200, 3_000] as const

/** Plays on for a while: offers, presses, and phones that lose their connection and come back. */
export async function play(url: string, rooms: readonly Room[], load: Load, chance: Chance): Promise<Played> {
  const offers: Given[] = []
  const given = new Set<string>()
  const under: Promise<void>[] = []
  const presses = { sent: 0, failed: 0 }
  const returning = comeAndGo(rooms, load, chance)
  const count = load.seconds * load.eventsPerSecond
  const start = performance.now()
  for (let event = 0; event < count; event++) {
    await pause(Math.max(0, start + (event / load.eventsPerSecond) * 1_000 - performance.now()))
    const room = chance.pick(rooms)
    if (chance.next() < 0.1) under.push(press(url, room, chance, presses))
    else {
      const offer = draw(room, given, chance, `line ${event}`)
      if (!offer) continue
      offers.push(offer)
      under.push(give(url, offer, chance))
    }
  }
  await Promise.all(under)
  return { offers, presses: presses.sent, failedPresses: presses.failed, reconnections: await returning }
}

/** Somebody with a stream, and a card on their screen that is another's and on which they haven't said anything. */
function draw(room: Room, given: Set<string>, chance: Chance, line: string): Given | null {
  for (let tries = 0; tries < 50; tries++) {
    const by = chance.pick(room.guests)
    if (!by.isOn) continue
    const { cards, mine } = by.view
    const others = cards.filter(({ seatId }) => seatId !== mine.seatId)
    if (others.length === 0) continue
    const cardId = chance.pick(others).id
    if (given.has(`${mine.seatId} ${cardId}`)) continue
    given.add(`${mine.seatId} ${cardId}`)
    return { line, room, by, cardId, sentAt: performance.now(), answeredAt: 0, status: 0 }
  }
  return null
}

async function give(url: string, offer: Given, chance: Chance): Promise<void> {
  const kind = chance.pick(['help', 'know', 'too'] as const)
  const path = `POST /rings/${offer.by.ringId}/cards/${offer.cardId}/offers`
  const { status } = await send(url, offer.by.key, path, { kind, line: offer.line })
  offer.status = status
  offer.answeredAt = performance.now()
}

async function press(
  url: string,
  { host }: Room,
  chance: Chance,
  presses: { sent: number; failed: number },
): Promise<void> {
  const tables = host.view.tables.filter(({ turn, nextSeatIds }) => turn !== null && nextSeatIds.length > 0)
  if (tables.length === 0) return
  const table = chance.pick(tables)
  presses.sent++
  const said = { press: 'next', from: table.turn?.step ?? '', tableId: table.id }
  const { status } = await send(url, host.key, `POST /rings/${host.ringId}/press`, said)
  if (status >= 300) presses.failed++
}

async function comeAndGo(rooms: readonly Room[], load: Load, chance: Chance): Promise<number> {
  const guests = rooms.flatMap((room) => room.guests)
  const going = guests.filter(() => chance.next() < load.reconnecting)
  await Promise.all(
    going.map(async (phone) => {
      const [least, most] = AWAY_MS
      await pause(chance.next() * Math.max(0, load.seconds * 1_000 - most))
      phone.cut()
      await pause(least + chance.next() * (most - least))
      await phone.connect()
    }),
  )
  return going.length
}
