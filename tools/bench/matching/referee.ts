import loadHighs from 'highs'
import type { Network } from '#engine/matching/network.ts'

export interface Verdict {
  /** the best matching there is */
  readonly best: number
  /** the best where an ask may buy half of one set and half of another: what our bound comes down to */
  readonly relaxed: number
  readonly seconds: number
}

/**
 * HiGHS on all sets of helpers of all asks: a column for each set, at most one set an ask, the places of each helper.
 * Small problems only, since the columns are many.
 */
export async function referee(network: Network): Promise<Verdict> {
  // its default export is typed as a namespace
  const load = loadHighs as unknown as () => Promise<Solver>
  const solver = await load()
  const start = process.cpuUsage()
  const relaxed = solver.solve(program(network, false))
  const best = solver.solve(program(network, true), { mip_rel_gap: 0, time_limit: 60 })
  if (relaxed.Status !== 'Optimal' || best.Status !== 'Optimal')
    throw new Error(`HiGHS found no best: ${best.Status}`)
  const { user, system } = process.cpuUsage(start)
  return { best: best.ObjectiveValue, relaxed: relaxed.ObjectiveValue, seconds: (user + system) / 1e6 }
}

interface Solver {
  solve(program: string, options?: object): { readonly Status: string; readonly ObjectiveValue: number }
}

function program(network: Network, whole: boolean): string {
  const worth: string[] = []
  const ofAsk: string[] = []
  const atHelper: string[][] = Array.from({ length: network.helpers }, () => [])
  let columns = 0
  for (let ask = 0; ask < network.asks; ask++) {
    const names: string[] = []
    for (const { rows, fails } of setsOf(network, ask)) {
      const name = `x${columns++}`
      names.push(name)
      worth.push(`+ ${1 - fails} ${name}`)
      for (const row of rows) atHelper[network.helper[row] ?? 0]?.push(name)
    }
    if (names.length > 0) ofAsk.push(`${names.join(' + ')} <= 1`)
  }
  const places = atHelper.flatMap((names, helper) =>
    names.length > 0 ? [`${names.join(' + ')} <= ${network.capacity[helper]}`] : [],
  )
  const all = Array.from({ length: columns }, (_, at) => `x${at}`)
  const kind = whole
    ? `Binary\n ${all.join('\n ')}\n`
    : `Bounds\n ${all.map((name) => `${name} <= 1`).join('\n ')}\n`
  return `Maximize\n ${worth.join('\n ')}\nSubject To\n ${[...ofAsk, ...places].join('\n ')}\n${kind}End\n`
}

/** All sets of one to `most` candidates of an ask. */
function setsOf({ start, chance, most }: Network, ask: number) {
  let sets: { rows: number[]; fails: number }[] = [{ rows: [], fails: 1 }]
  for (let row = start[ask] ?? 0; row < (start[ask + 1] ?? 0); row++) {
    const longer = sets
      .filter(({ rows }) => rows.length < most)
      .map(({ rows, fails }) => ({ rows: [...rows, row], fails: fails * (1 - (chance[row] ?? 0)) }))
    sets = [...sets, ...longer]
  }
  return sets.slice(1)
}
