import { type Member, type Posted } from '../../tools/slack-emulator/state.ts'
import { type SlackEmulator, startSlackEmulator } from '../../tools/slack-emulator/emulator.ts'
import { createServer } from '#platform/http/server.ts'
import { silentLog } from '#platform/log.ts'
import { createMetrics } from '#platform/metrics.ts'
import { linkPorts } from '#surfaces/server/link-ports.ts'
import { addLinkPages } from '#surfaces/pages/routes.ts'
import { addDoors } from '#surfaces/server/doors.ts'
import { addressOf } from '#surfaces/cli/serve.ts'
import { type Stage, stage } from '../scenarios/stage.ts'

/** A stage whose people have Slack, and the door where Slack calls. */
export interface SlackStage extends Stage {
  readonly slack: SlackEmulator
  /** people who are members there, by the same mail address */
  members<const N extends readonly string[]>(...names: N): Promise<{ [K in keyof N]: Joined }>
  /** where the pages behind links are */
  readonly pages: string
  /** what Askwell wrote to them, oldest first */
  told(member: Member): readonly Posted[]
  close(): Promise<void>
}

export interface Joined {
  readonly id: string
  readonly member: Member
}

/** @param way whether Slack calls our door, or we connect to it */
export async function slackStage({
  way = 'door',
}: {
  readonly way?: 'door' | 'socket'
} = {}): Promise<SlackStage> {
  const slack = await startSlackEmulator()
  const on = await stage({ settings: slack.settings(way) })
  const { problems, clock } = on.world
  const server = await createServer({
    problems,
    clock,
    log: silentLog,
    metrics: createMetrics(),
    trustedProxies: [],
    https: false,
  })
  const doors = await addDoors(server, on.world)
  await addLinkPages(server, linkPorts(on.world))
  await server.listen({ port: 0, host: '127.0.0.1' })
  const pages = addressOf(server.server.address(), '127.0.0.1')
  if (way === 'door') slack.pointAt(`${pages}/in/slack`)
  return {
    ...on,
    slack,
    pages,
    async members<const N extends readonly string[]>(...names: N) {
      const ids = await on.people(...names)
      const joined: Joined[] = []
      for (const id of ids) {
        const person = await on.do<{ name: string; email: string }>(id, 'people.get', { personId: id })
        joined.push({ id, member: slack.join(person.name, person.email) })
      }
      return joined as { [K in keyof N]: Joined }
    },
    told: (member) => slack.messagesWith(member.id).filter(({ by }) => by === 'app'),
    async close() {
      await server.close()
      await doors.close()
      await on.world.close()
      await slack.close()
    },
  }
}

/** The labels of the buttons under a message, and its texts in one. */
export function buttonsOf(posted: Posted | undefined): string[] {
  const elements = (posted?.blocks ?? []).flatMap((block) =>
    block['type'] === 'actions' ? (block['elements'] as { text: { text: string } }[]) : [],
  )
  return elements.map(({ text }) => text.text)
}

export function wordsOf(posted: { readonly blocks: unknown } | undefined): string {
  return JSON.stringify(posted?.blocks ?? '')
}
