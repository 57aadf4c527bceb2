import { readTexts } from '../../gen/strings.ts'
import type { Finding, Rule } from '../finding.ts'
import { isTest } from '../place.ts'
import { placeholdersOf } from '../placeholders.ts'
import { codePaths, type Project } from '../project.ts'
import { isUsed, usesIn } from '../text-uses.ts'

const FILE = /^(src\/(?:.*\/)?strings)\/([A-Za-z-]+)\.json$/

export const messages: Rule = {
  name: 'messages',
  says: 'Every text exists in all languages, with the same placeholders, and is used somewhere.',
  *find(project) {
    const uses = usesIn(project, codePaths(project).filter(mayUse))
    const folders = readFolders(project)
    const all = new Set([...folders.values()].flatMap((languages) => [...languages.keys()]))
    for (const [folder, languages] of folders) {
      const english = languages.get('en')
      const path = `${folder}/en.json`
      if (!english) {
        yield {
          path,
          line: 0,
          message: 'is missing: English is the language that all others are measured by',
        }
        continue
      }
      for (const key of english.keys()) {
        if (!isUsed(key, uses) && !isOfChannel(folder, key))
          yield { path, line: 0, message: `${key} is used nowhere` }
      }
      for (const language of all) {
        if (!languages.has(language)) {
          yield { path: `${folder}/${language}.json`, line: 0, message: 'is missing: other folders speak it' }
        }
      }
      yield* differences(folder, english, languages)
    }
  },
}

type Texts = ReadonlyMap<string, string>

function* differences(
  folder: string,
  english: Texts,
  languages: ReadonlyMap<string, Texts>,
): Iterable<Omit<Finding, 'rule'>> {
  for (const [language, texts] of languages) {
    const path = `${folder}/${language}.json`
    for (const [key, text] of english) {
      const other = texts.get(key)
      if (other === undefined) yield { path, line: 0, message: `${key} is missing: say it here, too` }
      else if (String(placeholdersOf(text)) !== String(placeholdersOf(other))) {
        yield { path, line: 0, message: `${key} has other placeholders than the English text` }
      }
    }
    for (const key of texts.keys()) {
      if (!english.has(key)) yield { path, line: 0, message: `${key} doesn't exist in English` }
    }
  }
}

function readFolders(project: Project): Map<string, Map<string, Texts>> {
  const folders = new Map<string, Map<string, Texts>>()
  for (const path of project.paths) {
    const [, folder, language] = FILE.exec(path) ?? []
    if (!folder || !language) continue
    const languages = folders.get(folder) ?? new Map<string, Texts>()
    folders.set(folder, languages.set(language, new Map(readTexts(path, project.text(path) ?? '{}'))))
  }
  return folders
}

function mayUse(path: string): boolean {
  return !isTest(path) && !path.endsWith('.gen.ts')
}

/** What Settings and Admin ask every channel for by its folder's name: its own, and those of its address's fields. */
function isOfChannel(folder: string, key: string): boolean {
  const channel = /^src\/channels\/([^/]+)\/strings$/.exec(folder)?.[1]
  return channel !== undefined && (key === `${channel}.name` || key.startsWith(`${channel}.address.`))
}
