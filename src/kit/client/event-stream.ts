/** One message of a Server-Sent Events stream; `event` may be any name, so nothing has to be known beforehand. */
export type StreamMessage = { readonly id: string | null; readonly event: string; readonly data: string }

/** Where reading stands between two pieces of the stream: text that has no end yet, and the message begun. */
export type StreamRest = {
  readonly tail: string
  readonly id: string | null
  readonly event: string
  readonly data: readonly string[]
}

export const NOTHING_READ: StreamRest = { tail: '', id: null, event: '', data: [] }

/**
 * Reads one more piece of a stream, cut anywhere.
 *
 * @source HTML Standard, 9.2.6 "Interpreting an event stream"; `retry` is left out, we don't need it
 */
export function readPiece(
  rest: StreamRest,
  piece: string,
): { readonly messages: readonly StreamMessage[]; readonly rest: StreamRest } {
  const lines = (rest.tail + piece).split(/\r\n|\n|\r(?!$)/)
  const tail = lines.pop() ?? ''
  const messages: StreamMessage[] = []
  let { id, event, data } = rest
  for (const line of lines) {
    if (line === '') {
      if (data.length > 0 || id !== null) messages.push({ id, event, data: data.join('\n') })
      id = null
      event = ''
      data = []
      continue
    }
    const [, field, value = ''] = /^([^:]*):? ?(.*)$/.exec(line) ?? []
    if (field === 'data') data = [...data, value]
    if (field === 'event') event = value
    if (field === 'id' && !value.includes('\0')) id = value
  }
  return { messages, rest: { tail, id, event, data } }
}
