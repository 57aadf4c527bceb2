import { afterAll, beforeAll, expect, test } from 'vitest'
import { PERSON_HEADER } from '#platform/http/api.ts'
import { type Caster, httpWorld, type Key } from './http-world.ts'

const http = await httpWorld()
afterAll(() => http.close())

let ada: Caster
let ben: Caster
let ofBen: Key
beforeAll(async () => {
  const people = await http.cast([{ name: 'Ada' }, { name: 'Ben' }])
  ;[ada, ben] = people as [Caster, Caster]
  ofBen = await http.session(ben.id)
})

const write = (believed: string, language = 'en') =>
  http.call(ofBen, 'POST /asks', {
    body: { text: 'Could you look at the pooler?' },
    headers: { [PERSON_HEADER]: believed, 'accept-language': language },
  })

test('a page that was opened for somebody else writes nothing, and is told what to do', async () => {
  const refused = await write(ada.id)
  expect(refused).toMatchObject({ status: 409, body: { code: 'request.otherPerson' } })
  expect(refused.body['next']).toMatch(/Load the page anew/)
  expect((await http.good<{ items: unknown[] }>(ofBen, 'GET /asks')).items).toEqual([])
})

test('the page of who is signed in writes as ever', async () => {
  expect((await write(ben.id)).status).toBe(201)
})

test('the title of a refusal is in the language of who reads it', async () => {
  expect((await write(ada.id, 'de')).body['title']).toBe('Gerade nicht möglich')
  expect((await write(ada.id, 'fr')).body['title']).toBe('Pas possible maintenant')
})
