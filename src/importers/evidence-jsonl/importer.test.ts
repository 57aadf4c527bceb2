import { appendFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { instant } from '#engine/time/instant.ts'
import { gather } from '../contract/gather.ts'
import { describeImporter } from '../describe-importer.ts'
import { importer } from './importer.ts'
import strings from './strings/en.json' with { type: 'json' }

const LINE = { time: '2026-05-22T10:00:00Z', people: [['ada@example.org', 'helper']], text: 'pooler timeout' }
const home = { folder: '', made: 0 }

beforeAll(async () => {
  home.folder = await mkdtemp(join(tmpdir(), 'askwell-evidence-'))
})
afterAll(() => rm(home.folder, { recursive: true, force: true }))

async function write(path: string, content: string | Buffer): Promise<string> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, content)
  return path
}
const file = (content: string | Buffer, name = 'e.jsonl') =>
  write(join(home.folder, `${home.made++}`, name), content)
const lines = (...all: unknown[]) => all.map((line) => `${JSON.stringify(line)}\n`).join('')
const read = (path: string) =>
  gather(importer.read(path, { source: 'evidence' }, { now: instant(Date.UTC(2026, 10, 22)) }))
const many = Array.from({ length: 40 }, (_, n) => ({
  t: 1_770_000_000 + n,
  people: [
    [n % 7, 'author'],
    [`p${n % 5}`, 'helper'],
  ],
  text: `piece ${n}`,
}))

describeImporter(importer, {
  options: { source: 'evidence' },
  strings,
  make: (path) => write(path, `${lines(...many)}not json\n\n${lines(LINE)}`),
  grow: (path) => appendFile(path, lines({ ...LINE, text: 'new' })),
  grown: 1,
  hostile: {
    'a line of five megabytes': {
      make: (path) =>
        write(path, `${lines(LINE)}${'x'.repeat(5 << 20)}\n${lines({ ...LINE, text: 'after' })}`),
      good: 2,
    },
    'lines that are no evidence': {
      make: (path) =>
        write(
          path,
          [
            '{',
            '[]',
            'null',
            '7',
            '""',
            '{}',
            '{"time":"yesterday"}',
            '{"t":"1"}',
            '{"t":1e300,"people":[[1,"a"]],"text":""}',
            '{"t":1,"people":[],"text":""}',
            '{"t":1,"people":[["a"]],"text":""}',
            '{"t":1,"people":{"a":1},"text":""}',
            '{"t":1,"people":[[{},"helper"]],"text":""}',
            '{"t":1,"people":[["a","helper"]]}',
            '{"t":1,"people":[["a","helper"]],"text":7}',
            '{"t":1,"people":[["a","helper"]],"text":"x","paths":"a"}',
            '{"__proto__":{"t":1},"constructor":1}',
            JSON.stringify(LINE),
          ].join('\n'),
        ),
      good: 1,
    },
    'broken encodings and characters that no database takes': {
      make: (path) =>
        write(
          path,
          Buffer.concat([
            Buffer.from(lines(LINE)),
            Buffer.from([0xff, 0xfe, 0x00, 0x0a]),
            Buffer.from(
              '{"t":1,"people":[["a\\u0000b","helper"]],"text":"\\ud800 \\u0000 x","id":"\\udfff"}\n',
            ),
          ]),
        ),
      good: 2,
    },
    'an archive that was cut off': {
      make: (path) =>
        write(path, gzipSync(lines(...Array.from({ length: 9000 }, () => LINE))).subarray(0, -300)),
      good: 0,
    },
    'an empty file': { make: (path) => write(path, ''), good: 0 },
    'a file without a last line end, with a mark and CRLF': {
      make: (path) => write(path, `\ufeff${JSON.stringify(LINE)}\r\n\r\n${JSON.stringify(LINE)}`),
      good: 2,
    },
  },
})

test('reads times in both forms, with offsets and fractions', async () => {
  const at = (time: object) => ({ people: [['a', 'helper']], text: '', ...time })
  const { pieces } = await read(
    await file(lines(at({ time: '2026-05-22T12:00:00.5+02:00' }), at({ t: 1_779_444_000.5 }), at({ t: 0 }))),
  )
  expect(pieces.map((piece) => piece.at)).toEqual([1_779_444_000_500, 1_779_444_000_500, 0])
})

test('keeps persons as they are given: numbers, names and addresses', async () => {
  const people = [
    [7, 'author'],
    ['Ada Lovelace', 'helper'],
    ['ada@Example.org', 'reviewer'],
    ['Ben <ben@example.org>', 'watcher'],
  ]
  const { pieces, people: found } = await read(await file(lines({ ...LINE, people })))
  expect(pieces[0]?.people).toEqual(people.map(([person, role]) => [String(person), role]))
  expect([...found.values()].map(({ person }) => person)).toEqual([
    { key: '7', number: 7, aliases: [] },
    { key: 'Ada Lovelace', name: 'Ada Lovelace', aliases: [] },
    { key: 'ada@Example.org', email: 'ada@Example.org', aliases: [] },
    { key: 'Ben <ben@example.org>', name: 'Ben', email: 'ben@example.org', aliases: [] },
  ])
})

test('reads a single person with a role, and unpacks by content, not by name', async () => {
  const line = {
    t: 1_770_000_000,
    person: 'ada',
    role: 'helper',
    text: 'x',
    paths: ['a/b'],
    id: 5,
    source: 'wiki',
    extra: 1,
  }
  const { pieces } = await read(await file(gzipSync(lines(line)), 'e.txt'))
  expect(pieces).toEqual([
    {
      id: '5',
      at: 1_770_000_000_000,
      source: 'wiki',
      people: [['ada', 'helper']],
      text: 'x',
      paths: ['a/b'],
    },
  ])
})

test('gives a line without an id one that says the same wherever it stands', async () => {
  const { pieces } = await read(await file(lines(LINE, { ...LINE, text: 'other' }, LINE)))
  const [first, second, third] = pieces.map(({ id }) => id)
  expect(first).toBe(third)
  expect(first).not.toBe(second)
})

test('calls the source after the file, so that two files may count their lines alike', async () => {
  const path = await file(lines({ ...LINE, id: 1 }), 'wiki.jsonl.gz')
  const { pieces } = await gather(importer.read(path, {}, { now: instant(0) }))
  expect(pieces.map(({ id, source }) => [id, source])).toEqual([['1', 'evidence:wiki']])
})

test('a day that does not exist is no time', async () => {
  const days = ['2026-02-30T10:00:00Z', '2026-13-01T10:00:00Z', '2026-05-22T25:00:00Z', '2026-05-22T10:00:00']
  const { skips } = await read(await file(lines(...days.map((time) => ({ ...LINE, time })))))
  expect(skips.map(({ reason }) => reason)).toEqual(days.map(() => 'import.evidence.impossibleTime'))
})

test('names the line of each skip, and takes at most sixty paths', async () => {
  const paths = Array.from({ length: 70 }, (_, n) => `p${n}`)
  const { pieces, skips } = await read(await file(`${lines({ ...LINE, paths })}\n{\n${lines({ text: 'x' })}`))
  expect(pieces[0]?.paths).toHaveLength(60)
  expect(skips.map(({ reason, where }) => [reason, where])).toEqual([
    ['import.evidence.notJson', 'line 3'],
    ['import.evidence.noTime', 'line 4'],
  ])
})

test('reads a file from the start where a line before the cursor has changed', async () => {
  const path = await file(lines(LINE, LINE, LINE))
  const { cursor = '' } = await read(path)
  await writeFile(path, lines({ ...LINE, text: 'edited' }, LINE, LINE))
  const again = await gather(importer.read(path, { source: 'e' }, { now: instant(0), cursor }))
  expect(again.pieces).toHaveLength(3)
})

test('refuses a folder', async () => {
  expect((await read(home.folder)).refusal?.refusal).toBe('import.evidence.isFolder')
})

test('recognises evidence by its name or its first line', () => {
  const head = Buffer.from(lines(LINE))
  expect(importer.recognises({ name: 'a.jsonl.gz' })).toBe(true)
  expect(importer.recognises({ name: 'a.txt', head })).toBe(true)
  expect(importer.recognises({ name: 'a.txt', head: Buffer.from('email,name') })).toBe(false)
})
