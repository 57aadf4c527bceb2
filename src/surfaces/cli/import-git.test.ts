import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allActive } from '#features/people/queries.ts'
import { makeRepository } from '#importers/git/fixtures/make-repository.ts'
import { isRefusal } from '#platform/refusal.ts'
import { type TestWorld, testWorld } from '#surfaces/server/fixtures/test-world.ts'
import { importGit } from './import-git.ts'

const folder = mkdtempSync(join(tmpdir(), 'askwell-history-'))
let world: TestWorld
beforeAll(async () => {
  world = await testWorld()
  await makeRepository({ folder, commits: 300, people: 20 })
})
afterAll(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a repository becomes an organisation of its people, each marked as simulated', async () => {
  const totals: (number | undefined)[] = []
  const report = await importGit(world, folder, {
    createPeople: true,
    progress: (_, total) => totals.push(total),
  })
  if (isRefusal(report)) throw new Error(report.refusal)
  const people = await world.run((tx) => allActive(tx))
  expect(people.length).toBe(report.piecesOf.size)
  expect(people.every((person) => person.simulated)).toBe(true)
  expect(report.counts.added).toBeGreaterThan(250)
  expect(report.counts.unknownPeople).toBe(0)
  expect(totals.at(-1)).toBe(report.counts.read)
  expect(report.newestSubject.split(' ').length).toBeGreaterThanOrEqual(5)
})
