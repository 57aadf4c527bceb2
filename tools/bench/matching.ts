import { parseArgs } from 'node:util'
import type { MatchingProblem } from '#engine/matching/contract.ts'
import { matchAsks } from '#engine/matching/match.ts'
import { type Network, networkOf } from '#engine/matching/network.ts'
import { anybody, type Instance, topics } from './matching/instances.ts'
import { atRandom, byArrival, exchanges, greedy, lazyGreedy } from './matching/peers.ts'
import { referee } from './matching/referee.ts'

const USAGE = 'npm run bench -- matching [--asks 10000]   (as many helpers, 50 candidates each)'

/**
 * Asks to helpers: how many are expected to be solved, against a bound that no matching exceeds and simpler ways to
 * match, all in one run; then small problems that HiGHS solves exactly. CPU time.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { asks: { type: 'string', default: '10000' } } })
  const asks = Number(values.asks)
  if (!Number.isInteger(asks) || asks < 100) {
    console.error(USAGE)
    process.exitCode = 2
    return
  }
  // the first run of a function is compiled, which would be counted for whoever comes first
  matchAsks(anybody({ asks: 500, candidates: 20, most: 3, capacity: 3 }, 9))
  for (const instance of instances(asks)) large(instance)
  console.log('\nsmall ones, solved exactly by HiGHS: the best, what halves of sets reach, ours, our bound')
  for (const { name, problem } of small()) await judged(name, problem)
}

function instances(asks: number): Instance[] {
  const shape = { asks, candidates: 50, most: 3, capacity: 3 }
  return [
    { name: 'anybody may suit, three places each', problem: anybody(shape, 1) },
    { name: 'anybody may suit, one place each', problem: anybody({ ...shape, capacity: 1 }, 2) },
    { name: 'topics, three places each', problem: topics(shape, 3) },
    { name: 'topics, one place each', problem: topics({ ...shape, capacity: 1 }, 4) },
  ]
}

function large({ name, problem }: Instance): void {
  const pairs = problem.candidates.ask.length
  console.log(`\n${problem.asks} asks and helpers, ${(pairs / problem.asks).toFixed(0)} candidates: ${name}`)
  const network = networkOf(problem)
  const quick = timed(() => matchAsks(problem, { boundSteps: 0 }))
  const { bound } = matchAsks(problem, { gap: 0.0002, boundSteps: 30 })
  const row = (title: string, solved: number, seconds: number) =>
    console.log(
      `  ${title.padEnd(26)}${solved.toFixed(1).padStart(9)}${percent(1 - solved / bound)} under the best bound`,
      `${seconds.toFixed(2)} s`.padStart(9),
    )
  const peers: [string, (network: Network) => number][] = [
    ['random', atRandom],
    ['first come, first served', byArrival],
    ['greedy', greedy],
    ['lazy greedy', lazyGreedy],
    ['lazy greedy, exchanges', exchanges],
  ]
  for (const [title, peer] of peers) {
    const { value, seconds } = timed(() => peer(network))
    row(title, value, seconds)
  }
  row('ours', quick.value.solved, quick.seconds)
  const { gap, solved } = quick.value
  console.log(`    with its own bound, in that time: ${(solved / (1 - gap)).toFixed(1)}, gap${percent(gap)}`)
}

function small(): Instance[] {
  return [
    {
      name: '100 asks, 8 candidates',
      problem: anybody({ asks: 100, candidates: 8, most: 2, capacity: 1 }, 5),
    },
    {
      name: '300 asks, 8 candidates',
      problem: topics({ asks: 300, candidates: 8, most: 2, capacity: 1 }, 6),
    },
    {
      name: '200 asks, 10 candidates',
      problem: anybody({ asks: 200, candidates: 10, most: 3, capacity: 2 }, 7),
    },
  ]
}

async function judged(name: string, problem: MatchingProblem): Promise<void> {
  const { best, relaxed, seconds } = await referee(networkOf(problem))
  const ours = timed(() => matchAsks(problem, { gap: 0, boundSteps: 40 }))
  const { solved, bound } = ours.value
  console.log(
    `  ${name.padEnd(26)}${[best, relaxed, solved, bound].map((value) => value.toFixed(3).padStart(9)).join('')}`,
    ` ours${percent(1 - solved / best)} under the best`,
    `HiGHS ${seconds.toFixed(2)} s, ours ${ours.seconds.toFixed(3)} s`,
  )
  if (bound < relaxed - 1e-6) throw new Error('the bound is lower than what HiGHS reaches')
}

function timed<T>(work: () => T): { readonly value: T; readonly seconds: number } {
  const start = process.cpuUsage()
  const value = work()
  const { user, system } = process.cpuUsage(start)
  return { value, seconds: (user + system) / 1e6 }
}

function percent(part: number): string {
  return `${(part * 100).toFixed(3)} %`.padStart(10)
}
