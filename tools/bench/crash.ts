import { parseArgs } from 'node:util'
import { startTestSmtpServer } from '#platform/mailer/fixtures/smtp-server.ts'
import { type CrashRun, runCrashes } from '../../tests/crash/driver.ts'
import { judge } from '../../tests/crash/verdict.ts'
import { removePlaces } from '../../tests/fixtures/processes.ts'

/**
 * `npm run bench -- crash [--kills 200] [--seed 1]`: kill -9 at random moments under four writers who retry, every
 * third time PostgreSQL too; then what was acknowledged is held against what is there. Fails where anything acknowledged is lost
 * or anything is there twice.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
  })
  const kills = Number(values.kills)
  const smtp = await startTestSmtpServer()
  try {
    const say = (line: string) => console.error(line)
    report(kills, await runCrashes({ kills, seed: Number(values.seed), smtp, say }))
  } finally {
    await smtp.close()
    await removePlaces()
  }
}

function report(kills: number, run: CrashRun): void {
  const { history, sight, restartsMs, postgresKills } = run
  const { lost, doubled, wrong, extraMails } = judge(history, sight)
  const acknowledged = history.entries.filter((entry) => entry.status >= 200 && entry.status < 300).length
  const broken = history.entries.filter((entry) => entry.tries.includes('broken')).length
  const replayed = history.entries.filter((entry) => entry.replayed).length
  const sorted = restartsMs.toSorted((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  console.log(`${kills} × kill -9, ${postgresKills} of them with PostgreSQL`)
  console.log(
    `${acknowledged} acknowledged writes, ${broken} broken off under way, ${replayed} answered from memory`,
  )
  console.log(`lost ${lost.length}, doubled ${doubled.length}, wrong ${wrong.length}`)
  console.log(`${sight.mails.length} mails, ${extraMails} of them second copies`)
  console.log(`ready again after ${median.toFixed(0)} ms (median), ${sorted.at(-1)?.toFixed(0)} ms (worst)`)
  for (const line of [...lost, ...doubled, ...wrong].slice(0, 20)) console.log(`  ${line}`)
  if (lost.length + doubled.length + wrong.length > 0 || extraMails > kills) process.exitCode = 1
}
