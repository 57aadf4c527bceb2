import { existsSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { lastWords, newPlace, removePlaces, runVerb, startServer } from '../fixtures/processes.ts'

const place = newPlace()
const seed = { people: [{ email: 'ada@example.org', name: 'Ada Park', role: 'admin' }] }
writeFileSync(join(place.folder, 'seed.json'), JSON.stringify(seed))
afterEach(({ task }) => lastWords(task.result?.state === 'fail'))
afterAll(removePlaces)

test('a port in use is refused in one sentence, and no new folder is left behind', async () => {
  const other = createServer()
  await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening))
  const { port } = other.address() as AddressInfo
  const folder = join(place.folder, 'not-yet')
  const { code, out, err } = await runVerb(place, ['serve', '--port', `${port}`, '--data', folder])
  other.close()
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err).toMatch(/^askwell serve: Port \d+ is in use on 127\.0\.0\.1: .*--port\.\n$/)
  expect(existsSync(folder)).toBe(false)
})

test.each([
  ['a slip in the name of a backup', ['restore', 'nothing.askwell'], "nothing.askwell can't be read"],
  ['a link', ['link', '--person', 'ada@example.org'], 'There is no database in'],
  [
    'a token',
    ['token', 'create', '--person', 'ada@example.org', '--scope', 'all'],
    'There is no database in',
  ],
  ['whom to ask', ['who', 'the pooler'], 'There is no database in'],
])('%s makes no database in a folder that was not there', async (_, args, says) => {
  const folder = join(place.folder, 'slip of the pen')
  const { code, out, err } = await runVerb(place, [...args, '--data', folder])
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err).toContain(says)
  expect(existsSync(folder)).toBe(false)
})

test.each([
  ['a folder that is a file', 'taken', {}, 'or name another one with --data'],
  ['a clock that is no time', 'fresh', { ASKWELL_CLOCK: 'noon' }, 'ASKWELL_CLOCK reads'],
  ['a database that is away', 'fresh', { DATABASE_URL: 'postgres://ada@127.0.0.1:1/org' }, 'DATABASE_URL'],
])('%s is refused in one sentence that says what to do', async (_, name, env, says) => {
  writeFileSync(join(place.folder, 'taken'), '')
  const folder = join(place.folder, name)
  const { code, out, err } = await runVerb({ ...place, env }, ['seed', 'seed.json', '--data', folder])
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err).toContain(says)
  expect(err).not.toContain('on our side')
  expect(err.trim().split('\n')).toHaveLength(1)
})

test('a link made beside a server leads to that server, whatever its port, and signs in once', async () => {
  expect((await runVerb(place, ['seed', 'seed.json', '--data', place.dataDir])).code).toBe(0)
  const server = await startServer(place)
  const made = await runVerb(place, ['link', '--person', 'ada@example.org', '--data', place.dataDir])
  const link = made.out.trim()
  expect(link.startsWith(`${server.url}/`)).toBe(true)
  const look = () => fetch(link, { method: 'GET', redirect: 'manual' })
  const confirm = () =>
    fetch(link, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  expect((await look()).status).toBe(200)
  expect((await look()).headers.getSetCookie()).toEqual([])
  const first = await confirm()
  expect(first.headers.getSetCookie().some((cookie) => cookie.startsWith('askwell_session='))).toBe(true)
  const second = await confirm()
  expect({ status: second.status, cookies: second.headers.getSetCookie() }).toEqual({
    status: 410,
    cookies: [],
  })
  expect(await server.end('SIGTERM')).toBe(0)
})
