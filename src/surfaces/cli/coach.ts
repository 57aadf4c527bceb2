import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { toContract } from '#engine/coach/contract.ts'
import { zonedNow } from '#engine/coach/dates/asker-clock.ts'
import { analyse } from '#engine/coach/read.ts'
import { type Instant, instant } from '#engine/time/instant.ts'
import { coachingForPeople } from './coach-text.ts'

/** Standard streams and the clock, given so that a test needs no process. */
export interface CoachIo {
  readonly stdin: () => Promise<string>
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** UTC milliseconds */
  readonly now: () => number
}

const DONE = 0
const REFUSED = 1
const WRONG_USAGE = 2

const HELP = `askwell coach [TEXT or -] [--now ISO] [--zone IANA] [--json]
askwell coach --jsonl FILE [--now ISO] [--zone IANA]

Reads a draft ask and says what is there: Specific, Meaningful, Action,
Realistic, Time-bound, each with your own words, and the one next edit that
helps most. Nothing is stored or sent.

  TEXT        the draft; - or nothing reads standard input
  --now ISO   moment of writing, as an instant (2026-05-19T11:05:00Z) or as
              local time without offset (2026-05-19T13:05); default: now
  --zone IANA your time zone (Europe/Berlin); default: this machine's
  --json      machine-readable, on one line
  --jsonl F   a file with one {"id","text","now"?,"zone"?} a line; one answer
              a line, in the same order; - reads standard input
  --help      this text
`

const OPTIONS = {
  now: { type: 'string' },
  zone: { type: 'string' },
  json: { type: 'boolean' },
  jsonl: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

interface Asked {
  readonly now: string | undefined
  readonly zone: string
}

/**
 * `askwell coach`: exit code 0 done, 1 refused or failed, 2 wrong usage.
 *
 * @param argv what follows the verb
 */
export async function runCoach(argv: string[], io: CoachIo): Promise<number> {
  const usage = parsed(argv)
  if (typeof usage === 'string') return wrong(io, usage)
  const { values, positionals } = usage
  if (values.help) {
    io.out(HELP)
    return DONE
  }
  const zone = values.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const asked: Asked = { now: values.now, zone }
  const at = momentOf(asked, io)
  if (typeof at === 'string') return wrong(io, at)
  if (values.jsonl !== undefined) {
    if (positionals.length > 0) return wrong(io, 'give either a text or --jsonl, not both')
    return batch(values.jsonl, asked, io)
  }
  const given = positionals.join(' ')
  const text = given === '' || given === '-' ? (await io.stdin()).replace(/\n$/, '') : given
  const coaching = analyse(text, { now: at, zone })
  io.out(values.json ? `${JSON.stringify(toContract(coaching))}\n` : coachingForPeople(text, coaching))
  return DONE
}

function parsed(argv: string[]) {
  try {
    return parseArgs({ args: argv, options: OPTIONS, allowPositionals: true })
  } catch (error) {
    // parseArgs throws only for what the person typed; its sentence says which word.
    return error instanceof Error ? error.message : String(error)
  }
}

function wrong(io: CoachIo, why: string): number {
  io.err(`askwell coach: ${why.split('\n')[0] ?? ''} (askwell coach --help)\n`)
  return WRONG_USAGE
}

/** The moment of writing, or a sentence on what is wrong with it. */
function momentOf({ now, zone }: Asked, io: CoachIo): Instant | string {
  try {
    const at = now === undefined ? instant(io.now()) : zonedNow(now, zone)
    zonedNow('2026-01-01T00:00', zone)
    return at ?? `--now ${now ?? ''} is no moment, write 2026-05-19T13:05 or 2026-05-19T11:05:00Z`
  } catch {
    // Intl's RangeError: the only thing it means here is an unknown zone.
    return `${zone} is no time zone, write a name such as Europe/Berlin`
  }
}

async function batch(file: string, asked: Asked, io: CoachIo): Promise<number> {
  const content = await contentOf(file, io)
  if (content === undefined) {
    io.err(`askwell coach: can't read ${file}, check the path\n`)
    return REFUSED
  }
  let code = DONE
  const lines = content.split('\n')
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue
    const answer = answerTo(line, asked, io)
    if (typeof answer === 'string') {
      io.err(`askwell coach: line ${index + 1}: ${answer}\n`)
      code = REFUSED
    } else io.out(`${JSON.stringify(answer)}\n`)
  }
  return code
}

async function contentOf(file: string, io: CoachIo): Promise<string | undefined> {
  try {
    return file === '-' ? await io.stdin() : await readFile(file, 'utf8')
  } catch {
    // Whatever the reason, the caller says that the file can't be read.
    return undefined
  }
}

interface Line {
  readonly id?: unknown
  readonly text?: unknown
  readonly now?: unknown
  readonly zone?: unknown
}

/** One line's answer, or a sentence on what is wrong with the line. */
function answerTo(line: string, asked: Asked, io: CoachIo): object | string {
  const row = objectOf(line)
  if (!row || typeof row.text !== 'string') return 'needs a JSON object with "text", and "id"'
  const zone = typeof row.zone === 'string' ? row.zone : asked.zone
  const now = typeof row.now === 'string' ? row.now : asked.now
  const at = momentOf({ now, zone }, io)
  if (typeof at === 'string') return at
  return { id: row.id ?? null, ...toContract(analyse(row.text, { now: at, zone })) }
}

function objectOf(line: string): Line | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    // The caller names the line.
    return undefined
  }
}
