import { createHash } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'

/** The server's side of RFC 6455, as far as Socket Mode uses it: short texts, pings, and the end. */
export interface SocketServer {
  readonly open: number
  /** how many there have been */
  readonly accepted: number
  /** to one that is open; false where none is */
  send(text: string): boolean
  /** @param heard each text that a client sends */
  onText(heard: (text: string) => void): void
  closeAll(): void
}

const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
const TEXT = 0x1
const CLOSE = 0x8
const PING = 0x9
const PONG = 0xa

export function acceptSockets(server: Server, greeting: () => string): SocketServer {
  const sockets = new Set<Duplex>()
  const listeners: ((text: string) => void)[] = []
  let accepted = 0
  server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    const key = request.headers['sec-websocket-key'] ?? ''
    const accept = createHash('sha1')
      .update(key + MAGIC)
      .digest('base64')
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    )
    sockets.add(socket)
    accepted += 1
    let buffered: Buffer = Buffer.alloc(0)
    socket.on('data', (data: Buffer) => {
      buffered = Buffer.concat([buffered, data])
      for (let frame = readFrame(buffered); frame !== null; frame = readFrame(buffered)) {
        buffered = buffered.subarray(frame.length)
        if (frame.opcode === TEXT) for (const heard of listeners) heard(frame.payload.toString('utf8'))
        if (frame.opcode === PING) socket.write(writeFrame(PONG, frame.payload))
        if (frame.opcode === CLOSE) socket.end(writeFrame(CLOSE, Buffer.alloc(0)))
      }
    })
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    socket.write(writeFrame(TEXT, Buffer.from(greeting())))
  })
  return {
    get open() {
      return sockets.size
    },
    get accepted() {
      return accepted
    },
    send(text) {
      const [socket] = sockets
      return socket === undefined ? false : (socket.write(writeFrame(TEXT, Buffer.from(text))), true)
    },
    onText: (heard) => listeners.push(heard),
    closeAll() {
      for (const socket of sockets) socket.destroy()
    },
  }
}

interface Frame {
  readonly opcode: number
  readonly payload: Buffer
  readonly length: number
}

/** A client's frame, which is always masked; null while it isn't all there. */
function readFrame(bytes: Buffer): Frame | null {
  if (bytes.length < 2) return null
  const short = bytes.readUInt8(1) & 0x7f
  const wide = short === 126 ? 2 : short === 127 ? 8 : 0
  const masked = 2 + wide
  if (bytes.length < masked + 4) return null
  const size = wide === 2 ? bytes.readUInt16BE(2) : wide === 8 ? Number(bytes.readBigUInt64BE(2)) : short
  const start = masked + 4
  if (bytes.length < start + size) return null
  const mask = bytes.subarray(masked, start)
  const payload = Buffer.from(bytes.subarray(start, start + size))
  for (let at = 0; at < size; at++) payload.writeUInt8(payload.readUInt8(at) ^ mask.readUInt8(at % 4), at)
  return { opcode: bytes.readUInt8(0) & 0x0f, payload, length: start + size }
}

function writeFrame(opcode: number, payload: Buffer): Buffer {
  const size = payload.length
  const head = size < 126 ? Buffer.alloc(2) : size < 65_536 ? Buffer.alloc(4) : Buffer.alloc(10)
  head.writeUInt8(0x80 | opcode, 0)
  if (size < 126) head.writeUInt8(size, 1)
  else if (size < 65_536) {
    head.writeUInt8(126, 1)
    head.writeUInt16BE(size, 2)
  } else {
    head.writeUInt8(127, 1)
    head.writeBigUInt64BE(BigInt(size), 2)
  }
  return Buffer.concat([head, payload])
}
