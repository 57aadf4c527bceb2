import type { Rule } from '../finding.ts'
import { codePaths } from '../project.ts'

const BANNED: readonly (readonly [RegExp, string])[] = [
  [/@ts-(?:ignore|nocheck|expect-error)\b/, 'hides a type error: mend the type'],
  [/\b(?:eslint|oxlint|biome)-(?:disable|ignore)/, 'silences the linter: mend the code or the rule'],
  [/\b(?:TODO|FIXME|XXX|HACK)\b/, 'is work left for later: do it, or open an issue'],
  [/^\/[/*]+\s*(?:[-=*#~_]\s*){4,}/, 'is a banner: the file or the function is the section'],
  [
    /^\/\/\s*(?:import\s.*from\s|(?:const|let|return|if|await)\b.*[;{)]\s*$|\}\s*$)/,
    'is dead code: git remembers it',
  ],
]

export const comments: Rule = {
  name: 'comments',
  says: 'No comment silences a tool, postpones work, draws a line or keeps dead code.',
  *find(project) {
    for (const path of codePaths(project)) {
      for (const { line, text } of project.source(path)?.comments ?? []) {
        const banned = BANNED.find(([pattern]) => pattern.test(text))
        if (banned) yield { path, line, message: `"${excerpt(text, banned[0])}" ${banned[1]}` }
      }
    }
  },
}

function excerpt(text: string, pattern: RegExp): string {
  return (pattern.exec(text)?.[0] ?? '').replace(/\s+/g, ' ').slice(0, 40)
}
