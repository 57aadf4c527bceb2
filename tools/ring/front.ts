import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface Front {
  readonly url: string
  close(): void
}

/**
 * One address for a server that comes back on another port, as a proxy in front of it gives: a browser that was open
 * before a kill finds it again.
 *
 * @param target the server's address as it is now
 */
export async function openFront(target: () => string): Promise<Front> {
  const open = new Set<Socket>()
  const server = createServer((client) => {
    const { hostname, port } = new URL(target())
    const behind = connect(Number(port), hostname)
    for (const [socket, other] of [
      [client, behind],
      [behind, client],
    ] as const) {
      open.add(socket)
      socket.pipe(other)
      // one end that breaks takes the other with it, as a line does
      socket.on('error', () => other.destroy())
      socket.on('close', () => {
        open.delete(socket)
        other.destroy()
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close()
      for (const socket of open) socket.destroy()
    },
  }
}
