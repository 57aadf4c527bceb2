import { parseArgs } from 'node:util'
import { type Instant, instant } from '#engine/time/instant.ts'
import { isRefusal, refuse, type Refusal } from '#platform/refusal.ts'
import { answerBatch } from './who/batch.ts'
import { type EvidenceSet, type ReadGit, readEvidenceSet } from './who/evidence-set.ts'
import { readQueries } from './who/queries.ts'
import { answerOne, type Question, sayPeople, type Suggestion } from './who/single.ts'
import { sayRefusal } from './who/words.ts'

/** What the command needs from its process. */
export interface WhoIo {
  /** text for stdout, line ends included */
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** UTC milliseconds */
  readonly now: () => number
  readonly isTty?: boolean
  /** the organisation's database, where the process has one; answers nothing where there is none */
  readonly fromDatabase?: (question: Question) => Promise<readonly Suggestion[] | Refusal | undefined>
  readonly readGit?: ReadGit
}

const USAGE = `askwell who TEXT [--git PATH]… [--evidence FILE.jsonl]… [--asker EMAIL] [--limit 5] [--json]
askwell who --evidence FILE… --queries FILE --json [--limit 10] [--text-only] [--learn]

Ranks people for an ask, from a git history, from evidence files (.jsonl, .jsonl.gz), or, with
neither, from the organisation's database or the repository that it is called in.

  --git PATH        a clone; may be given several times
  --evidence FILE   one piece of evidence a line; may be given several times
  --asker EMAIL     who asks: never in the answer, and known ties count
  --limit N         at most so many people, 1 to 1000
  --queries FILE    one ask a line; each is answered from the evidence before it
  --text-only       leaves the queries' paths unread
  --learn           the queries' helpers count as outcomes for later queries
  --json            machine-readable answer on stdout
`

class Usage extends Error {}

/**
 * The command `askwell who`.
 *
 * @param argv the arguments after `who`
 * @returns the exit code: 0 answered, 1 nobody found or refused, 2 wrong usage
 */
export async function runWho(argv: readonly string[], io: WhoIo): Promise<number> {
  try {
    const wanted = readArguments(argv)
    if (wanted === 'help') {
      io.out(USAGE)
      return 0
    }
    const answer =
      wanted.queries === undefined ? await single(wanted, io) : await batch(wanted, wanted.queries, io)
    if (!isRefusal(answer)) return answer
    io.err(`${sayRefusal(answer)}\n`)
    return 1
  } catch (error) {
    if (!(error instanceof Usage)) throw error
    io.err(`${error.message} See askwell who --help.\n`)
    return 2
  }
}

interface Wanted {
  readonly text: string
  readonly git: readonly string[]
  readonly evidence: readonly string[]
  readonly queries: string | undefined
  readonly asker: string | undefined
  readonly limit: number | undefined
  readonly json: boolean
  readonly textOnly: boolean
  readonly learn: boolean
}

function readArguments(argv: readonly string[]): Wanted | 'help' {
  const { values, positionals } = parsed(argv)
  if (values.help === true) return 'help'
  const wanted: Wanted = {
    text: positionals.join(' ').trim(),
    git: values.git ?? [],
    evidence: values.evidence ?? [],
    queries: values.queries,
    asker: values.asker,
    limit: limitOf(values.limit),
    json: values.json === true,
    textOnly: values['text-only'] === true,
    learn: values.learn === true,
  }
  checkTogether(wanted)
  return wanted
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        git: { type: 'string', multiple: true },
        evidence: { type: 'string', multiple: true },
        queries: { type: 'string' },
        asker: { type: 'string' },
        limit: { type: 'string' },
        json: { type: 'boolean' },
        'text-only': { type: 'boolean' },
        learn: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw new Usage(error instanceof Error ? error.message.split('\n')[0] : 'wrong arguments', {
      cause: error,
    })
  }
}

function checkTogether({ text, queries, git, evidence, textOnly, learn, asker }: Wanted): void {
  if (queries === undefined) {
    if (text === '') throw new Usage('Say what you need help with: askwell who "the pooler times out".')
    if (textOnly || learn) throw new Usage('--text-only and --learn go with --queries.')
    return
  }
  if (text !== '') throw new Usage('Give either a text or --queries, not both.')
  if (asker !== undefined) throw new Usage('With --queries each query names its own asker.')
  if (git.length + evidence.length === 0) throw new Usage('--queries needs --evidence FILE or --git PATH.')
}

function limitOf(limit: string | undefined): number | undefined {
  if (limit === undefined) return undefined
  if (!/^\d{1,4}$/.test(limit) || Number(limit) < 1 || Number(limit) > 1000) {
    throw new Usage('--limit is a number from 1 to 1000.')
  }
  return Number(limit)
}

async function single(wanted: Wanted, io: WhoIo): Promise<number | Refusal> {
  const question: Question = { text: wanted.text, asker: wanted.asker, limit: wanted.limit ?? 5 }
  const people = await suggestions(wanted, question, io)
  if (isRefusal(people)) return people
  if (wanted.json) io.out(`${JSON.stringify({ people })}\n`)
  if (people.length === 0) return refuse('who.nobody')
  if (!wanted.json) io.out(`${sayPeople(people)}\n`)
  return 0
}

async function suggestions(
  wanted: Wanted,
  question: Question,
  io: WhoIo,
): Promise<readonly Suggestion[] | Refusal> {
  const isGiven = wanted.git.length + wanted.evidence.length > 0
  const stored = isGiven ? undefined : await io.fromDatabase?.(question)
  if (stored !== undefined) return stored
  const now = instant(io.now())
  const set = await evidenceOf(isGiven ? wanted : { ...wanted, git: ['.'] }, io, now)
  if (!isRefusal(set)) return answerOne(set, question, now)
  return !isGiven && set.refusal === 'import.git.notARepository' ? refuse('who.noEvidence') : set
}

async function batch(wanted: Wanted, file: string, io: WhoIo): Promise<number | Refusal> {
  const queries = await readQueries(file)
  if (isRefusal(queries)) return queries
  const set = await evidenceOf(wanted, io, instant(io.now()))
  if (isRefusal(set)) return set
  const { textOnly, learn } = wanted
  const progress = counter(io, 'asks answered')
  for (const line of answerBatch(set, queries, { limit: wanted.limit ?? 10, textOnly, learn, progress })) {
    io.out(`${JSON.stringify(line)}\n`)
  }
  return 0
}

function evidenceOf({ git, evidence }: Wanted, io: WhoIo, now: Instant): Promise<EvidenceSet | Refusal> {
  const progress = counter(io, 'pieces read')
  const { readGit } = io
  return readEvidenceSet({
    git,
    evidence,
    now,
    progress: (_, done) => progress(done),
    ...(readGit ? { readGit } : {}),
  })
}

const EVERY = 5000

function counter({ err, isTty }: WhoIo, what: string): (done: number) => void {
  let told = 0
  return (done) => {
    if (done < told) told = 0
    if (done - told < EVERY) return
    told = done
    err(isTty === true ? `\r${done} ${what}` : `${done} ${what}\n`)
  }
}
