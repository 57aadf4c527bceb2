import type { Identity } from '../contract.ts'
import type { Mention } from './mailmap.ts'
import { isFullName } from './trailers.ts'

/** What a mention taught: a person new or better known, or two keys that are one person. */
export type Discovery =
  | { readonly kind: 'person'; readonly person: Identity }
  | { readonly kind: 'same'; readonly key: string; readonly as: string }

/** Somebody found. `key` may change while more is learned: read it when it is needed. */
export interface Somebody {
  readonly key: string
}

class Node implements Somebody {
  /** set once this one turned out to be somebody else */
  as: Node | undefined
  name = ''
  email = ''
  readonly aliases = new Set<string>()
  /** further full names, by their folded form */
  readonly names = new Map<string, string>()
  told = false
  readonly #ownKey: string

  constructor(key: string) {
    this.#ownKey = key
  }

  get key(): string {
    return this.as ? rootOf(this.as).ownKey : this.#ownKey
  }

  get ownKey(): string {
    return this.#ownKey
  }
}

const ALIAS_LIMIT = 50

/**
 * Finds out, mention by mention, who is who: the same address is the same person, and so is the same full name.
 * Addresses that mean nothing (root@localhost, none@none) unite nobody.
 *
 * Keys never change their meaning: when two keys turn out to be one person, the older stays and a `same`
 * discovery says so. The first name and address seen are kept as the person's own, so feed newest first.
 *
 * @cost O(1) a mention, memory O(people)
 * @example
 * const merge = new MergeIdentities()
 * merge.see({ name: 'Ada Lovelace', email: 'ada@example.org' })?.key   // 'ada@example.org'
 * merge.see({ name: 'Ada Lovelace', email: 'ada@home.example' })?.key  // 'ada@example.org'
 */
export class MergeIdentities {
  readonly #byAddress = new Map<string, Node>()
  readonly #byName = new Map<string, Node>()
  #discoveries: Discovery[] = []

  /** @param known people of an earlier read, whose keys stay */
  constructor(known: Iterable<Identity> = []) {
    for (const { key, name = '', email = '', aliases, otherNames = [] } of known) {
      const node = new Node(key)
      Object.assign(node, { name, email, told: true })
      for (const alias of aliases) node.aliases.add(alias)
      for (const other of otherNames) node.names.set(foldName(other), other)
      for (const address of [email, ...aliases].map(foldAddress))
        if (address) this.#byAddress.set(address, node)
      for (const folded of [foldName(name), ...node.names.keys()]) if (folded) this.#byName.set(folded, node)
    }
  }

  /** Who it is, or nothing where neither name nor address tells that. */
  see(mention: Mention): Somebody | undefined {
    const address = foldAddress(mention.email)
    const folded = foldName(mention.name)
    const byAddress = address ? this.#byAddress.get(address) : undefined
    const byName = folded ? this.#byName.get(folded) : undefined
    const node = this.#unite(byAddress, byName) ?? create(mention, address, folded)
    if (!node) return undefined
    this.#learn(node, mention, { address, folded })
    if (address) this.#byAddress.set(address, node)
    if (folded) this.#byName.set(folded, node)
    return node
  }

  /** What was learned since the last call. Tell it before the pieces that use the keys. */
  discoveries(): readonly Discovery[] {
    if (this.#discoveries.length === 0) return NOTHING
    const news = this.#discoveries
    this.#discoveries = []
    return news
  }

  #unite(one: Node | undefined, other: Node | undefined): Node | undefined {
    if (!one || !other) return one ? rootOf(one) : other && rootOf(other)
    const kept = rootOf(other)
    const gone = rootOf(one)
    if (kept === gone) return kept
    gone.as = kept
    if (kept.email === '') kept.email = gone.email
    for (const alias of [gone.email.toLowerCase(), ...gone.aliases]) addAlias(kept, alias)
    for (const [folded, name] of gone.names) addName(kept, folded, name)
    if (!foldName(kept.name)) kept.name = gone.name || kept.name
    else addName(kept, foldName(gone.name), gone.name)
    this.#discoveries.push({ kind: 'same', key: gone.ownKey, as: kept.key })
    this.#tell(kept)
    return kept
  }

  #learn(node: Node, mention: Mention, { address, folded }: { address: string; folded: string }): void {
    let news = !node.told
    if (folded && !foldName(node.name)) {
      node.name = mention.name
      news = true
    } else news = addName(node, folded, mention.name) || news
    if (address && (node.email === '' || (isForwarder(node.email) && !isForwarder(address)))) {
      const former = node.email
      node.email = mention.email
      addAlias(node, former.toLowerCase())
      news = true
    } else news = addAlias(node, address) || news
    if (news) this.#tell(node)
  }

  #tell(node: Node): void {
    node.told = true
    this.#discoveries.push({
      kind: 'person',
      person: {
        key: node.key,
        ...(node.name === '' ? {} : { name: node.name }),
        ...(node.email === '' ? {} : { email: node.email }),
        aliases: [...node.aliases],
        ...(node.names.size === 0 ? {} : { otherNames: [...node.names.values()] }),
      },
    })
  }
}

const NOTHING: readonly Discovery[] = []

function create(mention: Mention, address: string, folded: string): Node | undefined {
  const key = address || (folded ? `name:${folded}` : '')
  if (key === '') return undefined
  const node = new Node(key)
  node.name = mention.name
  if (address) node.email = mention.email
  return node
}

/** A loop, no recursion: a hostile history can chain thousands of people. */
function rootOf(node: Node): Node {
  let top = node
  while (top.as) top = top.as
  return top
}

function addAlias(node: Node, alias: string): boolean {
  const known = alias === '' || alias === node.email.toLowerCase() || node.aliases.has(alias)
  if (known || node.aliases.size >= ALIAS_LIMIT) return false
  node.aliases.add(alias)
  return true
}

function addName(node: Node, folded: string, name: string): boolean {
  const known = folded === '' || folded === foldName(node.name) || node.names.has(folded)
  if (known || node.names.size >= ALIAS_LIMIT) return false
  node.names.set(folded, name)
  return true
}

/** GitHub's private addresses reach nobody; any other address of the person is better to show. */
function isForwarder(email: string): boolean {
  return /@users\.noreply\./i.test(email)
}

const EMPTY_ADDRESS =
  /^$|^[^@]*$|@(?:$|none|unknown|localhost|local|\(none\))|\.\(none\)$|\.(?:local|localdomain|internal|invalid)$|^(?:root|nobody|none|unknown|you|your-?e?mail|user|email|name|devnull|null|author|git)@/i

/** The address as a key, or '' where it tells nobody apart. */
function foldAddress(email: string): string {
  return EMPTY_ADDRESS.test(email) ? '' : email.toLowerCase()
}

const EMPTY_NAME =
  /^(?:your name|first last|(?:no|unknown) (?:author|name|user)|john doe|jane doe|full name|user name)$/

/** A full name without case, accents and order of 'Last, First'; '' where it is no full name. */
export function foldName(name: string): string {
  const comma = /^([^,]+), ([^,]+)$/.exec(name)
  const plain = comma ? `${comma[2]} ${comma[1]}` : name
  const folded = plain
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  const isFull = folded.includes(' ') || (isFullName(plain) && folded.length >= 2)
  return isFull && folded.length <= 100 && !EMPTY_NAME.test(folded) ? folded : ''
}
