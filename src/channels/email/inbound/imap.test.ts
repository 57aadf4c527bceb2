import { createServer, type AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import type { Inbox } from '../../contract.ts'
import { listenByImap } from './imap.ts'
import { readImapUrl } from './imap-settings.ts'
import { isRefusal, refuse } from '#platform/refusal.ts'

function inbox(mayFetch: boolean): Inbox & { readonly troubles: (string | null)[] } {
  const troubles: (string | null)[] = []
  return {
    troubles,
    mayFetch: async () => mayFetch,
    place: async () => null,
    take: async () => undefined,
    keep: async () => true,
    skip: async () => undefined,
    report: async (trouble) => void troubles.push(trouble),
  }
}

function serverAt(port: number) {
  const server = readImapUrl(`imap://askwell:secret@127.0.0.1:${port}`)
  if (isRefusal(server)) throw new Error(server.refusal)
  return server
}

test('a mailbox that says nothing does not hold up a server that stops', async () => {
  const connected = Promise.withResolvers<void>()
  const silent = createServer(() => connected.resolve())
  await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done))
  const ending = new AbortController()
  const { port } = silent.address() as AddressInfo
  const listening = listenByImap(serverAt(port))(inbox(true), ending.signal)
  await connected.promise
  ending.abort()
  await expect(listening).resolves.toBeUndefined()
  silent.close()
})

test('a mailbox that is away is told in a sentence without addresses, and tried again', async () => {
  const ending = new AbortController()
  const held = inbox(true)
  const again = Promise.withResolvers<void>()
  const counting: Inbox = {
    ...held,
    async report(trouble) {
      await held.report(trouble)
      if (held.troubles.length === 2) again.resolve()
    },
  }
  const listening = listenByImap(serverAt(1), { shortestWaitMs: 1 })(counting, ending.signal)
  await again.promise
  ending.abort()
  await expect(listening).resolves.toBeUndefined()
  expect(held.troubles[0]).toBe("The mailbox can't be reached (ECONNREFUSED).")
})

test('IMAP_URL has to name a user, a password and a server', () => {
  for (const wrong of ['imap://mail.example.org', 'https://a:b@mail.example.org', 'nothing'])
    expect(readImapUrl(wrong)).toEqual(refuse('mail.badImapUrl'))
  expect(readImapUrl('imaps://a%40b:c@mail.example.org/Replies')).toEqual({
    host: 'mail.example.org',
    port: 993,
    secure: true,
    checkCertificate: true,
    auth: { user: 'a@b', pass: 'c' },
    folder: 'Replies',
  })
})
