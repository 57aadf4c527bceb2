import { parseArgs } from 'node:util'
import { Outage } from '#platform/refusal.ts'
import { StartRefused } from '#surfaces/server/start-refused.ts'
import { version } from '#surfaces/server/version.ts'
import { type Io, Refused, type Verb, WrongUsage } from './io.ts'
import { processIo } from './process-io.ts'
import { loadVerb, verbNames, verbSummaries } from './verbs.ts'

process.exitCode = await main(process.argv.slice(2), processIo())

/** `askwell VERB …`: finds the verb, runs it, and turns whatever goes wrong into one line and an exit code. */
async function main(argv: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = argv
  if (name === undefined || name === '--help' || name === '-h' || name === 'help')
    return help(io, name === undefined)
  if (name === '--version' || name === '-v') {
    io.out(`${version}\n`)
    return 0
  }
  const verb = await loadVerb(name)
  if (!verb) {
    io.err(`askwell: there is no verb '${name}'. See askwell --help.\n`)
    return 2
  }
  if (wantsHelp(rest)) {
    io.out(`${verb.summary}\n\nUsage: ${verb.usage}\n`)
    return 0
  }
  return runVerb(verb, rest, io)
}

async function runVerb(verb: Verb, argv: readonly string[], io: Io): Promise<number> {
  try {
    return await verb.run(argv, io)
  } catch (error) {
    if (error instanceof WrongUsage || isParseError(error)) {
      io.err(`askwell ${verb.name}: ${closed(oneLine(error))} See askwell ${verb.name} --help.\n`)
      return 2
    }
    if (error instanceof Refused || error instanceof StartRefused || error instanceof Outage) {
      io.err(`askwell ${verb.name}: ${oneLine(error)}\n`)
      return 1
    }
    io.err(`askwell ${verb.name}: something broke on our side. ${oneLine(error)}\n`)
    if (io.env['LOG_LEVEL'] === 'debug' && error instanceof Error) io.err(`${error.stack ?? ''}\n`)
    return 1
  }
}

function help(io: Io, isWrong: boolean): number {
  const width = Math.max(...verbNames.map((name) => name.length))
  const lines = verbSummaries.map(([name, summary]) => `  ${name.padEnd(width)}  ${summary}`)
  const text = `Askwell ${version}: from "I'm stuck" to "thank you".\n\nUsage: askwell VERB [options]\n\n${lines.join('\n')}\n\nEach verb has --help. It reads settings from the environment and askwell.config.json.\n`
  if (isWrong) io.err(text)
  else io.out(text)
  return isWrong ? 2 : 0
}

function wantsHelp(argv: readonly string[]): boolean {
  const { values } = parseArgs({
    args: [...argv],
    options: { help: { type: 'boolean', short: 'h' } },
    strict: false,
    allowPositionals: true,
  })
  return values['help'] === true
}

function isParseError(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}

/** Node's own sentences about arguments end without a full stop. */
function closed(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`
}

function oneLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.replace(/\s*\n\s*/g, ' ').slice(0, 600)
}
