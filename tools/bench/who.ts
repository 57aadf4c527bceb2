import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { instant } from '#engine/time/instant.ts'
import { isRefusal } from '#platform/refusal.ts'
import { type EvidenceSet, readEvidenceSet } from '#surfaces/cli/who/evidence-set.ts'
import { type Query, readQueries } from '#surfaces/cli/who/queries.ts'
import { sayRefusal } from '#surfaces/cli/who/words.ts'
import { asksOfHistory } from './who/asks-of-history.ts'
import { type LearningRow, measureLearning } from './who/learning.ts'
import { measureShapes } from './who/measure-shapes.ts'
import type { Quality } from './who/metrics.ts'
import { measurePeers } from './who/peers.ts'
import { measureQuality } from './who/quality.ts'
import type { Speed } from './who/timing.ts'
import { measureSize, measureSpeed } from './who/speed.ts'

const USAGE = `npm run bench -- who --data DIR | --git PATH [--quick] [--learn] [--shapes] [--million] [--database URL] [--items 1000000]
  --data DIR      folder with evidence.jsonl.gz and queries.jsonl.gz
  --git PATH      any repository: who was credited for help on its commits
  --learn         only how soon the weights of this history are learned
  --shapes        the same for made organisations: who wrote what as in this history, who helped by other habits
  --seed N        of these (1)
  --million       only the large store
  --quick         every fourth test ask, no large store
  --database URL  a PostgreSQL for the comparison; only a temporary table is made
  --items N       size of the large store, made by repeating the evidence`

const PEER_ASKS = 100

/** Quality of the ranking against its baselines, speed against search engines, size of the index. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      git: { type: 'string' },
      learn: { type: 'boolean' },
      shapes: { type: 'boolean' },
      seed: { type: 'string', default: '1' },
      million: { type: 'boolean' },
      quick: { type: 'boolean' },
      database: { type: 'string' },
      items: { type: 'string', default: '1000000' },
    },
  })
  const loaded = await load(values)
  if (loaded === undefined) {
    console.error(USAGE)
    process.exitCode = 2
    return
  }
  const { set, queries } = loaded
  if (values.shapes === true) return printShapes(set, Number(values.seed))
  if (!queries.some(({ split }) => split === 'test')) {
    console.error('This history credits too few people with help: there is nothing to test.')
    process.exitCode = 1
    return
  }
  if (values.learn === true) return printLearning(measureLearning(set, queries))
  const items = Number(values.items)
  if (values.million === true) {
    return printLarge(
      set,
      queries.filter(({ split }) => split === 'test'),
      items,
    )
  }
  const quick = values.quick === true
  const chosen = queries.filter(({ split }, i) => !quick || split !== 'test' || i % 4 === 0)
  const test = chosen.filter(({ split }) => split === 'test')
  await printSpeed(set, test, values.database)
  printQuality(measureQuality(set, chosen))
  printLearning(measureLearning(set, chosen))
  if (!quick) await printLarge(set, test, items)
}

interface Loaded {
  readonly set: EvidenceSet
  readonly queries: readonly Query[]
}

async function load({ data, git }: { data?: string; git?: string }): Promise<Loaded | undefined> {
  if ((data === undefined) === (git === undefined)) return undefined
  const set = await readEvidenceSet({
    evidence: data === undefined ? [] : [join(data, 'evidence.jsonl.gz')],
    git: git === undefined ? [] : [git],
    now: instant(Date.now()),
  })
  if (isRefusal(set)) throw new Error(sayRefusal(set))
  if (data === undefined) return { set, queries: asksOfHistory(set.pieces) }
  const queries = await readQueries(join(data, 'queries.jsonl.gz'))
  if (isRefusal(queries)) throw new Error(sayRefusal(queries))
  return { set, queries }
}

function printLearning(rows: readonly LearningRow[]): void {
  const own = rows.at(-1)?.mrr ?? 0
  console.log(`${'weights'.padEnd(34)}   MRR   R@5  behind own`)
  for (const { name, mrr, recall5 } of rows) {
    console.log(`${name.padEnd(34)} ${mrr.toFixed(3)} ${recall5.toFixed(3)}  ${(own - mrr).toFixed(3)}`)
  }
}

function printShapes(set: EvidenceSet, seed: number): void {
  for (const [shape, rows] of measureShapes(set, seed)) {
    console.log(`\n${shape}`)
    printLearning(rows)
  }
}

function printQuality(rows: ReadonlyMap<string, Quality>): void {
  console.log(`${'ranker'.padEnd(34)} asks   MRR   R@1   R@3   R@5  R@10  NDCG  Gini  star`)
  for (const [name, { asks, mrr, recall, ndcg, gini, star }] of rows) {
    const figures = [mrr, recall[1], recall[3], recall[5], recall[10], ndcg, gini, star]
    console.log(
      `${name.padEnd(34)} ${String(asks).padStart(4)} ${figures.map((one) => one.toFixed(3)).join(' ')}`,
    )
  }
  const ours = rows.get('Askwell, TEXT')?.mrr ?? 0
  const over = (name: string) =>
    `${((ours / (rows.get(name)?.mrr ?? 1) - 1) * 100).toFixed(0)} % over ${name}`
  console.log(`TEXT: ${over('recent popularity, 120 days')}, ${over('the same, decayed')}\n`)
}

async function printSpeed(
  set: EvidenceSet,
  test: readonly Query[],
  database: string | undefined,
): Promise<void> {
  const { size, index } = measureSize(set.pieces, set.pieces.length)
  printSize(size)
  for (const speed of await measureSpeed('Askwell', index, test)) console.log(saySpeed(speed))
  const [ours, ...peers] = await measurePeers(index, set.pieces, test.slice(-PEER_ASKS), database)
  if (ours === undefined) return
  console.log(saySpeed(ours))
  for (const peer of peers) {
    const times = (peer.wall.p50 / ours.wall.p50).toFixed(0)
    console.log(`${saySpeed(peer)}  MRR ${peer.mrr.toFixed(3)}  ours is ${times} x as fast`)
  }
}

async function printLarge(set: EvidenceSet, test: readonly Query[], items: number): Promise<void> {
  const { size, index } = measureSize(set.pieces, items)
  console.log('')
  printSize(size)
  for (const speed of await measureSpeed(`${items} pieces`, index, test.slice(-500))) {
    console.log(saySpeed(speed))
  }
}

function printSize(size: ReturnType<typeof measureSize>['size']): void {
  const { pieces, people, buildMs, bytesPerPiece, snapshotBytesPerPiece } = size
  const { snapshotMs, longestStepMs, restoreMs, longestRestoreStepMs } = size
  const perPerson = (bytesPerPiece * pieces) / people
  console.log(
    `${pieces} pieces, ${people} people: built in ${(buildMs / 1000).toFixed(1)} s of CPU, ${bytesPerPiece.toFixed(0)} bytes a piece in memory (${perPerson.toFixed(0)} a person)`,
  )
  console.log(
    `snapshot: ${snapshotBytesPerPiece.toFixed(0)} bytes a piece, made in ${snapshotMs.toFixed(0)} ms of CPU (longest step ${longestStepMs.toFixed(0)} ms), read back in ${restoreMs.toFixed(0)} ms (${longestRestoreStepMs.toFixed(0)} ms)`,
  )
}

/** On the clock, and (of this process alone) of the processor. */
function saySpeed({ name, wall, cpu }: Speed): string {
  const times = `p50 ${ms(wall.p50)}  p95 ${ms(wall.p95)}  CPU ${ms(cpu.p50)} ${ms(cpu.p95)}`
  return `${name.padEnd(38)} ${times}`
}

function ms(time: number): string {
  return `${time.toFixed(2)} ms`.padStart(9)
}
