import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { animatedPng } from './apng.ts'

/** One pixel of that grey, as a PNG; checksums are left out, for nobody here looks at them. */
function pixel(grey: number, width = 1): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)])
  }
  const header = Buffer.from([0, 0, 0, width, 0, 0, 0, 1, 8, 0, 0, 0, 0])
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const pixels = deflateSync(Buffer.from([0, ...Array.from({ length: width }, () => grey)]))
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const kindsOf = (png: Buffer) => png.toString('latin1').match(/IHDR|acTL|fcTL|IDAT|fdAT|IEND/g)

test('a film has its first picture as any PNG has it, and the others behind it', () => {
  const film = animatedPng([
    { png: pixel(0), ms: 800 },
    { png: pixel(128), ms: 800 },
    { png: pixel(255), ms: 3_000 },
  ])
  expect(kindsOf(film)).toEqual(['IHDR', 'acTL', 'fcTL', 'IDAT', 'fcTL', 'fdAT', 'fcTL', 'fdAT', 'IEND'])
})

test('pictures of two sizes make no film', () => {
  const frames = [
    { png: pixel(0), ms: 800 },
    { png: pixel(0, 2), ms: 800 },
  ]
  expect(() => animatedPng(frames)).toThrow(/one size/)
})
