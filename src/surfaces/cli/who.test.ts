import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { instant } from '#engine/time/instant.ts'
import type { Item } from '#importers/contract.ts'
import { runWho, type WhoIo } from './who.ts'

const folder = mkdtempSync(join(tmpdir(), 'askwell-who-'))
afterAll(() => rmSync(folder, { recursive: true }))
const NOW = Date.UTC(2026, 4, 22)

function file(name: string, lines: readonly unknown[]): string {
  const path = join(folder, name)
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text)
  return path
}

async function run(argv: readonly string[], io: Partial<WhoIo> = {}) {
  let out = ''
  let err = ''
  const code = await runWho(argv, {
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    now: () => NOW,
    ...io,
  })
  return { code, out, err }
}

/** Unsorted on purpose, in both forms of time and of people. */
const evidence = file('evidence.jsonl', [
  {
    time: '2026-04-02T09:00:00Z',
    id: 'e3',
    people: [
      ['emre@example.org', 'author'],
      ['ada@example.org', 'helper'],
    ],
    text: 'Pooler drops connections',
  },
  {
    t: 1_767_258_000,
    id: 'e1',
    people: [
      ['dana@example.org', 'author'],
      ['ada@example.org', 'helper'],
    ],
    text: 'The pooler timeout again',
    paths: ['src/pool.c'],
  },
  {
    time: '2026-03-01T09:00:00Z',
    id: 'e2',
    person: 'ben@example.org',
    role: 'helper',
    text: 'Printer jams on Monday',
  },
])

test('one ask is answered from an evidence file, with a reason, in 80 columns', async () => {
  const { code, out } = await run([
    'our',
    'pooler has a timeout',
    '--evidence',
    evidence,
    '--asker',
    'Dana@example.org',
  ])
  expect(code).toBe(0)
  const lines = out.trimEnd().split('\n')
  expect(lines[0]).toBe('1  ada@example.org   helped on ‘pooler timeout’ in January')
  expect(out).not.toContain('dana@')
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(80)
})

test('machines get people with scores and reasons', async () => {
  const { out } = await run(['pooler timeout', '--evidence', evidence, '--json', '--limit', '1'])
  expect(JSON.parse(out)).toEqual({
    people: [
      {
        person: 'ada@example.org',
        name: 'ada@example.org',
        score: expect.any(Number),
        reasons: expect.any(Array),
      },
    ],
  })
})

test('an ask that meets no evidence finds nobody and says what to do', async () => {
  const empty = file('empty.jsonl', [])
  const { code, out, err } = await run(['anything', '--evidence', empty])
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err).toMatch(/Nobody found.*--evidence FILE/)
})

test('a text that no evidence has to do with finds nobody, however busy people are', async () => {
  const { code, out, err } = await run(['zygomorphic quasars', '--evidence', evidence, '--json'])
  expect({ code, out }).toEqual({ code: 1, out: '{"people":[]}\n' })
  expect(err).toBe(
    'Nobody found: no evidence has to do with this. Try other words for it, or give more evidence with --evidence FILE or --git PATH.\n',
  )
})

test('who has helped the asker before is found, whatever the text', async () => {
  const lines = file('tie.jsonl', [
    {
      time: '2026-05-01T09:00:00Z',
      people: [
        ['ada@example.org', 'author'],
        ['ben@example.org', 'helper'],
      ],
      text: 'pooler timeout',
    },
    { time: '2026-05-02T09:00:00Z', people: [['chidi@example.org', 'helper']], text: 'printer jams' },
  ])
  const found = await run(['quasars', '--evidence', lines, '--json', '--asker', 'ada@example.org'])
  const { people } = JSON.parse(found.out) as { people: { person: string }[] }
  expect(people.map(({ person }) => person)).toEqual(['ben@example.org'])
})

test('several repositories are read at once, and each counts', async () => {
  const paths: string[] = []
  const readGit = async function* (path: string): AsyncGenerator<Item> {
    paths.push(path)
    for await (const item of repository()) {
      if (item.kind !== 'piece') yield item
      else yield { ...item, piece: { ...item.piece, id: `${path} ${item.piece.id}`, source: path } }
    }
  }
  const { out } = await run(['pool waits', '--git', 'one', '--git', 'two', '--json'], { readGit })
  expect(paths).toEqual(['one', 'two'])
  const { people } = JSON.parse(out) as { people: { person: string; reasons: string[] }[] }
  const chidi = people.find(({ person }) => person === 'chidi@example.org')
  expect(chidi?.reasons.join()).toMatch(/reviewed 2 pieces/)
})

const EVIDENCE_BY_NUMBER = [
  {
    t: 100,
    id: 'a',
    people: [
      [1, 'author'],
      [2, 'helper'],
    ],
    text: 'pooler timeout',
  },
  {
    t: 300,
    id: 'c',
    people: [
      [1, 'author'],
      [4, 'helper'],
    ],
    text: 'pooler timeout',
  },
  {
    t: 200,
    id: 'b',
    people: [
      [3, 'author'],
      [2, 'helper'],
    ],
    text: 'printer jams',
  },
]

test('each query of a batch sees only what was known strictly before it', async () => {
  const numbers = file('numbers.jsonl.gz', EVIDENCE_BY_NUMBER)
  const queries = file('queries.jsonl.gz', [
    { id: 'late', t: 301, asker: 1, text: 'pooler timeout' },
    { id: 'early', t: 100, asker: 1, text: 'pooler timeout' },
    { id: 7, time: '1970-01-01T00:05:00Z', asker: 2, text: 'pooler timeout', paths: ['a/b'] },
  ])
  const { code, out } = await run(['--evidence', numbers, '--queries', queries, '--json'])
  expect(code).toBe(0)
  const lines = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: unknown; people: { person: unknown }[] })
  expect(lines.map(({ id }) => id)).toEqual(['late', 'early', 7])
  const [late, early, third] = lines.map(({ people }) => people.map(({ person }) => person))
  expect(late).toContain(4)
  expect(late).not.toContain(1)
  expect(early).toEqual([])
  expect(third).toEqual(expect.arrayContaining([1, 3]))
  expect(third).not.toContain(4)
  expect(third).not.toContain(2)
})

test('outcomes teach later queries only', async () => {
  const numbers = file('learn.jsonl', [
    ...EVIDENCE_BY_NUMBER,
    {
      t: 310,
      id: 'd',
      people: [
        [1, 'author'],
        [5, 'helper'],
      ],
      text: 'invoice ledger',
    },
  ])
  const ask = (i: number) => ({
    id: i,
    t: 400 + i,
    asker: 1,
    text: 'pooler timeout',
    helpers: [[5, 'helper']],
  })
  const queries = file(
    'outcomes.jsonl',
    Array.from({ length: 40 }, (_, i) => ask(i)),
  )
  const first = async (...more: string[]) => {
    const { out } = await run([
      '--evidence',
      numbers,
      '--queries',
      queries,
      '--json',
      '--limit',
      '2',
      ...more,
    ])
    return out
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { people: { person: number }[] }).people[0]?.person)
  }
  const plain = await first()
  const learned = await first('--learn')
  expect(plain.at(-1)).not.toBe(5)
  expect(learned.slice(0, 5)).toEqual(plain.slice(0, 5))
  expect(learned.at(-1)).toBe(5)
})

test('paths are used unless the batch asks for text alone', async () => {
  const numbers = file('paths.jsonl', [
    {
      t: 1,
      people: [
        [1, 'author'],
        [2, 'helper'],
      ],
      text: 'one',
      paths: ['src/pool.c'],
    },
    {
      t: 2,
      people: [
        [1, 'author'],
        [3, 'helper'],
      ],
      text: 'two',
      paths: ['docs/api.md'],
    },
  ])
  const queries = file('paths-queries.jsonl', [
    { id: 1, t: 9, asker: 9, text: 'three', paths: ['src/pool.c'] },
  ])
  const score = async (...more: string[]) => {
    const { out } = await run(['--evidence', numbers, '--queries', queries, '--json', ...more])
    const { people } = JSON.parse(out) as { people: { person: number; score: number }[] }
    return people.find(({ person }) => person === 2)?.score
  }
  expect(await score()).toBeGreaterThan((await score('--text-only')) ?? Number.POSITIVE_INFINITY)
})

test.each([
  [
    'evidence',
    'not json',
    /bad-evidence\.jsonl, line 2: The line is no JSON object\. Write one object a line/,
  ],
  ['queries', '{"id": 1}', /Line 2 of .*bad-queries\.jsonl has no "text"\. Write each query/],
])('a bad line in %s is refused and named', async (kind, bad, said) => {
  const good = kind === 'evidence' ? EVIDENCE_BY_NUMBER[0] : { id: 1, t: 1, asker: 1, text: 'x' }
  const path = file(`bad-${kind}.jsonl`, [good, bad])
  const queries =
    kind === 'queries' ? path : file('good-queries.jsonl', [{ id: 1, t: 1, asker: 1, text: 'x' }])
  const { code, out, err } = await run([
    '--evidence',
    kind === 'evidence' ? path : evidence,
    '--queries',
    queries,
    '--json',
  ])
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err).toMatch(said)
})

test('a file that is not there is refused with its name', async () => {
  const { code, err } = await run(['x', '--evidence', join(folder, 'nowhere.jsonl')])
  expect(code).toBe(1)
  expect(err).toContain('nowhere.jsonl')
})

test.each([
  [[]],
  [['--queries', 'q.jsonl']],
  [['text', '--queries', 'q.jsonl', '--evidence', 'e.jsonl']],
  [['text', '--learn']],
  [['text', '--limit', '0']],
  [['text', '--limit', 'many']],
  [['text', '--nonsense']],
])('wrong usage %j ends with 2 and says how', async (argv) => {
  const { code, err } = await run(argv)
  expect(code).toBe(2)
  expect(err).toMatch(/See askwell who --help\.\n$/)
})

test('help fits a terminal', async () => {
  const { code, out } = await run(['--help'])
  expect(code).toBe(0)
  expect(out).toContain('--text-only')
})

async function* repository(): AsyncGenerator<Item> {
  const person = {
    key: 'p1',
    name: 'Chidi Okafor',
    email: 'chidi@example.org',
    aliases: ['chidi@home.example'],
  }
  yield { kind: 'person', person }
  yield { kind: 'person', person: { key: 'p2', name: 'Dana', email: 'dana@example.org', aliases: [] } }
  const people = [
    ['p2', 'author'],
    ['p1', 'reviewer'],
  ] as const
  yield {
    kind: 'piece',
    piece: {
      id: 'c1',
      at: instant(NOW - 1e9),
      source: 'git',
      people,
      text: 'pool: Wait longer',
      paths: ['src/pool.c'],
    },
    cursor: '1',
  }
  yield { kind: 'done', cursor: '1' }
}

test('a repository needs no server, and people of several sources are one by their address', async () => {
  const more = file('more.jsonl', [
    { time: '2026-05-01T09:00:00Z', people: [['chidi@home.example', 'helper']], text: 'pool waits' },
  ])
  const { out } = await run(
    ['pool waits', '--git', '.', '--evidence', more, '--json', '--asker', 'dana@example.org'],
    {
      readGit: repository,
    },
  )
  const { people } = JSON.parse(out) as { people: { person: string; name: string }[] }
  expect(people.map(({ person, name }) => [person, name])).toEqual([['chidi@example.org', 'Chidi Okafor']])
})

test('with neither source it asks the database, and without one the repository here', async () => {
  const ada = { person: 'ada@example.org', name: 'Ada', score: 1, reasons: ['helped you in May'] }
  const stored = await run(['pool'], { fromDatabase: async () => [ada] })
  expect(stored.out).toBe('1  Ada  helped you in May\n')
  const here = await run(['pool'], { fromDatabase: async () => undefined, readGit: repository })
  expect(here.out).toContain('Chidi Okafor')
})
