/** As many letters as 128 bits need in the alphabet of our ids. */
const KEY = /^[0-9a-hjkmnp-tv-z]{26}$/

/** The mailbox that takes replies, with the key of one message: `askwell+KEY@example.org` (RFC 5233). */
export function replyAddress(mailbox: string, key: string): string {
  const at = mailbox.lastIndexOf('@')
  return `${mailbox.slice(0, at)}+${key}${mailbox.slice(at)}`
}

/** The keys in these addresses, each once. Servers may have changed the case on the way. */
export function keysIn(addresses: readonly string[], mailbox: string): string[] {
  const own = mailbox.toLowerCase()
  const at = own.lastIndexOf('@')
  const before = `${own.slice(0, at)}+`
  const host = own.slice(at)
  const keys = addresses
    .map((address) => address.toLowerCase())
    .filter((address) => address.startsWith(before) && address.endsWith(host))
    .map((address) => address.slice(before.length, -host.length))
  return [...new Set(keys)].filter((key) => KEY.test(key))
}
