import { createHash, randomBytes } from 'node:crypto'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** 128 random bits in 26 letters and digits. Random, not by time: an id must not tell when or in which order. */
export function newId(): string {
  return encode(randomBytes(16))
}

/** The same parts always give the same id: for things that must exist at most once per parts. */
export function idOf(...parts: string[]): string {
  return encode(createHash('sha256').update(parts.join('\u0000')).digest().subarray(0, 16))
}

/** Bytes in the letters of our ids: five bits each, without those that are mistaken for others. */
export function lettersOf(bytes: Uint8Array): string {
  return encode(bytes)
}

function encode(bytes: Uint8Array): string {
  let bits = 0
  let held = 0
  let text = ''
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += ALPHABET[(held >> bits) & 31]
      held &= (1 << bits) - 1
    }
  }
  return bits > 0 ? text + ALPHABET[(held << (5 - bits)) & 31] : text
}
