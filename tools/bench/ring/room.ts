import type { RingView } from '#src/rituals/ring/schema.ts'
import { eachOf, good } from './client.ts'
import { Phone } from './phone.ts'

export interface Room {
  readonly host: Phone
  readonly guests: readonly Phone[]
}

const AT_ONCE = 8

/** A ring in its first turns: everybody has a seat, a stream and a card that is ready. */
export async function fullRoom(url: string, token: string, people: number): Promise<Room> {
  const { ring } = await good<RingView>(url, token, 'POST /rings', {
    title: 'Monday ring',
    startsAt: new Date().toISOString(),
    zone: 'Europe/Berlin',
    language: 'en',
    rounds: ['work'],
    minutesPerAsk: 5,
    expected: people,
    who: 'code',
  })
  const host = new Phone(url, ring.id, token)
  await host.connect()
  const guests: Phone[] = []
  const places = Array.from({ length: people - 1 }, (_, place) => place)
  await eachOf(places, AT_ONCE, async (place) => {
    const joining = { code: ring.code, name: `Guest ${place + 1}` }
    const { seatKey } = await good<{ seatKey: string }>(url, null, 'POST /rings/join', joining)
    const guest = new Phone(url, ring.id, seatKey)
    await guest.connect()
    guests.push(guest)
  })
  await eachOf([host, ...guests], AT_ONCE, async ({ key }) => {
    await good(url, key, `PUT /rings/${ring.id}/cards/work`, {
      text: `Who could look at the nightly export with me for 20 minutes by Thursday? It stops at step ${key.slice(-6)}.`,
      isReady: true,
    })
  })
  await goToTurns(url, host)
  return { host, guests }
}

async function goToTurns(url: string, { key, ringId }: Phone): Promise<void> {
  for (;;) {
    const { ring } = await good<RingView>(url, key, `GET /rings/${ringId}`)
    if (ring.phase === 'work') return
    await good(url, key, `POST /rings/${ringId}/press`, { press: 'next', from: ring.step })
  }
}
