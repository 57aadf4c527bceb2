import { afterAll, afterEach, expect, test } from 'vitest'
import { startTestSmtpServer } from '#platform/mailer/fixtures/smtp-server.ts'
import { lastWords, removePlaces } from '../fixtures/processes.ts'
import { runCrashes } from './driver.ts'
import { judge } from './verdict.ts'

afterEach(({ task }) => lastWords(task.result?.state === 'fail'))
afterAll(removePlaces)

const KILLS = 30
const SEED = Number(process.env['ASKWELL_SEED'] ?? 20_261_122)

test('thirty kill -9 under four writers lose nothing that was acknowledged and double nothing', async () => {
  const smtp = await startTestSmtpServer()
  const { history, sight, restartsMs, output } = await runCrashes({ kills: KILLS, seed: SEED, smtp })
  await smtp.close()
  const { lost, doubled, wrong, extraMails } = judge(history, sight)
  expect({ lost, doubled, wrong, seed: SEED }).toEqual({ lost: [], doubled: [], wrong: [], seed: SEED })
  expect(extraMails).toBeLessThanOrEqual(KILLS)
  expect(output).not.toContain('"msg":"fault"')
  expect(restartsMs).toHaveLength(KILLS)
  expect(history.of('create').length).toBeGreaterThan(KILLS)
  expect(history.entries.some((entry) => entry.tries.includes('broken'))).toBe(true)
}, 300_000)
