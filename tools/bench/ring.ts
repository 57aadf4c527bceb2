import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { seededChance } from '#demo/chance.ts'
import { crowd, seed } from '../../tests/fixtures/cast.ts'
import { newPlace, removePlaces, type Server, startServer } from '../../tests/fixtures/processes.ts'
import { Bare } from './ring/bare.ts'
import { eachOf } from './ring/client.ts'
import { Footprint } from './ring/footprint.ts'
import { type Load, type Played, play } from './ring/load.ts'
import type { Phone } from './ring/phone.ts'
import { fullRoom, type Room } from './ring/room.ts'
import { quantile } from './who/metrics.ts'

const USAGE = 'npm run bench -- ring [--seconds 60] [--people 500] [--seed 1]'

/**
 * A ring of 500 at their tables, and 40 rings of twelve at once, each with a stream for every participant: twenty events
 * a second, one in ten loses the connection at a random moment and comes back. From the tap to every screen that should
 * show it, what is missing or doubled at the end, the server's memory and processor time. The server is a process of
 * its own; this one plays all phones and judges nothing before the end.
 */
export async function run(args: readonly string[]): Promise<void> {
  const text = (fallback: string) => ({ type: 'string', default: fallback }) as const
  const options = { seconds: text('60'), people: text('500'), seed: text('1') }
  const { values } = parseArgs({ args: [...args], options })
  const [seconds, people, first] = [values.seconds, values.people, values.seed].map(Number)
  if (!(seconds && seconds > 0 && people && people >= 4 && people <= 500 && first !== undefined)) {
    console.error(USAGE)
    process.exitCode = 2
    return
  }
  const load = { seconds, eventsPerSecond: 20, reconnecting: 0.1 }
  try {
    await scene(`one ring of ${people}`, [people], load, first)
    await scene('40 rings of 12 at once', Array<number>(40).fill(12), load, first)
  } finally {
    await removePlaces()
  }
}

/** One server with those rings; it begins anew for each scene, so that its memory is that scene's. */
async function scene(name: string, sizes: readonly number[], load: Load, first: number): Promise<void> {
  const place = newPlace()
  const [ada] = await seed(place, crowd(1))
  const server = await startServer(place)
  const footprint = new Footprint(server.pid)
  try {
    const begun = performance.now()
    const rooms: Room[] = []
    await eachOf(sizes, 4, async (size) => {
      rooms.push(await fullRoom(server.url, ada?.token ?? '', size))
    })
    const filled = (performance.now() - begun) / 1_000
    console.log(`\n${name}: all seated, connected and with a card after ${filled.toFixed(1)} s`)
    await played(server, rooms, { load, first, footprint })
  } finally {
    footprint.stop()
    await server.end('SIGTERM')
  }
}

interface Playing {
  readonly load: Load
  readonly first: number
  readonly footprint: Footprint
}

async function played(
  { url }: Server,
  rooms: readonly Room[],
  { load, first, footprint }: Playing,
): Promise<void> {
  const own = monitorEventLoopDelay({ resolution: 5 })
  const bare = await Bare.start()
  const cpu = footprint.cpuSeconds()
  own.enable()
  const game = await play(url, rooms, load, seededChance(first))
  own.disable()
  bare.stop()
  const used = footprint.cpuSeconds() - cpu
  // figures that may follow a second later
  await pause(3_000)
  footprint.stop()
  report(game, rooms, load)
  await judge(game, rooms)
  console.log(
    `  server: ${footprint.megabytes.toFixed(0)} MB at most, ${((100 * used) / load.seconds).toFixed(0)} % of a core`,
  )
  console.log(`  a server that does nothing, meanwhile: ${spread(bare.delays)}`)
  console.log(`  the phones' own process was behind by ${(own.percentile(99) / 1e6).toFixed(0)} ms (p99)`)
}

function report(
  { offers, presses, failedPresses, reconnections }: Played,
  rooms: readonly Room[],
  load: Load,
): void {
  const delays: number[] = []
  for (const { line, room, cardId, sentAt } of offers) {
    for (const phone of audienceOf(room, cardId)) {
      const heard = phone.heard.get(line)
      if (heard && !heard.late) delays.push(heard.at - sentAt)
    }
  }
  const answers = offers.map(({ sentAt, answeredAt }) => answeredAt - sentAt)
  const bytes = rooms.flatMap(everybody).reduce((sum, phone) => sum + phone.bytes, 0)
  console.log(
    `  ${offers.length} offers and ${presses} presses in ${load.seconds} s, ${reconnections} lost their connection`,
  )
  console.log(`  tap to screen: ${spread(delays)}, over ${delays.length} deliveries`)
  console.log(`  tap to answer: ${spread(answers)}`)
  console.log(`  ${(bytes / 1e6).toFixed(0)} MB to all phones since they came`)
  const failed = offers.filter(({ status }) => status >= 300).length + failedPresses
  if (failed > 0) console.log(`  ${failed} answered with an error`)
}

/** What is missing or doubled, and whether each screen shows what a fresh look gives. */
async function judge({ offers }: Played, rooms: readonly Room[]): Promise<void> {
  let missed = 0
  for (const { line, room, cardId, status } of offers) {
    if (status >= 300) continue
    for (const phone of audienceOf(room, cardId))
      if (!phone.view.offers.some((offer) => offer.line === line)) missed++
  }
  const phones = rooms.flatMap(everybody)
  const doubled = phones.reduce((sum, phone) => sum + phone.doubled, 0)
  let untrue = 0
  await eachOf(phones, 8, async (phone) => {
    if (!(await phone.isTrue())) untrue++
  })
  console.log(
    `  missed ${missed}, doubled ${doubled}, screens unlike a fresh look ${untrue} of ${phones.length}`,
  )
  if (missed + doubled + untrue > 0) process.exitCode = 1
}

/** Whose screens show an offer on this card: the card's table, and whoever leads. */
function audienceOf({ host, guests }: Room, cardId: string): Phone[] {
  return [host, ...guests.filter(({ view }) => view.cards.some(({ id }) => id === cardId))]
}

function everybody({ host, guests }: Room): Phone[] {
  return [host, ...guests]
}

function spread(values: readonly number[]): string {
  const at = (share: number) => quantile(values, share).toFixed(0)
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, worst ${Math.max(0, ...values).toFixed(0)} ms`
}
