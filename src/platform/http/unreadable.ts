import type { Socket } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { malformed } from '#platform/http/parse.ts'
import type { Problems } from '#platform/http/problem.ts'

type Code = { readonly code?: string; readonly statusCode?: number | undefined }

/** An address that no route can be looked up by: it can't be decoded, or a part of it is longer than any id. */
export function refuseAddress(problems: Problems) {
  return (error: Code, _request: FastifyRequest, reply: FastifyReply): void => {
    const says = error.statusCode === 414 ? 'a part of it is too long.' : 'it is not well-formed.'
    reply.code(400).header('cache-control', 'no-store').type('application/problem+json')
    void reply.send(problems.of(malformed('path', says)))
  }
}

const REASONS: Readonly<Record<string, readonly [status: number, reason: string, says: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'the headers are too long.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'it did not come to an end.'],
}

/** What isn't HTTP reaches no route and no reply: it is answered on the bare socket, as a problem like all else. */
export function refuseOnSocket(problems: Problems) {
  return (error: Error & Code, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return
    const [status, reason, says] = REASONS[error.code ?? ''] ?? [400, 'Bad Request', 'it is not HTTP.']
    const body = JSON.stringify({ ...problems.of(malformed('header', says)), status })
    const head = [
      `HTTP/1.1 ${status} ${reason}`,
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
    ]
    if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
    socket.destroySoon()
  }
}
