import { appendFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { instant } from '#engine/time/instant.ts'
import { gather } from '../contract/gather.ts'
import { describeImporter } from '../describe-importer.ts'
import { importer } from './importer.ts'
import strings from './strings/en.json' with { type: 'json' }

const HEADER = 'email,name,team,department,title,manager,zone,languages,start,end\n'
const home = { folder: '', made: 0 }

beforeAll(async () => {
  home.folder = await mkdtemp(join(tmpdir(), 'askwell-people-'))
})
afterAll(() => rm(home.folder, { recursive: true, force: true }))

async function write(path: string, content: string | Buffer): Promise<string> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, content)
  return path
}
const read = async (content: string | Buffer) => {
  const path = await write(join(home.folder, `${home.made++}`, 'people.csv'), content)
  return gather(importer.read(path, {}, { now: instant(0) }))
}
const told = ({ skips }: Awaited<ReturnType<typeof read>>) =>
  skips.map(({ reason, where }) => `${reason} ${where}`)
const rows = (count: number) =>
  Array.from({ length: count }, (_, n) => `p${n}@example.org,Person ${n}\n`).join('')

describeImporter(importer, {
  options: {},
  strings,
  make: (path) =>
    write(
      path,
      `email,name,room\n${rows(30)}p1@example.org,Again\nbad,Bad\n"open,quote\nz@example.org,Zed\n`,
    ),
  grow: (path) => appendFile(path, 'new@example.org,New Person\n'),
  grown: 1,
  hostile: {
    'quotes that never close': {
      make: (path) =>
        write(
          path,
          `email,name\na@example.org,"Ada\nb@example.org,Ben\nc@example.org,"C"x\nd@example.org,Dana\n`,
        ),
      good: 2,
    },
    'a file that is nothing but open quotes': {
      make: (path) => write(path, `email,name\n${'a@example.org,"A\n'.repeat(3001)}`),
      good: 0,
    },
    'an endless line': {
      make: (path) => write(path, `email,name\n"${'x'.repeat(200_000)}\nb@example.org,Ben\n`),
      good: 1,
    },
    'hidden and dangerous characters': {
      make: (path) =>
        write(
          path,
          'email,name,team\nada@example.org,"\u202e=cmd|x!A1\u0007",\u200b\nben@example.org,Ben,ok\n',
        ),
      good: 2,
    },
    'a spreadsheet': { make: (path) => write(path, Buffer.from('PK\u0003\u0004rest')), good: 0 },
    'bytes of a picture': { make: (path) => write(path, Buffer.from([0x89, 0x50, 0, 0, 1, 255])), good: 0 },
    'an empty file': { make: (path) => write(path, '\n \n'), good: 0 },
    'a header alone': { make: (path) => write(path, HEADER), good: 0 },
  },
})

test('reads every column', async () => {
  const line =
    'Ada@Example.org,Ada Lovelace,Pool,Platform,Engineer,Lena@example.org,europe/berlin,"en, de-de",2020-02-29,2026-12-31\n'
  const { people, skips } = await read(HEADER + line)
  expect(skips).toEqual([])
  expect(people.get('ada@example.org')).toMatchObject({
    person: { key: 'ada@example.org', name: 'Ada Lovelace', email: 'Ada@Example.org' },
    profile: {
      team: 'Pool',
      department: 'Platform',
      title: 'Engineer',
      manager: 'lena@example.org',
      zone: 'Europe/Berlin',
      languages: ['en', 'de-DE'],
      start: '2020-02-29',
      end: '2026-12-31',
    },
  })
})

test('reads what spreadsheets of other countries write', async () => {
  const name = 'Jürgen Größe'
  const table = `Email;Name;Team\r\nj@example.org;${name};"A;B\r\nC"\r\n\r\n`
  const files = [
    Buffer.from(`\ufeff${table}`),
    Buffer.from(table, 'latin1'),
    Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(table.replaceAll(';', '\t').replace('A\tB', 'A;B'), 'utf16le'),
    ]),
    Buffer.from(`sep=;\r\n${table}`),
  ]
  for (const content of files) {
    const { people } = await read(content)
    expect(people.get('j@example.org')).toMatchObject({ person: { name }, profile: { team: 'A;B C' } })
  }
})

test('takes the first of two rows with one address, and says where both stand', async () => {
  const { people, skips } = await read(
    'name,email\nAda,ada@example.org\n\n"Ben\nOkri",ben@example.org\nAda Again,ADA@example.org\n',
  )
  expect(people.size).toBe(2)
  expect(skips).toMatchObject([{ reason: 'import.people.twice', where: 'line 6', params: { first: 2 } }])
})

test('keeps a person whose zone, language, manager or dates are wrong, and names line and column', async () => {
  const bad =
    'ada@example.org,Ada,,,,boss,Mars/Olympus,klingon!,2026-02-30,soon\nben@example.org,Ben,,,,,+02:00,,2026-05-01,2026-04-01\n'
  const result = await read(HEADER + bad)
  expect([...result.people.values()].map(({ profile }) => profile)).toEqual([{}, { start: '2026-05-01' }])
  expect(told(result)).toEqual([
    'import.people.badDate line 2, start',
    'import.people.badDate line 2, end',
    'import.people.badManager line 2, manager',
    'import.people.badZone line 2, zone',
    'import.people.badLanguage line 2, languages',
    'import.people.badDate line 3, end',
    'import.people.badZone line 3, zone',
  ])
})

test('passes over rows without an address or a name, and tells of unknown columns', async () => {
  const result = await read(
    'email,name,shoe size\n,Ada,3\nben,Ben,3\nc@example.org,,3\n,,\nd@example.org,Dana,3,extra,cells\n',
  )
  expect([...result.people.keys()]).toEqual(['d@example.org'])
  expect(told(result)).toEqual([
    'import.people.unknownColumn line 1',
    'import.people.noAddress line 2',
    'import.people.badAddress line 3',
    'import.people.noName line 4',
  ])
})

test('goes on after a row that is broken, with the right line numbers', async () => {
  const result = await read(
    'email,name\na@example.org,Ada\nb@example.org,"Ben\nc@example.org,Chidi\n"d@example.org"x,Dana\ne@example.org,\n',
  )
  expect([...result.people.keys()]).toEqual(['a@example.org', 'c@example.org'])
  expect(told(result)).toEqual([
    'import.people.badQuotes line 3',
    'import.people.badQuotes line 5',
    'import.people.noName line 6',
  ])
})

test.each([
  ['name\nAda\n', 'import.people.columnMissing'],
  ['e-mail,name\na@example.org,Ada\n', 'import.people.columnMissing'],
  ['email,name,Email\n', 'import.people.columnTwice'],
  ['"email,name\n', 'import.people.notCsv'],
])('refuses %j with %s', async (content, code) => {
  expect((await read(content)).refusal?.refusal).toBe(code)
})

test('reads more rows than it takes at once', async () => {
  const result = await read(`email,name\n${rows(2500)}x,X\n`)
  expect(result.people.size).toBe(2500)
  expect(told(result)).toEqual(['import.people.badAddress line 2502'])
})

test('recognises a list by its header', () => {
  const head = Buffer.from('\ufeffName;"Email";Team\r\n')
  expect(importer.recognises({ name: 'people.csv', head })).toBe(true)
  expect(importer.recognises({ name: 'people.csv', head: Buffer.from('time,from,to\n') })).toBe(false)
  expect(importer.recognises({ name: 'people.json', head })).toBe(false)
})
