/** One line that gives something to owners. */
export interface OwnersLine {
  readonly pattern: string
  /** as written: `@name`, `@org/team`, an address */
  readonly owners: readonly string[]
  /** GitLab's `[Section]`, and comments right above: what the pattern is about, in words */
  readonly about: readonly string[]
}

/** A line of the file: what it gives, or a fault to be told, or nothing where it only helps to read others. */
export type Parsed = OwnersLine | 'import.codeowners.noOwner' | null

const SECTION = /^\^?\[([^\]\n]{1,200})\](?:\[\d+\])?\s*(.*)$/
const OWNER = /^(?:@[\w.-]+(?:\/[\w./-]+)?|[^\s@]+@[^\s@]+)$/
/** A sentence above says what a place is for; a ruler of dashes or a whole essay doesn't. */
const TELLING = /[\p{L}\p{N}]{2}/u
const MOST_COMMENTS = 3

/**
 * Reads lines in order: comments belong to the pattern below them, sections to all that follow, with their owners
 * where a line has none of its own.
 *
 * @source GitHub's and GitLab's descriptions of CODEOWNERS
 */
export class OwnersParser {
  #comments: string[] = []
  #section = ''
  #sectionOwners: readonly string[] = []

  parse(text: string): Parsed {
    const line = text.trim()
    if (line === '') {
      this.#comments = []
      return null
    }
    if (line.startsWith('#')) {
      const comment = line.replace(/^#+\s*/, '')
      if (TELLING.test(comment)) this.#comments.push(comment)
      return null
    }
    const section = SECTION.exec(line)
    if (section) {
      this.#section = section[1] ?? ''
      this.#sectionOwners = ownersIn(section[2] ?? '')
      this.#comments = []
      return null
    }
    return this.#given(line)
  }

  #given(line: string): Parsed {
    const [pattern = '', ...rest] = line.split(/(?<!\\)\s+/)
    const own = ownersIn(rest.join(' '))
    const owners = own.length > 0 ? own : this.#sectionOwners
    const about = [...this.#comments.slice(-MOST_COMMENTS), this.#section].filter((each) => each !== '')
    this.#comments = []
    if (owners.length === 0) return 'import.codeowners.noOwner'
    return { pattern: pattern.replaceAll('\\ ', ' ').replace(/^\\#/, '#'), owners, about }
  }
}

function ownersIn(text: string): string[] {
  const [owners = ''] = text.split(/\s#/)
  return [...new Set(owners.split(/\s+/).filter((word) => OWNER.test(word)))]
}

/**
 * The folder or file that a pattern is about, without what stands for many.
 *
 * @example placeOf('/src/pooler/**')  // 'src/pooler'
 */
export function placeOf(pattern: string): string {
  const parts = pattern.split('/').filter((part) => part !== '' && part !== '.')
  const wild = parts.findIndex((part) => /[*?[\]]/.test(part))
  return (wild === -1 ? parts : parts.slice(0, wild)).join('/')
}
