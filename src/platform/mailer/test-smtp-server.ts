import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { parseReceived, type ReceivedMail } from './test-received-mail.ts'

/** What the server does with one mail; without any it accepts. */
export type Behaviour =
  | { readonly at: 'MAIL FROM' | 'RCPT TO' | 'DATA'; readonly code: number; readonly text: string }
  /** takes the whole mail and never answers */
  | 'stall'
  /** takes the whole mail and breaks the connection before it answers */
  | 'reset'

export interface TestSmtpServer {
  readonly url: string
  /** every mail whose last line arrived, also those that were not acknowledged */
  readonly received: readonly ReceivedMail[]
  /** the next mails meet these, in this order; afterwards all is well again */
  behave(...next: readonly Behaviour[]): void
  close(): Promise<void>
}

/** A real SMTP server on a free port of this machine, for tests; with `tls` it offers a certificate of nobody's. */
export async function startTestSmtpServer(
  options: { readonly tls: boolean } = { tls: false },
): Promise<TestSmtpServer> {
  const received: ReceivedMail[] = []
  const coming: Behaviour[] = []
  const sockets = new Set<Socket>()
  let current: Behaviour | undefined

  const refusalAt = (step: 'MAIL FROM' | 'RCPT TO' | 'DATA'): Error | undefined =>
    typeof current === 'object' && current.at === step
      ? Object.assign(new Error(current.text), { responseCode: current.code })
      : undefined

  const server = new SMTPServer({
    authOptional: true,
    ...(options.tls ? {} : { disabledCommands: ['STARTTLS'] }),
    disableReverseLookup: true,
    closeTimeout: 100,
    onMailFrom(_address, _session, done) {
      current = coming.shift()
      done(refusalAt('MAIL FROM'))
    },
    onRcptTo: (_address, _session, done) => done(refusalAt('RCPT TO')),
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        received.push(parseReceived(Buffer.concat(chunks), session.envelope))
        if (current === 'stall') return
        if (current === 'reset') for (const socket of sockets) socket.destroy()
        else done(refusalAt('DATA'))
      })
    },
  })
  // A client's reset is an event here and no reason to end the test run.
  server.on('error', () => undefined)
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.server.address() as AddressInfo

  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    behave: (...next) => void coming.push(...next),
    close: () => new Promise((done) => server.close(() => done())),
  }
}
