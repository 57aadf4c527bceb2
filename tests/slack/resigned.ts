import { createHmac } from 'node:crypto'
import { SIGNING_SECRET } from '../../tools/slack-emulator/emulator.ts'

/** A body as Slack would send it at that moment: signed anew, as it does when it tries again. */
export function resigned(
  body: string,
  headers: Readonly<Record<string, string>> = {},
  { secret = SIGNING_SECRET, seconds = Math.floor(Date.now() / 1_000) + 1 } = {},
) {
  const mac = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex')
  const type = body.startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded'
  return {
    body,
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': String(seconds),
      'x-slack-signature': `v0=${mac}`,
      ...headers,
    },
  }
}
