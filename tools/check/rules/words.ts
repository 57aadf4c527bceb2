import { IntlMessageFormat } from 'intl-messageformat'
import { readTexts } from '../../gen/strings.ts'
import type { Rule } from '../finding.ts'

const FILE = /^src\/(?:.*\/)?strings\/([A-Za-z-]+)\.json$/

/** Words that the product never says, whatever the moment: blame, competition, the language of machines and of meetings. */
const NEVER =
  /\b(invalid|required|oops|streaks?|scores?|ranks?|ranked|ranking|leaderboards?|badges?|top helper|escalat\w*|tickets?|reach(?:ed|ing)? out|touch base|synerg\w*|leverag\w*|stakeholders?|bandwidth)\b/i

/** Names, which keep their capital: of the product and its places, of languages, of what programs are called. */
const NAMES = new Set(
  (
    'Askwell Admin Channels Done Home My People Settings Keyboard Sources ' +
    'English German French Spanish Europe Slack CalDAV Google Microsoft Git Content Idempotency'
  ).split(' '),
)

/** A capital in the middle of a sentence; words in capitals throughout (JSON) are names of their own kind. */
const CAPITAL = /(?<![.?:!…“”‘"'›·([>,;])\s([A-Z][a-z]\w*)/g

export const words: Rule = {
  name: 'words',
  says: 'Texts can be read by the formatter, never shout, and in English use no banned word and capitals only for names.',
  *find(project) {
    for (const path of project.paths) {
      const language = FILE.exec(path)?.[1]
      if (language === undefined) continue
      for (const [key, text] of readTexts(path, project.text(path) ?? '{}')) {
        const wrong = whatIsWrong(text, language)
        if (wrong !== null) yield { path, line: 0, message: `${key} ${wrong}` }
      }
    }
  },
}

function whatIsWrong(text: string, language: string): string | null {
  if (/[!¡！]/.test(text)) return 'has an exclamation mark'
  if (!isReadable(text, language)) return "can't be read as ICU MessageFormat"
  if (language !== 'en') return null
  const banned = NEVER.exec(text)?.[0]
  if (banned !== undefined) return `says “${banned}”`
  // Braces part sentences: what stands in them may begin with a capital of its own.
  const capital = [...text.replaceAll(/[{}]/g, '.').matchAll(CAPITAL)].find(
    ([, word]) => !NAMES.has(word ?? ''),
  )
  return capital === undefined ? null : `writes “${capital[1]}” with a capital: sentence case, please`
}

function isReadable(text: string, language: string): boolean {
  try {
    return new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).getAst().length > 0
  } catch {
    // What the parser says names places in its own grammar; the key tells the author more.
    return false
  }
}
