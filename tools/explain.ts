import { parseArgs } from 'node:util'
import { shippedWeights } from '#engine/rank/shipped-weights.ts'
import type { Weights } from '#engine/rank/weights.ts'
import type { Term } from '#engine/rank/who.ts'
import { findAsk } from '#features/asks/queries.ts'
import { unfindableFor } from '#features/evidence/topics/queries.ts'
import { learnedWeights } from '#features/invitations/learning/queries.ts'
import { notForThis } from '#features/invitations/not-for-this/queries.ts'
import { suggest, type Suggestion } from '#features/invitations/ranking/queries.ts'
import { findByEmail, loadPerson } from '#features/people/queries.ts'
import { isRefusal } from '#platform/refusal.ts'
import type { Services } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { Refused } from '#surfaces/cli/io.ts'
import { processIo } from '#surfaces/cli/process-io.ts'
import { insistOnDatabase } from '#surfaces/cli/with-database.ts'
import { withWorld } from '#surfaces/cli/with-world.ts'

const USAGE = `npm run explain -- ASK PERSON [--asker EMAIL] [--data DIR]

Why somebody stands where they stand in an answer: each number with its source.

  ASK       the id of an ask, or a text
  PERSON    an address or an id
  --asker   who asks, where ASK is a text
  --data    the folder of the database, where DATABASE_URL names none
`

/** What each family of signals reads; the number behind the dot is a half-life in days. */
const SOURCES: Readonly<Record<string, string>> = {
  best: 'their closest piece, by BM25, faded with 700 days',
  sharp: 'pieces like the ask, the closest far above the rest',
  ever: 'pieces like the ask, however old',
  fresh: 'pieces like the ask, of the last months',
  profile: "the ask's words over all that they did",
  identifier: "the ask's identifiers over all that they did",
  named: "the ask's words in names of their files and folders",
  area: "the part of the work that the ask's first line names",
  areaNow: 'the same, of late',
  path: "the ask's paths",
  pathNow: 'the same, of late',
  tie: 'earlier help between the asker and them',
  helped: 'help given of whatever subject, by half-life in days',
  made: 'own work of whatever subject, by half-life in days',
  last: 'how long ago the last of it was',
}

interface Wanted {
  readonly ask: string
  readonly person: string
  readonly asker: string | undefined
}

/** All places of the answer, so that whoever is far down is explained, too. */
const EVERYBODY = 10_000

async function explain(tx: Tx, services: Services, wanted: Wanted): Promise<string[]> {
  const record = await findAsk(tx, wanted.ask)
  const asker = wanted.asker === undefined ? null : await findByEmail(tx, wanted.asker)
  const text = record?.ask.content.text ?? wanted.ask
  const askerId = record?.askerId ?? asker?.id ?? ''
  const person = (await loadPerson(tx, wanted.person)) ?? (await findByEmail(tx, wanted.person))
  if (!person) throw new Refused(`There is nobody here by ${wanted.person}: give an address or an id.`)
  const urgent = record?.ask.content.urgent ?? false
  const all = await suggest(tx, services, { text, askerId, urgent, limit: EVERYBODY, evenIfFull: true })
  const place = all.findIndex((one) => one.person.id === person.id)
  const found = all[place]
  const head = `${person.name} (${person.id}) for “${text.split('\n', 1)[0]?.slice(0, 120)}”`
  if (found === undefined) return [head, await whyNot(tx, text, askerId, person.id)]
  return [
    head,
    `place ${place + 1} of ${all.length} who may be asked; it rests on: ${found.basis}`,
    '',
    ...numbers(found, await learnedWeights(tx)),
    '',
    ...found.reasons.map((reason) => `reason  ${reason.text}  [piece ${reason.evidenceId}]`),
    `reach   next ${new Date(found.at).toISOString()} [hours, pauses and limit of /me]`,
    `room    ${found.reachedLately.length} asks of ${found.reach.weeklyLimit} in seven days [invitations]`,
  ]
}

async function whyNot(tx: Tx, text: string, askerId: string, personId: string): Promise<string> {
  if (personId === askerId) return 'not in the answer: nobody is suggested to themselves'
  if ((await unfindableFor(tx, text)).has(personId)) return 'not in the answer: they hid a topic of it'
  if ((await notForThis(tx, askerId, text)).has(personId))
    return 'not in the answer: the asker said “not for this”'
  return 'not in the answer: no evidence that this asker may see, or away, opted out, or not here any more'
}

function numbers({ ranked }: Suggestion, weights: Weights): string[] {
  const learned = weights.version.split('+')[1]
  const origin =
    learned === undefined
      ? `shipped, version ${weights.version}`
      : `learned here from ${learned} outcomes, from shipped version ${shippedWeights.version}`
  const sum = (of: (signal: string) => boolean) =>
    ranked.terms.filter(({ signal }) => of(signal)).reduce((total, { added }) => total + added, 0)
  const tie = sum((signal) => signal.startsWith('tie.'))
  const active = sum((signal) => /^(?:helped|made|last)\./.test(signal))
  const subject = ranked.score + ranked.load - tie - active
  return [
    `score ${figure(ranked.score)} = subject ${figure(subject)} + activity ${figure(active)} + ties ${figure(tie)} − load ${figure(ranked.load)}`,
    `weights: ${origin}; load: 0.25 × ln(1 + asks that reached them in two weeks)`,
    '',
    '   added   value × weight   signal            read from',
    ...ranked.terms
      .toSorted((a, b) => Math.abs(b.added) - Math.abs(a.added))
      .map((term) => line(term, weights)),
  ]
}

function line({ signal, value, added }: Term, weights: Weights): string {
  const [family = ''] = signal.split('.')
  const weight = weights.values[signal] ?? 0
  const factors = `${value.toFixed(3)} × ${figure(weight)}`
  return `${figure(added).padStart(8)}   ${factors.padEnd(14)}   ${signal.padEnd(16)}  ${SOURCES[family] ?? family}`
}

function figure(number: number): string {
  return number.toFixed(3)
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { asker: { type: 'string' }, data: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
})
const [ask, person, ...rest] = positionals
const io = processIo()
if (values.help === true || ask === undefined || person === undefined || rest.length > 0) {
  io.out(USAGE)
  process.exitCode = values.help === true ? 0 : 2
} else {
  try {
    insistOnDatabase(io, values.data)
    const lines = await withWorld(io, values.data, async (world) => {
      const told = await world.transact((tx) =>
        explain(tx, world.services, { ask, person, asker: values.asker }),
      )
      if (isRefusal(told)) throw new Refused(`It was refused: ${told.refusal}.`)
      return told
    })
    io.out(`${lines.join('\n')}\n`)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    io.err(`${error.message}\n`)
    process.exitCode = 1
  }
}
