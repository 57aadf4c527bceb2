import type { Identity } from '../contract.ts'
import { isAutomation } from './automation.ts'
import { Mailmap, type Mention } from './mailmap.ts'
import { type NamePattern, namePattern } from './mask.ts'
import { type Discovery, MergeIdentities, type Somebody } from './merge-identities.ts'
import { printable } from '../contract/printable.ts'
import { readPeople } from './trailers.ts'

/** Somebody who is mentioned, and the names that the text may not show. */
export interface Known {
  /** nothing where it is a program, or nobody can tell who it is */
  readonly somebody: Somebody | undefined
  readonly isProgram: boolean
  readonly names: readonly NamePattern[]
}

/** A hostile history has new names on each commit: what is remembered is thrown away at this size. */
const MEMORY_LIMIT = 200_000
const LINE_LIMIT = 500

/**
 * Who is meant by an author line or a trailer's value. The same few thousand lines come again and again, so
 * that all the work on names is done once for each.
 */
export class Roster {
  readonly #mailmap: Mailmap
  readonly #merge: MergeIdentities
  readonly #authors = new Map<string, Known>()
  readonly #credited = new Map<string, readonly Known[]>()

  constructor(mailmap: string, known: Iterable<Identity> = []) {
    this.#mailmap = new Mailmap(mailmap)
    this.#merge = new MergeIdentities(known)
  }

  /** @param line name, line break, address */
  author(line: string): Known {
    const remembered = this.#authors.get(line)
    if (remembered) return remembered
    const own = copy(line)
    const [name = '', email = ''] = own.split('\n')
    const known = this.#recall({ name, email })
    remember(this.#authors, own, known)
    return known
  }

  /** The people whom a trailer's value names, programs among them; none where it is prose. */
  credited(value: string): readonly Known[] {
    const remembered = this.#credited.get(value)
    if (remembered) return remembered
    const own = copy(value)
    const known = readPeople(own).map((mention) => this.#recall(mention))
    remember(this.#credited, own, known)
    return known
  }

  discoveries(): readonly Discovery[] {
    return this.#merge.discoveries()
  }

  #recall(raw: Mention): Known {
    const mention = tidy(raw)
    const proper = this.#mailmap.resolve(mention)
    if (isAutomation(mention) || isAutomation(proper)) return PROGRAM
    const names = [...new Set([mention.name, proper.name])].map(namePattern)
    return {
      somebody: this.#merge.see(proper),
      isProgram: false,
      names: names.filter((pattern) => pattern !== undefined),
    }
  }
}

const PROGRAM: Known = { somebody: undefined, isProgram: true, names: [] }

/** A part of a message keeps the whole message in memory; its copy doesn't. */
function copy(line: string): string {
  return Buffer.from(line).toString()
}

function remember<T>(memory: Map<string, T>, line: string, value: T): void {
  if (line.length > LINE_LIMIT) return
  if (memory.size >= MEMORY_LIMIT) memory.clear()
  memory.set(line, value)
}

const VIA = /^(.{2,60}?) via \S.{0,60}$/i

/** A name without what mail programs and mailing lists put around it; a relayed mail's address is the relay's. */
function tidy(mention: Mention): Mention {
  const name = printable(mention.name)
    .replace(/\s+/g, ' ')
    .replace(/^["'\s]+|["'\s]+$/g, '')
    .slice(0, 100)
  const relayed = VIA.exec(name)
  if (relayed?.[1]) return { name: relayed[1], email: '' }
  const email = printable(mention.email).replace(/\s+/g, '').slice(0, 254)
  return { name: name.includes('@') ? '' : name, email }
}
