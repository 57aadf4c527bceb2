import { expect, test } from 'vitest'
import { HOUR, instant } from '#engine/time/instant.ts'
import { type Caster, httpWorld, type HttpWorld } from '../api/http-world.ts'
import { fence, readStream } from '../live/reader.ts'
import { invitationOf } from './things.ts'

/*
 * Two worlds: in one a helper declines without a word, in the other they never answer. Whatever anybody but the
 * helper can read or hear has to be the same, now and later.
 */

type Ask = { readonly id: string }

const PEOPLE = ['Ada', 'Ben', 'Chidi', 'Dana', 'Lena'] as const
const READS = [
  '/asks',
  '/asks?role=audience',
  '/invitations',
  '/notices',
  '/people',
  '/teams',
  '/me',
] as const

/**
 * Ids are drawn by lot, so each is called by the order in which it was met; lists of one moment stand in the order
 * of their ids, so people are put in that of their names.
 */
function withoutLots(text: string, names: Map<string, string>): string {
  return text.replace(/\b[0-9a-hjkmnp-tv-z]{26}\b/g, (id) => {
    const name = names.get(id) ?? `id${names.size}`
    names.set(id, name)
    return name
  })
}

function sorted(text: string): string {
  return JSON.stringify(JSON.parse(text), (key, value: unknown) =>
    key === 'people' && Array.isArray(value) ? value.map((one) => JSON.stringify(one)).toSorted() : value,
  )
}

/** A life of two asks; every answer that somebody else than Ben got, and every hint that they heard. */
async function life(declines: boolean): Promise<string[]> {
  const http = await httpWorld()
  const people = await http.cast(
    PEOPLE.map((name) => ({
      name,
      team: 'Data',
      weeklyLimit: 2,
      ...(name === 'Lena' ? { role: 'admin' as const } : {}),
    })),
  )
  const [ada, ben, chidi, , lena] = people as [Caster, Caster, Caster, Caster, Caster]
  const others = people.filter(({ id }) => id !== ben.id)
  const readers = new Map<string, Awaited<ReturnType<typeof readStream>>>()
  for (const { id, key } of others) readers.set(id, await readStream(http, key))
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const said: string[] = []
  const look = async (when: string, askId: string) => {
    // what a command tells is told before its jobs change who may hear it
    await fence(http, readers)
    await http.settle()
    await fence(http, readers)
    for (const { id, name, key } of others) {
      const paths = [
        ...READS,
        ...['', '/plan', '/timeline', '/offers', '/edits'].map((part) => `/asks/${askId}${part}`),
      ]
      for (const path of [...paths, `/people/${ben.id}`, `/people/${ben.id}/evidence`]) {
        const { status, text } = await http.call(key, `GET ${path}`)
        said.push(
          withoutLots(
            `${when}: ${name} ${path} ${status} ${status < 300 ? sorted(withoutLots(text, names)) : ''}`,
            names,
          ),
        )
      }
      const who = await http.call(key, 'POST /who', { body: { text: 'The nightly export stops.' } })
      said.push(withoutLots(`${when}: ${name} who ${who.text}`, names))
      const hints = readers.get(id)?.hints ?? []
      said.push(
        withoutLots(
          `${when}: ${name} heard ${hints
            .map((hint) => withoutLots(`${hint.type} ${hint.about.id}`, names))
            .toSorted()
            .join()}`,
          names,
        ),
      )
    }
  }
  await evidenceOf(http, lena, ben)
  const audience = { kind: 'people', people: [ben.id, chidi.id] }
  const { id: askId } = await http.good<Ask>(ada.key, 'POST /asks', {
    text: 'Who knows the export?',
    audience,
    send: true,
  })
  await look('asked', askId)
  const invitationId = await invitationOf(http, ben, askId)
  http.world.clock.moveTo(instant(http.world.clock.now() + HOUR))
  if (declines) await http.good(ben.key, `POST /invitations/${invitationId}/decline`, {})
  await look('answered', askId)
  await http.good(ada.key, `PATCH /asks/${askId}`, { text: 'Who knows the nightly export?' })
  await look('edited', askId)
  await http.good(chidi.key, `POST /invitations/${await invitationOf(http, chidi, askId)}/accept`, {})
  await look('accepted', askId)
  await http.good(ada.key, `POST /asks/${askId}/close`, {
    outcome: 'solved',
    note: 'Thanks to Chidi.',
    keep: true,
  })
  await look('closed', askId)
  const second = await http.good<Ask>(ada.key, 'POST /asks', {
    text: 'The nightly export stops again.',
    audience: { kind: 'suggested' },
    send: true,
  })
  await look('asked again', second.id)
  for (const reader of readers.values()) reader.close()
  await http.close()
  return said
}

async function evidenceOf(http: HttpWorld, admin: Caster, person: Caster): Promise<void> {
  const line = {
    person: person.id,
    time: '2026-11-12T16:45:00Z',
    text: 'Nightly export: close idle sessions.',
  }
  await http.good(admin.key, 'POST /evidence', { items: [line] })
}

test('a decline without a word looks to everybody like no answer, then and ever after', async () => {
  const [declined, unanswered] = [await life(true), await life(false)]
  expect(declined.length).toBe(unanswered.length)
  const differing = declined.flatMap((line, place) =>
    line === unanswered[place] ? [] : [[line, unanswered[place]]],
  )
  expect(differing).toEqual([])
})
