import { languageOf, type Language } from './small-words.ts'
import { ENGLISH_ALONE, type Stems } from './stems.ts'
import { eachWord, type OtherLanguages } from './words.ts'

/** How a term occurs in a piece, packed in eight bits: times (1 to 63), in the first line, in a path. */
export const TIMES_MASK = 63
export const IN_SUBJECT = 64
export const IN_PATH = 128

const PATHS_READ = 60
const FOLDERS_READ = 8
const AREA = /^([^\s:][^:\n]{0,40}):\s/u

export interface PieceTerms {
  /** term to packed occurrence */
  readonly terms: ReadonlyMap<string, number>
  /** words of the text, repeats counted; the document length of BM25 */
  readonly length: number
}

/** One term of an ask: what is looked up, how much it counts, and how the asker wrote it. */
export interface AskTerm {
  readonly term: string
  readonly surface: string
  /** its stems in other languages */
  readonly others: readonly string[]
  /** times in the ask, at most 3 */
  readonly times: number
  readonly inSubject: boolean
  /** position of its first appearance among the ask's words, for phrases */
  readonly position: number
}

/**
 * The terms of a piece of evidence: words of its text, words of its paths, folders and files (`/docs/api.md`), and
 * the area that a first line of the form `area: what` names (`@area`). In a text of another language than English each word
 * is there with its stem of that language, too, and the language itself (`~de`).
 *
 * @param stems for languages other than English
 * @param paths `/`-separated; the first 60 count
 * @returns no terms and length 0 for an empty piece
 * @cost linear in the text
 * @example pieceTerms('pooler: fix timeout', []).terms.has('@pooler')  // true
 */
export function pieceTerms(text: string, paths: readonly string[], stems: Stems = ENGLISH_ALONE): PieceTerms {
  const terms = new Map<string, number>()
  let length = 0
  const [subject, body] = splitSubject(text)
  const count = (flag: number) => (term: string, _: string, others: readonly string[]) => {
    length += 1
    terms.set(term, addTimes(terms.get(term) ?? 0) | flag)
    for (const other of others) terms.set(other, addTimes(terms.get(other) ?? 0) | flag)
  }
  const language = stems.size === 0 ? undefined : languageOf(text)
  const also = language === undefined ? undefined : inLanguage(language, stems)
  if (also !== undefined) terms.set(`~${language}`, 1)
  eachWord(subject, count(IN_SUBJECT), also)
  eachWord(body, count(0), also)
  const area = areaOf(subject)
  if (area !== undefined) terms.set(area, 1)
  for (const path of paths.slice(0, PATHS_READ)) {
    for (const node of nodesOf(path)) terms.set(node, 1)
    eachWord(path, (term) => terms.set(term, (terms.get(term) ?? 0) | IN_PATH))
    const name = fileName(path)
    if (name !== undefined) terms.set(name, (terms.get(name) ?? 0) | IN_PATH)
  }
  return { terms, length }
}

/**
 * The terms of an ask, each once, in order of appearance.
 *
 * @param languages of the evidence: a few words that don't tell their language may be of any of these
 * @example askTerms('pooler timeout, pooler again').map((t) => [t.term, t.times])  // [['pooler', 2], ['timeout', 1], ['again', 1]]
 */
export function askTerms(
  text: string,
  stems: Stems = ENGLISH_ALONE,
  languages: readonly Language[] = [],
): AskTerm[] {
  const found = new Map<string, { -readonly [K in keyof AskTerm]: AskTerm[K] }>()
  const [subject, body] = splitSubject(text)
  let position = 0
  const take = (inSubject: boolean) => (term: string, surface: string, others: readonly string[]) => {
    position += 1
    const known = found.get(term)
    if (known === undefined) found.set(term, { term, surface, others, times: 1, inSubject, position })
    else known.times = Math.min(3, known.times + 1)
  }
  const language = stems.size === 0 ? undefined : languageOf(text)
  const also = language === undefined ? inAny(languages, stems) : inLanguage(language, stems)
  eachWord(subject, take(true), also)
  eachWord(body, take(false), also)
  const area = areaOf(subject)
  if (area !== undefined) {
    found.set(area, {
      term: area,
      surface: area.slice(1),
      others: [],
      times: 1,
      inSubject: true,
      position: 0,
    })
  }
  return [...found.values()]
}

/**
 * A path as the nodes from its first folder to the file, each as a term.
 *
 * @example nodesOf('docs/api/who.md')  // ['/docs', '/docs/api', '/docs/api/who.md']
 */
export function nodesOf(path: string): string[] {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.')
  const nodes: string[] = []
  let node = ''
  for (const part of parts.slice(0, FOLDERS_READ)) {
    node += `/${part}`
    nodes.push(node)
  }
  if (parts.length > FOLDERS_READ) nodes.push(`/${parts.join('/')}`)
  return nodes
}

function inLanguage(language: Language, stems: Stems): OtherLanguages | undefined {
  const stem = stems.get(language)
  return stem && { language, stems: [stem] }
}

function inAny(languages: readonly Language[], stems: Stems): OtherLanguages | undefined {
  const known = languages.flatMap((language) => stems.get(language) ?? [])
  return known.length === 0 ? undefined : { language: undefined, stems: known }
}

function splitSubject(text: string): [string, string] {
  const start = text.trimStart()
  const end = start.indexOf('\n')
  return end < 0 ? [start, ''] : [start.slice(0, end), start.slice(end + 1)]
}

function areaOf(subject: string): string | undefined {
  const area = AREA.exec(subject)?.[1]
  return area === undefined ? undefined : `@${area.toLowerCase()}`
}

function fileName(path: string): string | undefined {
  const last = path.slice(path.lastIndexOf('/') + 1).toLowerCase()
  const name = last.replace(/\.[a-z0-9]{1,5}$/u, '')
  return /[-_.]/u.test(name) ? `=${name}` : undefined
}

function addTimes(packed: number): number {
  return (packed & TIMES_MASK) === TIMES_MASK ? packed : packed + 1
}
