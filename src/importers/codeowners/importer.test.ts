import { appendFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { instant } from '#engine/time/instant.ts'
import { gather } from '../contract/gather.ts'
import { describeImporter } from '../describe-importer.ts'
import { type CodeownersOptions, importer } from './importer.ts'
import strings from './strings/en.json' with { type: 'json' }

const NOW = instant(Date.UTC(2026, 10, 22))
const OPTIONS: CodeownersOptions = { source: 'codeowners', owners: {} }

async function fileOf(folder: string, content: string | Buffer): Promise<string> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'CODEOWNERS')
  await writeFile(file, content)
  return file
}

const many = Array.from({ length: 24 }, (_, n) => `/src/part-${n}/ ada@example.org @ben-${n}`).join('\n')

describeImporter(importer, {
  options: OPTIONS,
  strings,
  make: (folder) => fileOf(folder, `${many}\n`),
  grow: (file) => appendFile(file, '/docs/ chidi@example.org\n/src/part-0/ ada@example.org\n'),
  grown: 1,
  hostile: {
    'a line of a megabyte': {
      make: (folder) => fileOf(folder, `/a/ ada@example.org\n/${'b'.repeat(1 << 20)} @ben\n/c/ @chidi\n`),
      good: 2,
    },
    'bytes that are no text': {
      make: (folder) =>
        fileOf(folder, Buffer.concat([Buffer.from([0xff, 0xfe, 0x00, 0x0a]), Buffer.from('/a/ @ada\n')])),
      good: 1,
    },
    'controls, odd owners and half patterns': {
      make: (folder) =>
        fileOf(
          folder,
          '/a\u0007\u202e/ @ada\n* \n[ @x\n/b @\n/c @ok not-an-owner @@ ok@example.org\n\\#d\\ e @ada\n',
        ),
      good: 4,
    },
    'a name that every object has': {
      make: (folder) => fileOf(folder, '/a/ @constructor @__proto__ @toString\n'),
      good: 3,
    },
  },
})

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'askwell-owners-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const read = (source: string, options: Partial<CodeownersOptions> = {}) =>
  gather(importer.read(source, { ...OPTIONS, ...options }, { now: NOW }))

test('what stands above a pattern says what it is about, and the place is what search finds', async () => {
  const file = await fileOf(
    join(folder, 'about'),
    '# Connection pooling\n/src/pooler/**/*.c @ben # since May\n',
  )
  const { pieces } = await read(file)
  expect(pieces).toMatchObject([
    { text: 'Connection pooling\n/src/pooler/**/*.c', paths: ['src/pooler'], people: [['@ben', 'owner']] },
  ])
})

test('a section gives its owners to the lines that name none', async () => {
  const file = await fileOf(join(folder, 'sections'), '^[Data team][2] @org/data\n/etl/\n/etl/load/ @chidi\n')
  const { pieces } = await read(file)
  expect(pieces.map(({ text, people }) => [text, people[0]?.[0]])).toEqual([
    ['Data team\n/etl/', '@org/data'],
    ['Data team\n/etl/load/', '@chidi'],
  ])
})

test('a team and a name become the people whom the organisation knows by them', async () => {
  const file = await fileOf(join(folder, 'teams'), '/etl/ @org/data @ben\n')
  const owners = { 'org/data': ['Ada@example.org', 'chidi@example.org'], ben: ['ben@example.org'] }
  const { pieces, people } = await read(file, { owners })
  expect(pieces.map((piece) => piece.people.map(([key]) => key))).toEqual([
    ['ada@example.org', 'chidi@example.org'],
    ['ben@example.org'],
  ])
  expect([...people.values()].map(({ person }) => person.email)).toEqual([
    'ada@example.org',
    'chidi@example.org',
    'ben@example.org',
  ])
})

test('a clone is enough: the file is found where hosts look for it', async () => {
  const clone = join(folder, 'clone')
  await fileOf(join(clone, '.github'), '/a/ @ada\n')
  await fileOf(join(clone, 'docs'), '/b/ @ben\n')
  const { pieces } = await read(clone)
  expect(pieces.map(({ paths }) => paths)).toEqual([['a']])
})
