import { send } from '../fixtures/api.ts'
import type { Player } from '../fixtures/cast.ts'
import { type Place, type Server, startServer } from '../fixtures/processes.ts'
import { until } from '../fixtures/until.ts'

/** An organisation whose server dies and comes back, each time on another port. */
export interface Organisation {
  readonly place: Place
  readonly players: readonly Player[]
  readonly server: () => Server
  readonly url: () => string
  /** starts it and waits until it is ready; answers the milliseconds from the start of the process to then */
  start(): Promise<number>
  /** all that its processes have said */
  output(): string
}

/** @param program see `startServer` */
export function organisationAt(place: Place, players: readonly Player[], program?: string): Organisation {
  const servers: Server[] = []
  const server = () => {
    const last = servers.at(-1)
    if (!last) throw new Error('The organisation has no server yet.')
    return last
  }
  return {
    place,
    players,
    server,
    url: () => server().url,
    async start() {
      const before = performance.now()
      servers.push(await startServer(place, program))
      await untilReady(server())
      return performance.now() - before
    },
    output: () => servers.map((one) => one.output()).join(''),
  }
}

/** Where it never is, the error says what it answers instead, and what it has logged last. */
async function untilReady({ url, output }: Server): Promise<void> {
  let answer = ''
  const isReady = async () => {
    const { status, body } = await send(`${url}/readyz`, 'GET')
    answer = `${status} ${JSON.stringify(body)}`
    return status === 200
  }
  await until('the server is ready', isReady).catch((error: Error) => {
    throw new Error(`${error.message} Last answer: ${answer}. Last words: ${output().slice(-2_000)}`)
  })
}
