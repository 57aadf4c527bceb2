import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Instant, instant } from '#engine/time/instant.ts'
import { type Gathered, gather, SamePeople } from './contract/gather.ts'
import type { Importer, Item, ReadContext } from './contract.ts'

export interface ImporterCases<Options> {
  readonly options: Options
  /** makes a good source with at least 20 pieces or people in the folder, and gives its path */
  readonly make: (folder: string) => Promise<string>
  /** adds something to the source that `make` made */
  readonly grow: (source: string) => Promise<void>
  /** ids of the pieces, or keys of the people, that a read after `grow` gives beyond the first read */
  readonly grown: number
  /** sources that somebody made in bad faith or by accident; each must leave at least that many good items */
  readonly hostile: Readonly<Record<string, { make: (folder: string) => Promise<string>; good: number }>>
  /** the importer's texts */
  readonly strings: Readonly<Record<string, string>>
}

const NOW: Instant = instant(Date.UTC(2026, 10, 22))
const CURSORS_TRIED = 12

/** What every importer must do, whatever it reads. A new one passes this or doesn't exist. */
export function describeImporter<Options>(importer: Importer<Options>, cases: ImporterCases<Options>): void {
  describe(`the importer ${importer.id}`, () => {
    const home = { folder: '', source: '' }
    beforeAll(async () => {
      home.folder = await mkdtemp(join(tmpdir(), 'askwell-importer-'))
      home.source = await cases.make(join(home.folder, 'good'))
    })
    afterAll(() => rm(home.folder, { recursive: true, force: true }))
    const read = (context: Partial<ReadContext> = {}, source = home.source) =>
      importer.read(source, cases.options, { now: NOW, ...context })

    test('tells who a person is before the first piece that names them, and ends with done', async () => {
      const { items } = await collect(read())
      const told = new SamePeople()
      for (const item of items) {
        told.take(item)
        if (item.kind !== 'piece') continue
        for (const [key] of item.piece.people) expect(told.people.has(told.keyOf(key))).toBe(true)
      }
      expect(items.filter(isGood).length).toBeGreaterThanOrEqual(20)
      expect(items.at(-1)?.kind).toBe('done')
      expect(items.filter((item) => item.kind === 'done' || item.kind === 'refused')).toHaveLength(1)
    })

    test('gives the same twice', async () => {
      expect(await collect(read())).toEqual(await collect(read()))
    })

    test('goes on from any cursor with exactly the rest', async () => {
      const { items } = await collect(read())
      const stops = items.flatMap((item, at) => ('cursor' in item && item.cursor !== undefined ? [at] : []))
      const step = Math.max(1, Math.floor(stops.length / CURSORS_TRIED))
      for (const at of stops.filter((_, n) => n % step === 0 || n === stops.length - 1)) {
        const begun = items.slice(0, at + 1)
        const rest = await collect(read(resume(await gather(stream(begun)))))
        const whole = await gather(stream([...begun, ...rest.items]))
        expect(whole).toEqual(await gather(stream(items)))
      }
    })

    test('gives nothing when it is run again from its last cursor', async () => {
      const { items } = await collect(read(resume(await gather(read()))))
      expect(items.map(({ kind }) => kind)).toEqual(['done'])
    })

    test('starts over where a cursor is not one of its own', async () => {
      for (const cursor of [
        '',
        'nonsense',
        'git1 x 1 whole',
        'jsonl1 9999999 1',
        'csv1 3 1',
        '\0'.repeat(9),
      ]) {
        expect(outline(await gather(read({ cursor })))).toEqual(outline(await gather(read())))
      }
    })

    test('ends with the reason of an abort and leaves no process behind', async () => {
      const before = await processes()
      const abort = new AbortController()
      const reason = new Error('the admin pressed stop')
      const reading = (async () => {
        for await (const item of read({ signal: abort.signal, progress: () => {} }))
          if (isGood(item)) abort.abort(reason)
      })()
      await expect(reading).rejects.toBe(reason)
      const late = read({ signal: AbortSignal.abort(reason) })
      await expect(collect(late)).rejects.toBe(reason)
      expect(await processes()).toBe(before)
    })

    test('leaves no process behind when its reader stops listening', async () => {
      const before = await processes()
      for await (const item of read({ progress: () => {} })) if (isGood(item)) break
      expect(await processes()).toBe(before)
    })

    test('refuses what is not there, in words', async () => {
      const { items } = await collect(read({}, join(home.folder, 'nowhere')))
      expect(items.map(({ kind }) => kind)).toEqual(['refused'])
      expectWords(items, cases.strings)
    })

    for (const [name, { make, good }] of Object.entries(cases.hostile)) {
      test(`reads past ${name}`, async () => {
        const source = await make(join(home.folder, name.replace(/\W+/g, '-')))
        const { items } = await collect(read({}, source))
        expect(['done', 'refused']).toContain(items.at(-1)?.kind)
        expect(items.filter(isGood).length).toBeGreaterThanOrEqual(good)
        expectWords(items, cases.strings)
        expectStorable(items)
      })
    }

    test('gives only what is new once the source has grown', async () => {
      const before = await gather(read())
      await cases.grow(home.source)
      const news = outline(await gather(read(resume(before))))
      const both = new Set([...outline(before), ...news])
      expect(both.size - new Set(outline(before)).size).toBe(cases.grown)
      expect(new Set(outline(await gather(read())))).toEqual(both)
    })
  })
}

async function collect(items: AsyncIterable<Item>): Promise<{ items: Item[] }> {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return { items: all }
}

async function* stream(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items
}

function resume(before: Gathered): Partial<ReadContext> {
  const known = [...before.people.values()].map(({ person }) => person)
  return { known, ...(before.cursor === undefined ? {} : { cursor: before.cursor }) }
}

/** What counts for whoever stores it, order aside: pieces with their people, people of lists, and skips. */
function outline({ people, pieces, skips }: Gathered): string[] {
  const listed = [...people.values()].filter(({ cursor }) => cursor !== undefined)
  return [
    ...pieces.map((piece) => JSON.stringify({ ...piece, people: piece.people.map(([, role]) => role) })),
    ...listed.map(({ person, profile }) => JSON.stringify([person, profile])),
    ...skips.map(({ reason, where }) => `${reason} ${where}`),
  ].sort()
}

function isGood(item: Item): boolean {
  return item.kind === 'piece' || (item.kind === 'person' && item.cursor !== undefined)
}

/** Children of this process. One that has ended is off the list a few turns of the loop later. */
async function processes(): Promise<number> {
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve))
  return process.getActiveResourcesInfo().filter((kind) => kind === 'ProcessWrap').length
}

function expectWords(items: readonly Item[], strings: Readonly<Record<string, string>>): void {
  const needed = items.flatMap((item) => {
    if (item.kind === 'skip') return [item.reason]
    return item.kind === 'refused' ? [item.refusal.refusal, `${item.refusal.refusal}Next`] : []
  })
  expect(Object.keys(strings)).toEqual(expect.arrayContaining(needed))
}

/** Nothing that a database or a screen chokes on comes out of an importer. */
function expectStorable(items: readonly Item[]): void {
  expect(JSON.stringify(items)).not.toMatch(/\\u0000|\\ud[89a-f][0-9a-f]{2}/)
  for (const piece of items.flatMap((item) => (item.kind === 'piece' ? [item.piece] : []))) {
    expect(Number.isFinite(piece.at)).toBe(true)
    expect(piece.people.length).toBeGreaterThan(0)
    expect(piece.paths.length).toBeLessThanOrEqual(60)
  }
}
