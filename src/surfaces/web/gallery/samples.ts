import type { TextSpan } from '#kit/ask-text/spans.ts'
import type { FinderGroup } from '#kit/finder/finder.tsx'
import type { MarkView } from '#kit/marks-row/marks-row.tsx'
import type { TimelineEntry } from '#kit/timeline/timeline.tsx'
import type { Wave, WavePerson } from '#kit/wave-picture/layout.ts'
import type { WideningStep } from '#kit/widening-steps/widening-steps.tsx'

export const crowd = [
  'Ada',
  'Ben',
  'Chidi',
  'Dana',
  'Emre',
  'Farah',
  'Goran',
  'Hana',
  'Ines',
  'Jonas',
  'Kofi',
  'Lena',
]
const asked = (name: string): WavePerson => ({ id: name, name, state: 'asked' })

export const waves: Readonly<Record<'two' | 'first' | 'crowd', readonly Wave[]>> = {
  two: [
    { id: '1', label: 'Wave 1', state: 'done', people: [{ id: 'mina', name: 'Mina', state: 'yes' }] },
    { id: '2', label: 'Wave 2', state: 'done', people: [asked('Tomás'), asked('Ife')] },
    { id: '3', label: 'Your team: not needed', state: 'stopped', people: [] },
  ],
  first: [
    { id: '1', label: 'Now', state: 'done', people: [asked('Ada')] },
    {
      id: '2',
      label: 'Tomorrow 09:00',
      state: 'planned',
      people: [
        { id: 'b', name: 'Ben', state: 'later' },
        { id: 'c', name: 'Chidi', state: 'later' },
      ],
    },
  ],
  crowd: [
    {
      id: '1',
      label: 'Wave 1',
      state: 'done',
      people: crowd.map((name) => ({ id: name, name, state: name === 'Emre' ? 'yes' : 'asked' })),
    },
  ],
}

export const ask =
  'Our nightly export has timed out three nights running. I’ve traced it to the connection pooler dropping idle sessions, and the finance close needs the file on Friday. Could you look at the config with me for 20 minutes?'

const span = (words: string, mark: string): TextSpan => {
  const start = ask.indexOf(words)
  return { start, end: start + words.length, mark }
}

export const spans: readonly TextSpan[] = [
  span('connection pooler dropping idle sessions', 'specific'),
  span('on Friday', 'timeBound'),
  span('look at the config with me for 20 minutes', 'action'),
]

export const marks: readonly MarkView[] = [
  {
    id: 'specific',
    name: 'Specific',
    level: 2,
    levelLabel: 'there',
    found: 'connection pooler dropping idle sessions',
  },
  { id: 'meaningful', name: 'Meaningful', level: 2, levelLabel: 'there', found: 'finance close' },
  { id: 'action', name: 'Action', level: 2, levelLabel: 'there', found: 'look at the config' },
  { id: 'realistic', name: 'Realistic', level: 2, levelLabel: 'there', found: '20 minutes' },
  { id: 'timeBound', name: 'Time-bound', level: 1, levelLabel: 'begun', found: 'by when for you?' },
]

export const steps: readonly WideningStep[] = [
  { id: 'people', name: 'Mina', when: 'now', state: 'first', switchable: false },
  { id: 'suggested', name: '2 more', when: 'Tue 16:30', state: 'on', switchable: true },
  { id: 'team', name: 'Your team', when: 'Thu 10:00', state: 'on', switchable: true },
  { id: 'everyone', name: 'Everyone', when: 'off', state: 'off', switchable: true },
]

export const history: readonly TimelineEntry[] = [
  {
    id: '1',
    kind: 'need',
    at: 'Mon 10:12',
    dateTime: '2026-05-18T08:12:00Z',
    text: 'You asked.',
    detail: 'Mina first, held until she was next reachable.',
  },
  {
    id: '2',
    kind: 'plain',
    at: 'Mon 14:30',
    dateTime: '2026-05-18T12:30:00Z',
    text: 'Reached Mina in Slack.',
  },
  {
    id: '3',
    kind: 'need',
    at: 'Tue 16:30',
    dateTime: '2026-05-19T14:30:00Z',
    text: 'Widened to Tomás and Ife.',
    detail: 'Noor passed it to Tomás: “He wrote that job.”',
  },
  {
    id: '4',
    kind: 'plain',
    at: 'Tue 17:05',
    dateTime: '2026-05-19T15:05:00Z',
    text: 'Tomás can’t this week.',
    detail: 'He wished you luck.',
  },
  {
    id: '5',
    kind: 'help',
    at: 'Wed 08:50',
    dateTime: '2026-05-20T06:50:00Z',
    text: 'Mina said yes.',
    detail: 'Widening stopped; Ife was told it’s taken care of.',
  },
]

/** A command and two asks at hand, and what a server found later. */
export function finderRows(query: string): readonly FinderGroup[] {
  const here = [
    { id: 'ask', label: 'Ask for help', keys: ['C'] },
    { id: 'people', label: 'People', keys: ['G', 'P'] },
    { id: 'pooler', label: 'The pooler drops idle sessions', detail: 'ask', voice: true },
  ]
  const later = [{ id: 'chidi', label: 'Chidi Anand', detail: 'Data' }]
  const holds = ({ label }: { label: string }) => label.toLowerCase().includes(query.toLowerCase())
  return [
    { id: 'here', label: 'At hand', rows: here.filter(holds) },
    { id: 'later', label: 'More from here', rows: later.filter(holds) },
  ]
}
