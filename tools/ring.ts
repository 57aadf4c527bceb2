import { setTimeout as pause } from 'node:timers/promises'
import { mkdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { seededChance } from '#demo/chance.ts'
import { organisationAt } from '../tests/crash/organisation.ts'
import { crowd, seed } from '../tests/fixtures/cast.ts'
import { newPlace, removePlaces } from '../tests/fixtures/processes.ts'
import { chromiumPath } from '../tests/optional.ts'
import { playRing } from '../tests/ring/play.ts'
import { type Front, openFront } from './ring/front.ts'
import { openScreens, type Screens } from './ring/screens.ts'

/**
 * `npm run ring`: a ring of twenty-four on a server of its own, played to its end. Host, stage and two phones are real
 * browsers, of whose screens a picture is taken in each phase; the others come over the API. `--kill` kills the server
 * mid-turn (kill -9) and starts it again. Fails where an offer that was answered is lost, or there twice.
 */
const { values } = parseArgs({
  options: {
    kill: { type: 'boolean', default: false },
    people: { type: 'string', default: '24' },
    pace: { type: 'string', default: '900' },
    seed: { type: 'string', default: '7' },
    'no-browsers': { type: 'boolean', default: false },
  },
})

const PHONES = 2
const PICTURES = join(import.meta.dirname, '../dist/ring')
const KILLED_TURN = 5
const BACK_MS = 4_000
/** People with an account; the others are guests. */
const WITH_ACCOUNT = 12

const hasBrowsers = !values['no-browsers'] && chromiumPath() !== undefined
const people = Number(values.people)
const phones = hasBrowsers ? PHONES : 0
const accounts = Math.min(WITH_ACCOUNT, people - phones)

const place = newPlace()
let screens: Screens | null = null
let front: Front | null = null
try {
  const organisation = organisationAt(place, await seed(place, crowd(accounts)))
  await organisation.start()
  front = await openFront(organisation.url)
  const url = () => front?.url ?? ''
  const [host] = organisation.players
  mkdirSync(PICTURES, { recursive: true })
  const played = await playRing({
    url,
    tokens: organisation.players.map(({ token }) => token),
    guests: people - accounts - phones,
    others: phones,
    rounds: ['personal', 'work'],
    paceMs: Number(values.pace),
    random: seededChance(Number(values.seed)).next,
    async opened({ ring }) {
      console.log(`${ring.title}: code ${ring.code}, ${people} people, ${url()}`)
      if (!hasBrowsers) return
      screens = await openScreens({
        url,
        ring,
        host: host?.token ?? '',
        phones,
        folder: PICTURES,
      })
    },
    async entered(phase, { ring }) {
      const { seats, offers, cardsWithOffer } = ring.totals
      console.log(`${phase.padEnd(9)} ${seats} people, ${offers} offers, ${cardsWithOffer} cards with one`)
      await screens?.take(phase)
    },
    async turned(turn) {
      if (turn === 3) await screens?.take('turn')
      if (!values.kill || turn !== KILLED_TURN) return
      console.log('kill -9')
      await organisation.server().end('SIGKILL')
      const ms = await organisation.start()
      console.log(`there again after ${Math.round(ms)} ms`)
      // the screens find it again by themselves
      await pause(BACK_MS)
      await screens?.take('killed')
    },
  })
  const { acknowledged, lost, doubled, end } = played
  console.log(`${acknowledged.length} offers answered, ${lost.length} lost, ${doubled.length} twice`)
  console.log(
    `told by ${end.ring.totals.told}: ${end.ring.totals.hours ?? '–'} hours; ${end.ring.thanks.join(', ')}`,
  )
  if (screens) console.log(`Pictures in ${relative(process.cwd(), PICTURES)}`)
  if (lost.length + doubled.length > 0) process.exitCode = 1
} finally {
  await (screens as Screens | null)?.close()
  front?.close()
  await removePlaces()
}
