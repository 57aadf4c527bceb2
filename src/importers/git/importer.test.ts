import { chown, cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { instant } from '#engine/time/instant.ts'
import { type Gathered, gather } from '../contract/gather.ts'
import type { ReadContext } from '../contract.ts'
import { describeImporter } from '../describe-importer.ts'
import { addCommits, type HandMadeCommit, handMade, runGit } from './fixtures/hand-made.ts'
import { makeRepository } from './fixtures/make-repository.ts'
import { importer } from './importer.ts'
import strings from './strings/en.json' with { type: 'json' }

const NOW = instant(Date.UTC(2026, 10, 22))
const GOOD: HandMadeCommit = {
  message: 'pool: return the lease after the rollback\n\nHelped-by: Ben Okri <ben@example.org>\n',
}
const home = { folder: '', made: 0 }

beforeAll(async () => {
  home.folder = await mkdtemp(join(tmpdir(), 'askwell-git-'))
})
afterAll(() => rm(home.folder, { recursive: true, force: true }))

const fresh = () => join(home.folder, `r${home.made++}`)
const make = (commits: readonly HandMadeCommit[], options: { mailmap?: string } = {}) =>
  handMade(fresh(), commits, options)
const read = (folder: string, context: Partial<ReadContext> = {}, ref = 'HEAD'): Promise<Gathered> =>
  gather(importer.read(folder, { ref }, { now: NOW, ...context }))

describeImporter(importer, {
  options: { ref: 'HEAD' },
  strings,
  make: async (folder) => (await makeRepository({ folder, commits: 300, people: 40 })).folder,
  grow: (source) => addCommits(source, [GOOD, { ...GOOD, message: 'tls: follow the chain\n' }]),
  grown: 2,
  hostile: {
    'a message of five megabytes': {
      make: (folder) =>
        handMade(folder, [GOOD, { message: `big\n\n${'stack frame\n'.repeat(430_000)}` }, GOOD]),
      good: 3,
    },
    'broken encodings': {
      make: (folder) =>
        handMade(folder, [
          GOOD,
          { message: Buffer.from([0x66, 0x69, 0x78, 0xff, 0xfe, 0xc3, 0x28, 0x0a]) },
          { message: Buffer.from('M\xfcller lost a lease\n', 'latin1'), header: 'encoding ISO-8859-1' },
          { message: 'unknown\n', header: 'encoding x-no-such-thing' },
          { message: 'cut\0off\n' },
          GOOD,
        ]),
      good: 6,
    },
    'impossible dates': {
      make: (folder) =>
        handMade(folder, [
          GOOD,
          { message: 'never set\n', authored: '0 +0000', committed: '0 +0000' },
          {
            message: 'far away\n',
            authored: '99999999999999999999 +0000',
            committed: '18446744073709551615 +0000',
          },
          { message: 'no number\n', authored: 'yesterday', committed: 'tomorrow' },
          { message: 'negative\n', authored: '-5 +0000', committed: '-5 +0000' },
          { message: 'the author knows\n', authored: '1770000002 +0000', committed: '4102444800 +9999' },
          GOOD,
        ]),
      good: 3,
    },
    'odd people and trailers': {
      make: (folder) =>
        handMade(folder, [
          GOOD,
          { author: '<>', message: 'nobody\n' },
          { author: '  <<x>> <y@example.org>', message: 'brackets\n' },
          { author: `${'A'.repeat(5000)} <a@example.org>`, message: 'long name\n' },
          { author: '\u202eevil\u0007 Name <b@example.org>', message: '\u202e\u0001\u001b[31mred\n' },
          {
            message: `x\n\nHelped-by: ${'Ada '.repeat(9000)}\nReviewed-by:\nReviewed-by: <\nHelped-by: >@<\n`,
          },
          {
            message: Array.from({ length: 5000 }, (_, n) => `Acked-by: P ${n} Q <p${n}@example.org>`).join(
              '\n',
            ),
          },
          { message: '' },
          { message: '\n\n\n' },
          GOOD,
        ]),
      good: 8,
    },
    'file names that look like the log itself': {
      make: (folder) =>
        handMade(folder, [
          { ...GOOD, files: ['\nnew line', 'a\tb', '\u202eexe.txt', ' ', '"quoted"'] },
          { ...GOOD, files: Array.from({ length: 3000 }, (_, n) => `deep/${n}/${'x'.repeat(200)}`) },
          GOOD,
        ]),
      good: 3,
    },
    'a mailmap that makes no sense': {
      make: (folder) =>
        handMade(folder, [GOOD], { mailmap: '<\n<>\n<> <>\nA <\u0000\nB> <c@d\n'.repeat(2000) }),
      good: 1,
    },
  },
})

test('gives the author first, each person once, with the strongest role', async () => {
  const folder = await make([
    {
      message: `pool: x\n\nReviewed-by: Ada Lovelace <ada@example.org>\nReviewed-by: Ben Okri <ben@example.org>
Helped-by: Ben Okri <ben@example.org>\nReported-by: Dana Scully <dana@example.org>\n`,
    },
  ])
  const { pieces } = await read(folder)
  expect(pieces[0]?.people).toEqual([
    ['ada@example.org', 'author'],
    ['ben@example.org', 'helper'],
    ['dana@example.org', 'reporter'],
  ])
})

test('takes trailers and names out of the text and keeps what was done', async () => {
  const folder = await make([
    {
      message: `pool: return the lease after the rollback

Ben noticed this on https://ci.example.org/42 and wrote to ada@example.org; thanks to Chidi Anagonye.

Helped-by: Ben Okri <ben@example.org>
Fixes: #12
Signed-off-by: Ada Lovelace <ada@example.org>
`,
    },
  ])
  const { pieces } = await read(folder)
  expect(pieces[0]?.text).toBe(
    'pool: return the lease after the rollback\n\n… noticed this on … and wrote to …; thanks to ….',
  )
})

test('merges people by the mailmap, by address in any case, and by full name', async () => {
  const folder = await make(
    [
      { author: 'ada <ADA@example.org>', message: 'one\n' },
      { author: 'Ada Lovelace <ada@home.example>', message: 'two\n' },
      { message: 'three\n\nHelped-by: A. L. <al@old.example>\n', author: 'Ben Okri <ben@example.org>' },
      { author: 'Ada Lovelace <ada@example.org>', message: 'four\n' },
    ],
    { mailmap: 'Ada Lovelace <ada@example.org> <al@old.example>\n' },
  )
  const { people, pieces } = await read(folder)
  expect([...people.keys()].sort()).toEqual(['ada@example.org', 'ben@example.org'])
  expect(
    pieces.flatMap((piece) => piece.people.map(([key]) => key)).filter((key) => key.startsWith('ada')),
  ).toHaveLength(4)
  expect(people.get('ada@example.org')?.person).toMatchObject({
    name: 'Ada Lovelace',
    email: 'ada@example.org',
  })
})

test('leaves out bots and assistants, and says how many commits had nobody else', async () => {
  const folder = await make([
    { author: 'dependabot[bot] <1+dependabot[bot]@users.noreply.github.com>', message: 'bump\n' },
    {
      message: 'x\n\nCo-authored-by: Claude <noreply@anthropic.com>\nAssisted-by: Copilot:gpt-5 coccinelle\n',
    },
    {
      author: 'renovate <bot@renovateapp.com>',
      message: 'bump\n\nReviewed-by: Ada Lovelace <ada@example.org>\n',
    },
  ])
  const { people, pieces, skips } = await read(folder)
  expect([...people.keys()]).toEqual(['ada@example.org'])
  expect(pieces.map((piece) => piece.people)).toEqual([
    [['ada@example.org', 'reviewer']],
    [['ada@example.org', 'author']],
  ])
  expect(skips.map(({ reason }) => reason)).toEqual(['import.git.onlyPrograms'])
})

test('passes over merges and takes the time of the committer', async () => {
  const folder = await make([{ ...GOOD, authored: '1600000000 +0000', committed: '1770000000 +0200' }])
  await runGit(folder, ['update-ref', 'refs/heads/side', 'refs/heads/main'])
  await addCommits(folder, [GOOD])
  const [main, side] = await Promise.all(['main', 'side'].map((name) => runGit(folder, ['rev-parse', name])))
  const tree = await runGit(folder, ['rev-parse', 'main^{tree}'])
  const merge = `tree ${tree}\nparent ${main}\nparent ${side}\nauthor A B <a@b.org> 1770000009 +0000\ncommitter A B <a@b.org> 1770000009 +0000\n\nMerge\n`
  const id = await runGit(folder, ['hash-object', '-t', 'commit', '-w', '--stdin'], Buffer.from(merge))
  await runGit(folder, ['update-ref', 'refs/heads/main', id])
  const { pieces } = await read(folder)
  expect(pieces.map(({ at }) => at)).toEqual([1_770_000_001_000, 1_770_000_000_000])
})

test('takes the mailmap of a bare repository from its newest commit', async () => {
  const { folder, people } = await makeRepository({ folder: fresh(), commits: 400, people: 30, bare: true })
  const { people: found } = await read(folder)
  const former = people.flatMap(({ formerEmail }) => formerEmail ?? [])
  expect(former.length).toBeGreaterThan(0)
  expect([...found.keys()].filter((key) => former.includes(key))).toEqual([])
  expect(found.size).toBe(30)
})

test('reads messages in the encoding that they name', async () => {
  const folder = await make([
    { message: Buffer.from('M\xfchle: Stra\xdfe\n', 'latin1'), header: 'encoding ISO-8859-1' },
    { message: 'Mühle: Straße\n' },
  ])
  const { pieces } = await read(folder)
  expect(pieces.map(({ text }) => text)).toEqual(['Mühle: Straße', 'Mühle: Straße'])
})

test('keeps at most sixty paths', async () => {
  const files = Array.from({ length: 70 }, (_, n) => `src/file-${n}.c`)
  const { pieces } = await read(await make([{ ...GOOD, files }]))
  expect(pieces[0]?.paths).toHaveLength(60)
  expect(pieces[0]?.paths[0]).toBe('src/file-0.c')
})

test('reads another branch where it is named', async () => {
  const folder = await make([GOOD])
  await runGit(folder, ['update-ref', 'refs/heads/old', 'refs/heads/main'])
  await addCommits(folder, [GOOD])
  expect((await read(folder, {}, 'old')).pieces).toHaveLength(1)
  expect((await read(folder, {}, '--upload-pack=touch /tmp/x')).refusal?.refusal).toBe('import.git.noSuchRef')
})

test('reads on after a forced push, and again after the old commits are gone', async () => {
  const folder = await make([GOOD, { message: 'to be forgotten\n' }])
  const { cursor = '' } = await read(folder)
  await runGit(folder, ['update-ref', 'refs/heads/main', 'main~1'])
  await addCommits(folder, [{ message: 'instead\n' }])
  expect((await read(folder, { cursor })).pieces.map(({ text }) => text)).toEqual(['instead'])
  await runGit(folder, ['reflog', 'expire', '--expire=now', '--all'])
  await runGit(folder, ['gc', '--quiet', '--prune=now'])
  expect((await read(folder, { cursor })).pieces).toHaveLength(2)
})

test('says what is missing: no repository, no commits, no such branch, no history', async () => {
  const plain = fresh()
  await mkdir(plain)
  const empty = await make([])
  const full = await make([GOOD, GOOD, { ...GOOD, files: ['a'] }])
  const shallow = fresh()
  await runGit(home.folder, ['clone', '--quiet', '--depth=1', `file://${full}`, shallow])
  const file = join(home.folder, 'a-file')
  await writeFile(file, 'x')
  const codes = await Promise.all(
    [plain, empty, shallow, file, join(full, 'nowhere')].map(
      async (folder) => (await read(folder)).refusal?.refusal,
    ),
  )
  expect(codes).toEqual([
    'import.git.notARepository',
    'import.git.empty',
    'import.git.tooShallow',
    'import.git.noFolder',
    'import.git.noFolder',
  ])
})

test('says that there is no git where there is none', async () => {
  const folder = await make([GOOD])
  vi.stubEnv('PATH', fresh())
  const { refusal } = await read(folder)
  vi.unstubAllEnvs()
  expect(refusal?.refusal).toBe('import.git.noGit')
})

test('takes no paths from the edge of a shallow clone, where each file looks new, and reads again once it is whole', async () => {
  const origin = await make([
    { ...GOOD, files: ['a', 'b'] },
    { ...GOOD, files: ['c'] },
    { ...GOOD, files: ['d'] },
  ])
  const folder = fresh()
  await runGit(home.folder, ['clone', '--quiet', '--depth=2', `file://${origin}`, folder])
  const first = await read(folder)
  expect(first.pieces.map(({ paths }) => paths)).toEqual([['d'], []])
  expect(first.skips.map(({ reason }) => reason)).toEqual(['import.git.shallow'])
  const { cursor = '' } = first
  expect((await read(folder, { cursor })).pieces).toEqual([])
  await runGit(folder, ['fetch', '--quiet', '--unshallow'])
  expect((await read(folder, { cursor })).pieces.map(({ paths }) => paths)).toEqual([
    ['d'],
    ['c'],
    ['a', 'b'],
  ])
})

test('keeps what was read before a broken place and says where to look', async () => {
  const folder = await make(Array.from({ length: 5 }, (_, n) => ({ ...GOOD, message: `commit ${n}\n` })))
  const broken = await runGit(folder, ['rev-parse', 'main~3'])
  await rm(join(folder, '.git/objects', broken.slice(0, 2), broken.slice(2)))
  const { pieces, refusal } = await read(folder)
  expect(refusal?.refusal).toBe('import.git.broken')
  expect(pieces.length).toBeLessThanOrEqual(2)
})

test("runs nothing that a repository's own settings name", async () => {
  const folder = await make([{ ...GOOD, files: ['a.bin'] }])
  const trap = join(folder, 'trap')
  await writeFile(join(folder, '.gitattributes'), '* diff=evil\n')
  for (const key of [
    'diff.evil.textconv',
    'diff.external',
    'core.fsmonitor',
    'core.pager',
    'gpg.program',
    'core.sshCommand',
  ]) {
    await runGit(folder, ['config', key, `touch ${trap}; cat`])
  }
  await runGit(folder, ['config', 'log.showSignature', 'true'])
  await runGit(folder, ['config', 'diff.orderFile', '/no/such/file'])
  await runGit(folder, ['config', 'color.ui', 'always'])
  const { pieces } = await read(folder)
  expect(pieces[0]?.paths).toEqual(['a.bin'])
  await expect(cp(trap, `${trap}2`)).rejects.toThrow('ENOENT')
})

test.skipIf(process.getuid?.() !== 0)('reads a clone that belongs to somebody else', async () => {
  const folder = await make([GOOD])
  await chown(folder, 65_534, 65_534)
  await chown(join(folder, '.git'), 65_534, 65_534)
  expect((await read(folder)).pieces).toHaveLength(1)
})

test('never follows a mailmap that is a link to somewhere else', async () => {
  const folder = await make([{ author: 'A <a@example.org>', message: 'x\n' }])
  const outside = join(home.folder, 'outside')
  await writeFile(outside, 'Secret Name <a@example.org>\n')
  await symlink(outside, join(folder, '.mailmap'))
  expect(JSON.stringify([...(await read(folder)).people])).not.toContain('Secret')
})

test('tells how far it is, and how much there is in all', async () => {
  const folder = fresh()
  await makeRepository({ folder, commits: 1200, people: 20 })
  const told: { done: number; total?: number }[] = []
  await read(folder, { progress: (progress) => told.push(progress) })
  expect(told.at(-1)).toEqual({ done: 1200, total: 1200 })
  expect(told.length).toBeGreaterThan(1)
})

test('recognises a clone and a bare repository', () => {
  expect(importer.recognises({ name: 'x', entries: ['.git', 'src'] })).toBe(true)
  expect(importer.recognises({ name: 'x.git', entries: ['HEAD', 'objects', 'refs', 'config'] })).toBe(true)
  expect(importer.recognises({ name: 'x', entries: ['src'] })).toBe(false)
  expect(importer.recognises({ name: 'people.csv', head: new Uint8Array() })).toBe(false)
})
