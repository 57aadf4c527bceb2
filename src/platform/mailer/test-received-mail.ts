/** A mail as it came over the wire, taken apart by hand: tests look at what was sent, not at what we meant. */
export interface ReceivedMail {
  readonly envelope: { readonly from: string; readonly to: readonly string[] }
  /** all of it, byte for byte, with CRLF */
  readonly raw: string
  /** each header line, unfolded, in order */
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  /** the one header of that name, encoded words read; undefined where there is none, an error where there are two */
  header(name: string): string | undefined
  readonly parts: readonly Part[]
}

export interface Part {
  readonly type: string
  readonly content: string
}

interface Envelope {
  readonly mailFrom: { readonly address: string } | false
  readonly rcptTo: readonly { readonly address: string }[]
}

export function parseReceived(bytes: Buffer, envelope: Envelope): ReceivedMail {
  const raw = bytes.toString('utf8')
  const { headers, body } = split(raw)
  return {
    envelope: {
      from: envelope.mailFrom ? envelope.mailFrom.address : '',
      to: envelope.rcptTo.map((receiver) => receiver.address),
    },
    raw,
    headers,
    header: (name) => one(headers, name),
    parts: partsOf(headers, body),
  }
}

type Headers = readonly { readonly name: string; readonly value: string }[]

function split(raw: string): { headers: Headers; body: string } {
  const end = raw.indexOf('\r\n\r\n')
  const headers = raw
    .slice(0, end)
    .replace(/\r\n[ \t]/g, ' ')
    .split('\r\n')
    .map((line) => {
      const colon = line.indexOf(':')
      return { name: line.slice(0, colon), value: line.slice(colon + 1).trim() }
    })
  return { headers, body: raw.slice(end + 4) }
}

function one(headers: Headers, name: string): string | undefined {
  const found = headers.filter((header) => header.name.toLowerCase() === name.toLowerCase())
  if (found.length > 1) throw new Error(`${name} is there ${found.length} times`)
  return found[0] && decodeWords(found[0].value)
}

function partsOf(headers: Headers, body: string): Part[] {
  const type = one(headers, 'Content-Type') ?? 'text/plain'
  const boundary = /boundary="([^"]+)"/.exec(type)?.[1]
  if (boundary === undefined)
    return [{ type: type.split(';')[0] ?? type, content: decodeBody(headers, body) }]
  const pieces = `\r\n${body}`.split(`\r\n--${boundary}`).slice(1, -1)
  return pieces.flatMap((piece) => {
    const part = split(piece.replace(/^\r\n/, ''))
    return partsOf(part.headers, part.body)
  })
}

function decodeBody(headers: Headers, body: string): string {
  const encoding = one(headers, 'Content-Transfer-Encoding')?.toLowerCase()
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8').replaceAll('\r\n', '\n')
  const plain = encoding === 'quoted-printable' ? quotedPrintable(body.replace(/=\r\n/g, '')) : body
  return plain.replaceAll('\r\n', '\n')
}

/** RFC 2047. */
function decodeWords(value: string): string {
  return value
    .replace(/(=\?[^?]+\?[qb]\?[^?]*\?=)\s+(?==\?)/gi, '$1')
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_word, kind: string, text: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString('utf8')
        : quotedPrintable(text.replaceAll('_', ' ')),
    )
}

function quotedPrintable(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_code, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
