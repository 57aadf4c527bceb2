import { BlockList, isIP } from 'node:net'
import { type Refusal, refuse } from '../refusal.ts'

/** A set of addresses, by their networks. */
export type Networks = Pick<BlockList, 'check'>

/** Whatever of IPv4 isn't an address of somebody on the public net (IANA's special purposes), and one that poses as it. */
const SPECIAL_4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  // the metadata of a machine at one large host
  ['168.63.129.16', 32],
]

/**
 * Of IPv6 only global unicast is public, and in it not what carries an IPv4 address or none at all (Teredo, ORCHID,
 * examples, 6to4). Mapped, compatible, translated (NAT64), local, link-local and multicast lie outside it.
 */
const PUBLIC_6 = ['2000::', 3] as const
const SPECIAL_6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

const special4 = listOf('ipv4', SPECIAL_4)
const special6 = listOf('ipv6', SPECIAL_6)
const public6 = listOf('ipv6', [PUBLIC_6])

function listOf(family: 'ipv4' | 'ipv6', networks: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList()
  for (const [address, bits] of networks) list.addSubnet(address, bits, family)
  return list
}

/** True for an address that anybody on the net may reach; false for every other, and for what is no address. */
export function isPublic(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !special4.check(address, 'ipv4')
  // a zone (`fe80::1%eth0`) belongs to one machine's own link
  if (family !== 6 || address.includes('%')) return false
  return public6.check(address, 'ipv6') && !special6.check(address, 'ipv6')
}

export function isWithin(networks: Networks, address: string): boolean {
  const family = isIP(address)
  if (family === 0 || address.includes('%')) return false
  return networks.check(address, family === 4 ? 'ipv4' : 'ipv6')
}

/**
 * Networks as a setting has them: `10.1.0.0/16, fd00:1::/48, 192.168.7.9`.
 *
 * @returns `settings.badNetwork` with the part that is none
 */
export function readNetworks(text: string | undefined): Networks | Refusal {
  const list = new BlockList()
  for (const part of (text ?? '').split(/[\s,]+/).filter((one) => one !== '')) {
    const [address = '', bits, ...rest] = part.split('/')
    const family = address.includes('%') ? 0 : isIP(address)
    const most = family === 4 ? 32 : 128
    const prefix = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : NaN
    if (family === 0 || !(prefix <= most) || rest.length > 0) return refuse('settings.badNetwork', { part })
    list.addSubnet(address, prefix, family === 4 ? 'ipv4' : 'ipv6')
  }
  return list
}
