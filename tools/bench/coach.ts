import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { contractOf, type Golden, readGolden } from './coach/golden.ts'
import { kappa, lengthControl, scoreDeadlines, scoreEffort } from './coach/scores.ts'
import { browserStrokes } from './coach/browser.ts'
import { buildCoach, gzipped } from './coach/chunks.ts'
import { keystrokes } from './coach/speed.ts'
import { readMails } from './coach/mails.ts'
import { scoreRequests } from './coach/request-score.ts'

interface Row {
  readonly what: string
  readonly measured: string
  readonly accept: string
  readonly strong: string
  /** true where the strong column is reached, null where there is no target */
  readonly reached: 'strong' | 'accept' | 'missed' | ''
}

const USAGE =
  'npm run bench -- coach --data DIR [--misses] (DIR holds golden.jsonl, or a folder asks/ that does)'

/**
 * The coach against the targets: golden asks and length control, request sentences, keystrokes, size of the chunk.
 *
 * `--data DIR`: folder of the asks; `--misses` lists every label that isn't met.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, misses: { type: 'boolean' } },
  })
  const folder = values.data === undefined ? undefined : folderOf(values.data)
  if (folder === undefined) {
    console.error(USAGE)
    process.exitCode = 2
    return
  }
  const golden = readGolden(join(folder, 'golden.jsonl'))
  const control = readGolden(join(folder, 'golden-length-control.jsonl'))
  const rows = [...quality([...golden, ...control], control), ...requests(folder), ...(await speed())]
  if (values.misses) listMisses([...golden, ...control])
  print(rows)
}

function folderOf(data: string): string | undefined {
  return [data, join(data, 'asks')].find((folder) => existsSync(join(folder, 'golden.jsonl')))
}

function row(what: string, measured: number, accept: number, strong: number): Row {
  const reached = measured >= strong ? 'strong' : measured >= accept ? 'accept' : 'missed'
  return { what, measured: measured.toFixed(3), accept: String(accept), strong: String(strong), reached }
}

/** As `row`, for figures of which less is better. */
function atMost(what: string, measured: number, accept: number, strong: number): Row {
  return {
    ...row(what, -measured, -accept, -strong),
    measured: measured.toFixed(measured < 100 ? 3 : 0),
    accept: String(accept),
    strong: String(strong),
  }
}

/** A figure without a target. */
function figure(what: string, measured: string): Row {
  return { what, measured, accept: '', strong: '', reached: '' }
}

const KAPPAS = [
  ['specific', 0.65, 0.75],
  ['meaningful', 0.5, 0.65],
  ['action', 0.82, 0.88],
  ['realistic', 0.75, 0.8],
  ['timeBound', 0.88, 0.93],
] as const

function quality(all: readonly Golden[], control: readonly Golden[]): Row[] {
  const deadlines = scoreDeadlines(all)
  const effort = scoreEffort(all)
  return [
    row(`deadline exact precision (${all.length} asks)`, deadlines.precision, 0.85, 0.93),
    row('deadline exact recall', deadlines.recall, 0.85, 0.92),
    atMost(`deadline false alarms of ${deadlines.without}`, deadlines.falseAlarms, 4, 2),
    ...KAPPAS.map(([mark, accept, strong]) => row(`kappa ${mark}`, kappa(all, mark), accept, strong)),
    row('length control AUC', lengthControl(control), 0.95, 1),
    row('effort minutes precision', effort.precision, 1, 1),
    row('effort minutes recall', effort.recall, 0.95, 0.98),
  ]
}

/** E-mail sentences: does the coach see an ask? The baselines are the rules alone and the sentence's length. */
function requests(folder: string): Row[] {
  const mails = readMails(folder)
  if (mails.length === 0) return []
  const scores = scoreRequests(mails)
  return [
    row(`request sentences AUC, rules and model (${mails.length})`, scores.both, 0.85, 0.9),
    figure('  model alone, learned without the sentence', scores.model.toFixed(3)),
    figure('  rules alone', scores.rules.toFixed(3)),
    figure('  length alone', scores.length.toFixed(3)),
  ]
}

async function speed(): Promise<Row[]> {
  const short = keystrokes({ words: 120 })
  const middle = keystrokes({ characters: 2000 })
  const long = keystrokes({ words: 1500 })
  const chunks = await buildCoach()
  const browser = await browserStrokes(chunks, [120, 1500])
  return [
    atMost('keystroke at 120 words, p95 (ms)', short.p95, 4, 1),
    atMost('keystroke at 120 words, p99 (ms)', short.p99, 16, 4),
    atMost('keystroke at 2,000 characters, p95 (ms)', middle.p95, 10, 3),
    atMost('keystroke at 1,500 words, p95 (ms)', long.p95, 50, 15),
    {
      what: 'first reading of 1,500 words, cold (ms)',
      measured: long.cold.toFixed(1),
      accept: '',
      strong: '',
      reached: '',
    },
    ...(browser ?? []).flatMap(({ words, p95, p99 }) => [
      atMost(`in Chromium at ${words} words, p95 (ms)`, p95, words > 120 ? 50 : 4, words > 120 ? 15 : 1),
      atMost(`in Chromium at ${words} words, p99 (ms)`, p99, words > 120 ? 50 : 16, words > 120 ? 15 : 4),
    ]),
    ...(browser ? [] : [figure('in Chromium', 'not here')]),
    atMost('coach with English, gzip (KB)', gzipped(chunks.filter((c) => c.first)) / 1000, 45, 30),
    ...chunks
      .filter((c) => !c.first)
      .map((c) => figure(`  loaded when needed: ${c.name}, gzip (KB)`, (gzipped([c]) / 1000).toFixed(1))),
  ]
}

function listMisses(all: readonly Golden[]): void {
  for (const ask of all) {
    const answer = contractOf(ask)
    const marks = Object.entries(answer.marks).filter(
      ([mark, value]) => ask.marks[mark as keyof typeof ask.marks] !== value,
    )
    const { deadline, effortMinutes } = answer.slots
    const misses = marks.map(
      ([mark, value]) => `${mark} ${value}, label ${ask.marks[mark as keyof typeof ask.marks]}`,
    )
    if ((deadline?.local ?? null) !== ask.deadline)
      misses.push(`deadline ${deadline?.local ?? null}, label ${ask.deadline}`)
    if (effortMinutes !== ask.effort) misses.push(`effort ${effortMinutes}, label ${ask.effort}`)
    if (misses.length > 0) console.log(`${ask.id}: ${misses.join('; ')}`)
  }
}

function print(rows: readonly Row[]): void {
  const widths = [44, 10, 8, 8, 8]
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => cell.padEnd(widths[i] ?? 8))
      .join('')
      .trimEnd()
  console.log(line(['coach', 'measured', 'accept', 'strong', 'reached']))
  for (const r of rows) console.log(line([r.what, r.measured, r.accept, r.strong, r.reached]))
}
