/** Name and address as a commit or a trailer gives them. Either may be empty. */
export interface Mention {
  readonly name: string
  readonly email: string
}

interface Entry {
  name?: string
  email?: string
  /** where the line also names the commit's name, keyed by that name in lower case */
  readonly byName: Map<string, { name?: string; email?: string }>
}

/**
 * A repository's `.mailmap` (gitmailmap(5)), so that trailers get the same names as authors.
 * Addresses and names are compared without case; later lines win; lines that make no sense are passed over.
 */
export class Mailmap {
  readonly #entries = new Map<string, Entry>()

  constructor(text: string) {
    for (const line of text.split(/\r?\n/)) if (!line.startsWith('#')) this.#add(line)
  }

  /** The proper name and address, or the mention itself where the map says nothing about it. */
  resolve(mention: Mention): Mention {
    const entry = this.#entries.get(mention.email.toLowerCase())
    if (!entry) return mention
    const proper = entry.byName.get(mention.name.toLowerCase()) ?? entry
    return { name: proper.name ?? mention.name, email: proper.email ?? mention.email }
  }

  #add(line: string): void {
    const match = /^([^<>]*)<([^<>]*)>(?:([^<>]*)<([^<>]*)>)?/.exec(line)
    if (!match) return
    const [, name = '', email = '', oldName = '', oldEmail] = match.map((part) => part?.trim())
    const old = (oldEmail ?? email).toLowerCase()
    const proper = {
      ...(name === '' ? {} : { name }),
      ...(oldEmail === undefined || email === '' ? {} : { email }),
    }
    const entry = this.#entries.get(old) ?? { byName: new Map() }
    this.#entries.set(old, entry)
    if (oldName === '') Object.assign(entry, proper)
    else entry.byName.set(oldName.toLowerCase(), { ...entry.byName.get(oldName.toLowerCase()), ...proper })
  }
}
