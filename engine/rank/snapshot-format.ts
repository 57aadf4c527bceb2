/*
 * A snapshot: a head of four numbers (magic, format, length of the lists, length of the whole), the lists of strings
 * (`lists.ts`), then the columns of numbers one after the other, each at a multiple of eight bytes.
 */
export const MAGIC = 0x41534b31
export const FORMAT = 2
export const HEADER_BYTES = 16
/** Bytes copied in one step. */
export const COPIED = 2 ** 22

export function padded(length: number): number {
  return (length + 7) & ~7
}
