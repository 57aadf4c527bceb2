import type { SeedPerson } from '../fixtures/cast.ts'

/** A small organisation that can be reached at any hour, with enough history for true reasons. */
export const PEOPLE: readonly SeedPerson[] = [
  { email: 'ada@example.org', name: 'Ada Park', team: 'Platform', role: 'admin', limit: 20 },
  { email: 'ben@example.org', name: 'Ben Okafor', team: 'Platform', limit: 20 },
  { email: 'chidi@example.org', name: 'Chidi Anand', team: 'Data', limit: 20 },
  { email: 'dana@example.org', name: 'Dana Reyes', team: 'Data', role: 'lead', limit: 20 },
  { email: 'emre@example.org', name: 'Emre Kaya', team: 'Data', limit: 20 },
].map((person) => ({ zone: 'Europe/Lisbon', ...person }) as SeedPerson)

const helped = (time: string, helper: string, author: string, text: string) => ({
  time,
  people: [
    [`${helper}@example.org`, 'helper'],
    [`${author}@example.org`, 'author'],
  ],
  text,
})

export const EVIDENCE: readonly object[] = [
  helped('2026-10-01T10:00:00Z', 'ben', 'ada', 'pooler timeout fixed in the nightly export'),
  helped('2026-10-12T10:00:00Z', 'ben', 'ada', 'connection pooler dropped idle sessions, config raised'),
  helped('2026-09-02T10:00:00Z', 'dana', 'emre', 'export of invoices and its nightly job'),
  helped('2026-10-20T10:00:00Z', 'chidi', 'dana', 'survival curves for the returns of last winter'),
  helped('2026-08-20T10:00:00Z', 'emre', 'chidi', 'sessions of the dashboard and their idle time'),
]

/** An ask that has all five marks, from this organisation's own subject. */
export const POOLER_ASK =
  'Our nightly export has timed out three nights running. I traced it to the connection pooler dropping idle sessions. ' +
  'Could you look at the pooler config with me for 20 minutes by Friday noon? The finance close needs the file.'
