import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestLlmServer, type TestLlmServer } from '#platform/llm/fixtures/llm-server.ts'
import { llmKey } from '#platform/llm/llm.ts'
import { openLlm } from '#platform/llm/open-llm.ts'
import { testWorld, type TestWorld } from '#surfaces/server/fixtures/test-world.ts'
import type { Wordings } from './schema.ts'

const DRAFT =
  'hey the export is kinda broken for Ben. My password is hunter2! Could you look at it for 20 minutes by Friday noon?'

let world: TestWorld
let model: TestLlmServer
let ada = ''
beforeAll(async () => {
  ;[world, model] = await Promise.all([testWorld(), startTestLlmServer()])
  ;[ada = ''] = await world.addPeople([
    { email: 'ada@example.org', name: 'Ada Park' },
    { email: 'ben@example.org', name: 'Ben Okafor' },
  ])
})
afterAll(async () => {
  await Promise.all([world.close(), model.close()])
})
beforeEach(() => world.services.set(llmKey, openLlm({ url: model.url }, { wholeMs: 500 })))

const rewrite = async (text = DRAFT) => (await world.as(ada, 'asks.rewrite', { text })) as Wordings

test('without a model nothing is offered, and nothing leaves', async () => {
  world.services.set(llmKey, null)
  expect(await world.as(ada, 'asks.rewriting')).toEqual({ available: false })
  expect(await rewrite()).toMatchObject({ refusal: 'ask.noWordings' })
  expect(model.received).toEqual([])
})

test('names and secrets don’t leave, come back in place, and each change can be taken by itself', async () => {
  expect(await world.as(ada, 'asks.rewriting')).toEqual({ available: true })
  model.behave({
    content:
      'The export is broken for [[1]]. My [[2]] Could you please look at it for 20 minutes by Friday noon?',
  })
  const { outcome, changes } = await rewrite()
  expect(outcome).toBe('suggested')
  expect(changes.map(({ before, after }) => [before, after])).toContainEqual([
    'hey the export is kinda broken for Ben.',
    'The export is broken for Ben.',
  ])
  for (const { start, end, before } of changes) expect(DRAFT.slice(start, end)).toBe(before)
  const sent = model.received.at(-1)?.body ?? ''
  expect(sent).toContain('kinda broken for [[1]]')
  expect(sent).not.toMatch(/Ben|hunter2/)
})

test('what makes something up is not shown', async () => {
  model.behave({
    content: 'The export is broken since the release of Monday. Could Chidi look at it for 45 minutes?',
  })
  expect(await rewrite()).toEqual({ outcome: 'nothing', changes: [] })
  model.behave({ content: 'The export is broken for [[9]].' })
  expect(await rewrite()).toEqual({ outcome: 'nothing', changes: [] })
})

test('a model that is silent costs nothing but the wait', async () => {
  model.behave('stall')
  expect(await rewrite()).toEqual({ outcome: 'noAnswer', changes: [] })
})

test('after twenty uses in an hour a person is asked to wait', async () => {
  model.behave({ content: DRAFT })
  const [eve = ''] = await world.addPeople([{ email: 'eve@example.org', name: 'Eve Lund' }])
  for (let use = 0; use < 20; use++) {
    expect(await world.as(eve, 'asks.rewrite', { text: DRAFT })).toMatchObject({ outcome: 'nothing' })
  }
  expect(await world.as(eve, 'asks.rewrite', { text: DRAFT })).toMatchObject({ refusal: 'request.tooMany' })
})

test('nothing of the draft is kept', async () => {
  model.behave({ content: 'The export is broken.' })
  await rewrite('the export is kinda broken, says the albatross.')
  const { rows } = await world.pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  )
  for (const { name } of rows) {
    const found = await world.pool.query(`select 1 from "${name}" as t where t::text like '%albatross%'`)
    expect([name, found.rowCount]).toEqual([name, 0])
  }
})
