import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

export interface Connections {
  /** Ends what carries no request now, and everything else once its request is answered. */
  endQuiet(): void
}

/**
 * Knows which connections carry a request. Node counts one on which nothing was ever asked as busy, and browsers
 * open such ahead of time: without this a stop would wait for them in vain.
 */
export function watchConnections(server: Server): Connections {
  const running = new Map<Socket, number>()
  let ending = false
  server.on('connection', (socket: Socket) => {
    running.set(socket, 0)
    socket.once('close', () => running.delete(socket))
  })
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    running.set(socket, (running.get(socket) ?? 0) + 1)
    response.once('close', () => {
      const left = (running.get(socket) ?? 1) - 1
      if (running.has(socket)) running.set(socket, left)
      if (ending && left === 0) socket.end()
    })
  })
  return {
    endQuiet() {
      ending = true
      for (const [socket, requests] of running) if (requests === 0) socket.destroy()
    },
  }
}
