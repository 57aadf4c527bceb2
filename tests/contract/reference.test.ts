import { expect, test } from 'vitest'
import { createProblems, platformRefusals } from '#platform/http/problem.ts'
import { readCatalogue } from '#surfaces/server/catalogue.ts'
import { renderReference } from '#surfaces/server/reference.ts'

const catalogue = readCatalogue()
const page = renderReference(catalogue)
const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)

test('the type of every problem leads to its own place in the reference', () => {
  const problems = createProblems(catalogue.refusals, () => 'something')
  const codes = Object.keys({ ...platformRefusals, ...catalogue.refusals })
  const fragments = codes.map((refusal) => problems.of({ refusal }).type.replace('/api/docs#', ''))
  expect(fragments.filter((fragment) => !ids.includes(fragment))).toEqual([])
  expect(page).toContain('Somebody has already said yes to this ask.')
})

test('no place in the reference has the name of another', () => {
  expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([])
})
