import { parseArgs } from 'node:util'
import type { Channel } from '#channels/contract.ts'
import { takeRaw } from '#surfaces/server/inbox.ts'
import type { World } from '#surfaces/server/world.ts'
import { type Io, Refused, type Verb } from './io.ts'
import { insistOnDatabase } from './with-database.ts'
import { withWorld } from './with-world.ts'

/**
 * `EX_TEMPFAIL` of sysexits.h: the mail server keeps the mail and hands it over again. Any other failure would make
 * it write a bounce to whoever answered.
 */
const TRY_AGAIN = 75

export const mailInVerb: Verb = {
  name: 'mail-in',
  summary:
    'Takes one mail on stdin, as a mail server hands it to a program; exits 75 where it has to try again.',
  usage: 'askwell mail-in [--data DIR] [--json] < MAIL',
  async run(argv, io) {
    const { values } = parseArgs({
      args: [...argv],
      options: { data: { type: 'string' }, json: { type: 'boolean' } },
    })
    try {
      insistOnDatabase(io, values.data)
      return await withWorld(io, values.data, (world) => runMailIn(io, world, values.json ?? false))
    } catch (error) {
      io.err(`askwell mail-in: ${error instanceof Error ? error.message : String(error)}\n`)
      return TRY_AGAIN
    }
  },
}

/** What is no answer to anything is taken too, and dropped: a mail server that hears no would write to its sender. */
export async function runMailIn(io: Io, world: World, json: boolean): Promise<number> {
  const channel = receiving(world)
  const outcomes = await takeRaw(world, channel, await io.stdinBytes())
  if (json) io.out(`${JSON.stringify({ outcomes })}\n`)
  return 0
}

function receiving(world: World): Channel {
  const channel = world.channels.get('email')
  if (channel?.receive) return channel
  throw new Refused(
    'Mail in needs SMTP_URL, and MAIL_REPLY_TO with the mailbox that takes replies: set them.',
  )
}
