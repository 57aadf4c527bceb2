import type { SeedPerson } from '../fixtures/cast.ts'

export const PEOPLE: readonly SeedPerson[] = [
  {
    email: 'ada@example.org',
    name: 'Ada Park',
    team: 'Platform',
    role: 'admin',
    zone: 'Europe/Lisbon',
    limit: 50,
  },
  { email: 'ben@example.org', name: 'Ben Okafor', team: 'Platform', limit: 50 },
  { email: 'chidi@example.org', name: 'Chidi Anand', team: 'Data', limit: 50 },
  { email: 'dana@example.org', name: 'Dana Reyes', team: 'Data', role: 'lead', limit: 50 },
  { email: 'emre@example.org', name: 'Emre Kaya', team: 'Data' },
]

export const EVIDENCE: readonly object[] = [
  {
    time: '2026-10-01T10:00:00Z',
    people: [
      ['ben@example.org', 'helper'],
      ['ada@example.org', 'author'],
    ],
    text: 'pooler timeout fixed in the nightly export',
    paths: ['export/pool.ts'],
  },
  {
    time: '2026-10-02T10:00:00Z',
    person: 'chidi@example.org',
    role: 'author',
    text: 'survival curves for the returns of last winter',
  },
]
