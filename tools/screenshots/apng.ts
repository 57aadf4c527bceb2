import { crc32 } from 'node:zlib'

/** One picture of a film: a PNG as a browser makes it, and how long it stands (milliseconds). */
export interface Frame {
  readonly png: Buffer
  readonly ms: number
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/**
 * An animated PNG that plays once and stops on its last picture. Who can't show one sees the first.
 *
 * @param frames PNGs of one size and kind, at least one
 * @see https://www.w3.org/TR/png-3/#apng-frame-based-animation
 */
export function animatedPng(frames: readonly Frame[]): Buffer {
  const read = frames.map(({ png, ms }) => ({ chunks: chunksOf(png), ms }))
  const [first] = read
  if (first === undefined) throw new Error('A film has at least one picture.')
  const header = dataOf(first.chunks, 'IHDR')
  if (read.some(({ chunks }) => !dataOf(chunks, 'IHDR').equals(header)))
    throw new Error('All pictures of a film have one size and one kind of pixel.')
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  let sequence = 0
  const control = (ms: number) => {
    const data = Buffer.alloc(26)
    data.writeUInt32BE(sequence++, 0)
    data.writeUInt32BE(width, 4)
    data.writeUInt32BE(height, 8)
    data.writeUInt16BE(ms, 20)
    data.writeUInt16BE(1_000, 22)
    return chunk('fcTL', data)
  }
  const pictures = read.flatMap(({ chunks, ms }, at) => [
    control(ms),
    ...chunks
      .filter(({ type }) => type === 'IDAT')
      .map(({ data }) =>
        at === 0 ? chunk('IDAT', data) : chunk('fdAT', Buffer.concat([number(sequence++), data])),
      ),
  ])
  const film = chunk('acTL', Buffer.concat([number(frames.length), number(1)]))
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), film, ...pictures, chunk('IEND', Buffer.alloc(0))])
}

interface Chunk {
  readonly type: string
  readonly data: Buffer
}

function chunksOf(png: Buffer): readonly Chunk[] {
  if (!png.subarray(0, SIGNATURE.length).equals(SIGNATURE)) throw new Error('This is no PNG.')
  const chunks: Chunk[] = []
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at)
    chunks.push({
      type: png.toString('latin1', at + 4, at + 8),
      data: png.subarray(at + 8, at + 8 + length),
    })
    at += 12 + length
  }
  return chunks
}

function dataOf(chunks: readonly Chunk[], wanted: string): Buffer {
  const found = chunks.find(({ type }) => type === wanted)
  if (found === undefined) throw new Error(`This PNG has no ${wanted}.`)
  return found.data
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  return Buffer.concat([number(data.length), body, number(crc32(body))])
}

function number(value: number): Buffer {
  const four = Buffer.alloc(4)
  four.writeUInt32BE(value)
  return four
}
