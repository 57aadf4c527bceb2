import type { Project } from '../check/project.ts'

const STRINGS_FILE = /^src\/(?:.*\/)?strings\/([a-z]{2}(?:-[A-Za-z]{2,4})?)\.json$/

const HEADER = `// Written by \`npm run gen\` from every strings/<language>.json. Edit those, not this.
`

/**
 * The text of `src/strings.gen.ts`: all texts of one language in one object, by key. Each language is an export
 * of its own as well, so that the web app loads only the one that is read.
 */
export function writeStrings(project: Project): string {
  const languages = new Map<string, Map<string, string>>([['en', new Map()]])
  for (const path of project.paths) {
    const language = STRINGS_FILE.exec(path)?.[1]
    if (!language) continue
    const texts = languages.get(language) ?? new Map<string, string>()
    languages.set(language, texts)
    for (const [key, text] of readTexts(path, project.text(path) ?? '')) {
      if (texts.has(key)) throw new Error(`${path}: the key ${key} is already used by another folder`)
      texts.set(key, text)
    }
  }
  const sorted = [...languages].sort(([a], [b]) => (a < b ? -1 : 1))
  const blocks = sorted.map(([language, texts]) => writeLanguage(language, texts))
  const entries = sorted.map(([language]) => `  ${quote(language)}: ${identifier(language)},\n`)
  return [
    HEADER,
    ...blocks,
    `export type Language = ${sorted.map(([language]) => quote(language)).join(' | ')}\n\n`,
    `export const strings: Record<Language, Record<string, string>> = {\n${entries.join('')}}\n`,
  ].join('')
}

/** The texts of one file; a nested object or a number is a mistake and is named. */
export function readTexts(path: string, json: string): [string, string][] {
  const value: unknown = JSON.parse(json)
  if (typeof value !== 'object' || value === null) throw new Error(`${path}: expected an object of texts`)
  return Object.entries(value).map(([key, text]) => {
    if (typeof text !== 'string') throw new Error(`${path}: ${key} is not a text`)
    return [key, text]
  })
}

function writeLanguage(language: string, texts: ReadonlyMap<string, string>): string {
  const sorted = [...texts].sort(([a], [b]) => (a < b ? -1 : 1))
  const lines = sorted.map(([key, text]) => `  ${quote(key)}: ${JSON.stringify(text)},\n`)
  return `export const ${identifier(language)}: Record<string, string> = {\n${lines.join('')}}\n\n`
}

function identifier(language: string): string {
  return language.replace('-', '')
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "\\'")}'`
}
