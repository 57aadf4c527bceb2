import { expect, test } from 'vitest'
import { instant } from '#engine/time/instant.ts'
import { isRefusal } from '#platform/refusal.ts'
import { changePerson } from './domain.ts'
import { isActive, maySee, maySeeDetails } from './policy.ts'
import type { Person } from './schema.ts'

const now = instant(Date.parse('2026-11-23T09:00:00Z'))
const lena: Person = {
  id: 'lena',
  email: 'lena@example.org',
  name: 'Lena',
  teamId: null,
  team: null,
  department: null,
  title: null,
  managerId: null,
  role: 'admin',
  zone: 'Pacific/Auckland',
  languages: [],
  startDate: null,
  endDate: null,
  leftAt: null,
  erasedAt: null,
  simulated: false,
  version: 1,
}
const alone = { teamId: undefined, admins: 1, chain: undefined }

test.each([
  [{}, true],
  [{ leftAt: now }, false],
  [{ leftAt: instant(now + 1) }, true],
  [{ startDate: '2026-11-23' }, true],
  [{ startDate: '2026-11-24' }, false],
  [{ endDate: '2026-11-23' }, true],
  [{ endDate: '2026-11-22' }, false],
  [{ endDate: '2026-11-23', zone: 'Pacific/Kiritimati' }, true],
  [{ startDate: '2026-11-23', zone: 'Pacific/Pago_Pago' }, false],
])('%o is here: %s', (dates, expected) => {
  expect(isActive({ ...lena, ...dates }, now)).toBe(expected)
})

test.each([
  [{ role: 'member' as const }, 'person.lastAdmin'],
  [{ left: true }, 'person.lastAdmin'],
  [{ endDate: '2020-01-01' }, 'person.lastAdmin'],
  [{ startDate: '2026-01-02', endDate: '2026-01-01' }, 'person.lastAdmin'],
])('the only admin cannot be lost by %o', (patch, code) => {
  expect(changePerson(lena, patch, alone, now)).toMatchObject({ refusal: code })
  const changed = changePerson(lena, patch, { ...alone, admins: 2 }, now)
  expect(isRefusal(changed)).toBe('startDate' in patch)
})

test('a change tells which fields are new, and nothing where nothing is', () => {
  expect(changePerson(lena, { title: 'Admin', name: 'Lena' }, alone, now)).toMatchObject({
    fields: ['title'],
  })
  expect(changePerson(lena, { title: null }, alone, now)).toMatchObject({ fields: [], left: false })
  expect(changePerson(lena, {}, { ...alone, chain: ['ada', 'lena'] }, now)).toEqual({
    refusal: 'person.managerLoop',
  })
})

const gone: Person = { ...lena, id: 'jonas', leftAt: now }
test.each([
  [{ kind: 'person', personId: 'ada', role: 'member' as const }, false, false],
  [{ kind: 'person', personId: 'dana', role: 'lead' as const }, false, false],
  [{ kind: 'person', personId: 'jonas', role: 'member' as const }, true, true],
  [{ kind: 'person', personId: 'lena', role: 'admin' as const }, true, true],
  [{ kind: 'system' }, true, true],
])('%o sees who has left: %s, and addresses: %s', (viewer, sees, details) => {
  expect(maySee(viewer, gone, now)).toBe(sees)
  expect(maySeeDetails(viewer, 'jonas')).toBe(details)
  expect(maySee(viewer, { ...gone, erasedAt: now }, now)).toBe(false)
})
