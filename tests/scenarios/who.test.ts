import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { z } from 'zod'
import { DAY, HOUR, type Instant, later } from '#engine/time/instant.ts'
import { takePieces } from '#features/evidence/commands.ts'
import type { EvidenceView, Topics } from '#features/evidence/schema.ts'
import type { Candidates, SimilarAsks } from '#features/invitations/schema.ts'
import { erasePerson } from '#features/operations/commands/erase-person.ts'
import { systemActor } from '#platform/actor.ts'
import { iso, type Stage, stage } from './stage.ts'

type Found = z.output<typeof Candidates>

let on: Stage
let now: Instant

beforeAll(async () => {
  on = await stage()
})
beforeEach(async () => {
  now = await on.monday()
})
afterAll(() => on.world.close())

const find = (personId: string, text: string, fields: object = {}) =>
  on.do<Found>(personId, 'who', { text, limit: 10, ...fields })
const ids = ({ people }: Found) => people.map(({ person }) => person.id)

/** An ask that `helper` says yes to and that ends well. */
async function solved(asker: string, helper: string, text: string, how: { keep: boolean; note?: string }) {
  const ask = await on.send(asker, {
    text,
    needBy: iso(later(now, 2 * DAY)),
    audience: { kind: 'people', people: [helper] },
  })
  const [invitation] = await on.invitations(helper)
  await on.do(helper, 'invitations.accept', { invitationId: invitation?.id })
  await on.settle()
  await on.do(asker, 'asks.close', { askId: ask.id, outcome: 'solved', helpers: [helper], ...how })
  await on.settle()
  return ask
}

test('P4 each person comes with a reason that opens its source, a moment, a channel and their room', async () => {
  const [ada, ben] = await on.people('Ada', 'Ben')
  await on.knows(ben, 'tuning of the church organ')
  const { people } = await find(ada, 'Who knows the tuning of an organ?')
  expect(people).toMatchObject([
    {
      person: { id: ben },
      route: 'direct',
      basis: 'work',
      reach: { at: iso(now), channel: 'email' },
      room: 'free',
      closeness: 'none',
    },
  ])
  expect(people[0]?.reasons.length).toBeLessThanOrEqual(3)
  const [reason] = people[0]?.reasons ?? []
  const source = await on.do(ada, 'evidence.get', { evidenceId: reason?.evidenceId })
  expect(source).toMatchObject({ text: 'tuning of the church organ', people: [{ id: ben, role: 'helper' }] })
})

test('who is paused is in nobody’s answer, and moves nobody else’s place', async () => {
  const [ada, ben, chidi, dana] = await on.people('Ada', 'Ben', 'Chidi', 'Dana')
  await on.knows(ben, 'restoring of a harpsichord', 6)
  await on.knows(chidi, 'restoring of a harpsichord', 3)
  await on.knows(dana, 'restoring of a harpsichord', 1)
  const text = 'The restoring of our harpsichord'
  const all = await find(ada, text)
  expect(ids(all)).toEqual([ben, chidi, dana])
  await on.do(ben, 'reach.changeMe', { optedOut: true })
  const rest = await find(ada, text)
  expect(ids(rest)).toEqual([chidi, dana])
})

test('a text that nobody’s work has to do with finds nobody, however busy people are', async () => {
  const [ada, ben] = await on.people('Ada', 'Ben')
  await on.knows(ben, 'lacquer of violins', 9)
  expect((await find(ada, 'zygomorphic quasars')).people).toEqual([])
})

test('who has no evidence yet is found by title and team, and it says so', async () => {
  const [ada] = await on.people('Ada')
  const [petra = ''] = await on.world.addPeople([
    { email: 'petra@example.org', name: 'Petra Lund', title: 'Glassblower' },
  ])
  const { people } = await find(ada, 'Is there a glassblower here?')
  expect(people).toMatchObject([{ person: { id: petra }, basis: 'profile', reasons: [] }])
})

test('‘not for this’ leaves somebody out of this subject alone, for this asker alone, and can be taken back', async () => {
  const [ada, ben, chidi] = await on.people('Ada', 'Ben', 'Chidi')
  await on.knows(ben, 'binding of old books')
  await on.knows(ben, 'repair of sundials')
  const text = 'The binding of two old books came off.'
  await on.do(ada, 'who.notForThis', { text, personId: ben })
  const grown = await find(ada, `${text} Leather, from about 1820. Could somebody look?`)
  expect(ids(grown)).toEqual([])
  expect(grown.notForThis).toMatchObject([{ id: ben }])
  expect(ids(await find(ada, 'Who knows the repair of sundials?'))).toEqual([ben])
  expect(ids(await find(chidi, text))).toEqual([ben])
  await on.do(ada, 'who.notForThis', { text, personId: ben, not: false })
  expect(ids(await find(ada, text))).toEqual([ben])
})

test('earlier help between two people is told apart, and can be turned down', async () => {
  const [ada, ben, chidi] = await on.people('Ada', 'Ben', 'Chidi')
  await on.knows(chidi, 'weaving of baskets')
  await solved(ada, ben, 'The weaving of my basket came loose.', { keep: true })
  const text = 'Weaving of another basket'
  const known = (await find(ada, text)).people.find(({ person }) => person.id === ben)
  expect(known).toMatchObject({ closeness: 'works-with' })
  expect(known?.tie).toBeGreaterThan(0)
  const unknown = (await find(ada, text, { known: false })).people
  expect(unknown.every(({ tie }) => tie === 0)).toBe(true)
  expect(unknown.flatMap(({ reasons }) => reasons.map((reason) => reason.text)).join()).not.toContain(
    'helped you',
  )
})

test('a kept answer is shown to the next person stuck there, and who helped is among the suggestions', async () => {
  const [ada, ben, chidi] = await on.people('Ada', 'Ben', 'Chidi')
  const ask = await solved(ada, ben, 'The bellows of the accordion leak at the corner.', {
    keep: true,
    note: 'Beeswax on the fold.',
  })
  const text = 'My accordion leaks: the corner of the bellows.'
  const { items } = await on.do<z.output<typeof SimilarAsks>>(chidi, 'asks.similar', { text })
  expect(items).toMatchObject([
    { askId: ask.id, outcome: 'solved', note: 'Beeswax on the fold.', helpers: [{ id: ben }] },
  ])
  expect(JSON.stringify(items)).not.toContain(ada)
  expect(ids(await find(chidi, text, { limit: 1 }))).toEqual([ben])
})

test('an answer that was not left for others is shown to nobody, nor after the ask was opened again', async () => {
  const [ada, ben, chidi] = await on.people('Ada', 'Ben', 'Chidi')
  const similar = (text: string) =>
    on.do<z.output<typeof SimilarAsks>>(chidi, 'asks.similar', { text }).then(({ items }) => items)
  await solved(ada, ben, 'The mainspring of my metronome broke.', { keep: false })
  expect(await similar('The mainspring of a metronome')).toEqual([])
  const kept = await solved(ada, ben, 'The escapement of my cuckoo clock stops.', { keep: true })
  expect(await similar('The escapement of a cuckoo clock')).toHaveLength(1)
  await on.do(ada, 'asks.reopen', { askId: kept.id })
  await on.settle()
  expect(await similar('The escapement of a cuckoo clock')).toEqual([])
})

test('P2 a line that its owner hides is gone for all others at once, also as a reason, and can be shown again', async () => {
  const [ada, ben] = await on.people('Ada', 'Ben')
  await on.knows(ben, 'gilding of frames', 1)
  const listed = async (viewer: string) =>
    (await on.do<{ items: EvidenceView[] }>(viewer, 'evidence.list', { personId: ben, limit: 20 })).items
  const [line] = await listed(ben)
  const evidenceId = line?.id
  await on.do(ben, 'evidence.hide', { evidenceId, hidden: true })
  expect(await listed(ada)).toEqual([])
  expect(ids(await find(ada, 'gilding of a frame'))).toEqual([])
  expect(await on.refused(ada, 'evidence.get', { evidenceId })).toBe('request.notFound')
  expect(await listed(ben)).toMatchObject([{ id: evidenceId, hidden: true }])
  await on.do(ben, 'evidence.hide', { evidenceId, hidden: false })
  expect(ids(await find(ada, 'gilding of a frame'))).toEqual([ben])
})

test('what its owner hid stays hidden when an import runs again', async () => {
  const [ada, ben] = await on.people('Ada', 'Ben')
  await on.knows(ben, 'etching of copper', 1)
  const { items } = await on.do<{ items: EvidenceView[] }>(ben, 'evidence.list', { personId: ben, limit: 5 })
  await on.do(ben, 'evidence.hide', { evidenceId: items[0]?.id, hidden: true })
  await on.knows(ben, 'etching of copper', 1)
  expect(ids(await find(ada, 'etching of copper'))).toEqual([])
})

test('somebody may be unfindable for a topic, and is found for everything else', async () => {
  const [ada, ben] = await on.people('Ada', 'Ben')
  await on.knows(ben, 'pruning of apple trees')
  await on.knows(ben, 'grafting of roses')
  const topics = (viewer: string) =>
    on.do<z.output<typeof Topics>>(viewer, 'evidence.topics', { personId: ben })
  expect((await topics(ada)).items.map(({ words }) => words)).toContain('apple trees')
  await on.do(ben, 'evidence.hideTopic', { words: 'apple trees' })
  expect(ids(await find(ada, 'pruning of two apple trees'))).toEqual([])
  expect(ids(await find(ada, 'grafting of roses'))).toEqual([ben])
  const seen = await topics(ada)
  expect(seen.items.map(({ words }) => words)).not.toContain('apple trees')
  expect(seen.hidden).toEqual([])
  expect((await topics(ben)).hidden).toEqual(['apple trees'])
  const lines = await on.do<{ items: EvidenceView[] }>(ada, 'evidence.list', { personId: ben, limit: 20 })
  expect(lines.items.map(({ text }) => text)).not.toContain('pruning of apple trees')
  await on.do(ben, 'evidence.hideTopic', { words: 'apple trees', hidden: false })
  expect(ids(await find(ada, 'pruning of two apple trees'))).toEqual([ben])
})

test('the plan tells an asker whom of it they have worked with, and no other asker', async () => {
  const [ada, ben, chidi] = await on.people('Ada', 'Ben', 'Chidi')
  await solved(ada, ben, 'The sundial is an hour off.', { keep: false })
  await on.travel(later(on.world.clock.now(), HOUR))
  const audience = { kind: 'people', people: [ben, chidi] }
  const again = await on.send(ada, { text: 'The sundial is off again.', audience })
  expect((await on.plan(ada, again.id)).worksWith).toEqual([ben])
  const other = await on.send(chidi, {
    text: 'Who reads sundials?',
    audience: { kind: 'people', people: [ben] },
  })
  expect((await on.plan(chidi, other.id)).worksWith).toEqual([])
})

test('what somebody says they may be asked about finds them, is told as theirs, and goes when they take it back', async () => {
  const [ada, ben] = await on.people('Ada', 'Ben')
  const mine = { words: 'beekeeping in town' }
  const offered = await on.do<{ id: string }>(ben, 'evidence.offerTopic', mine)
  expect(await on.do(ben, 'evidence.offerTopic', { words: 'Town beekeeping' })).toMatchObject({
    id: offered.id,
  })
  const found = await find(ada, 'Who knows about beekeeping?')
  expect(ids(found)).toEqual([ben])
  expect(found.people[0]?.reasons[0]?.text).toMatch(/^can be asked about .*, from their profile$/)
  const topics = await on.do<z.output<typeof Topics>>(ada, 'evidence.topics', { personId: ben })
  expect(topics.offered).toEqual([{ id: offered.id, words: 'beekeeping in town' }])
  await on.do(ben, 'evidence.remove', { evidenceId: offered.id })
  expect(ids(await find(ada, 'Who knows about beekeeping?'))).toEqual([])
  await on.do(ben, 'evidence.offerTopic', mine)
  expect(ids(await find(ada, 'Who knows about beekeeping?'))).toEqual([ben])
})

test('no reason and no place comes from a piece that this asker may not see', async () => {
  const [ada, ben, chidi] = await on.people('Ada', 'Ben', 'Chidi')
  const piece = {
    source: 'test',
    externalId: `closed ${ben}`,
    at: later(now, -DAY),
    text: 'stringing of a lute',
    paths: [],
    people: [[ben, 'helper'] as const, [chidi, 'asker'] as const],
    seenBy: 'people' as const,
  }
  await on.world.run((tx) => takePieces(tx, [piece], null))
  expect(ids(await find(ada, 'stringing of a lute'))).toEqual([])
  expect(ids(await find(chidi, 'stringing of a lute'))).toEqual([ben])
})

test('an export has what I hid and whom I left out; an erasure leaves none of it', async () => {
  const [ada, ben] = await on.people('Ada', 'Ben')
  await on.do(ada, 'evidence.hideTopic', { words: 'knitting' })
  await on.do(ada, 'who.notForThis', { text: 'The heel of a sock', personId: ben })
  await on.send(ada, { text: 'The heel of a sock', audience: { kind: 'people', people: [ben] } })
  const { exportPerson } = await import('#features/operations/queries.ts')
  const data = JSON.stringify(await on.world.run((tx) => exportPerson(tx, on.world.catalogue.personal, ada)))
  expect(data).toContain('"hiddenTopics":["knitting"]')
  expect(data).toContain(`"personId":"${ben}"`)
  const { catalogue, secret } = on.world
  const erasure = { actor: systemActor('test'), personals: catalogue.personal, secret }
  await on.world.run((tx) => erasePerson(tx, { personId: ada, ...erasure }))
  const left = await Promise.all(
    ['evidenceHiddenTopics', 'invitationsNotForThis', 'invitationsShown'].map((table) =>
      on.world.db
        .selectFrom(table as never)
        .selectAll()
        .execute(),
    ),
  )
  expect(JSON.stringify(left)).not.toContain(ada)
})
