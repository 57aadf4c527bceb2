import evidence from '#importers/evidence-jsonl/strings/en.json' with { type: 'json' }
import git from '#importers/git/strings/en.json' with { type: 'json' }
import { createSay } from '#platform/i18n/say.ts'
import type { Refusal } from '#platform/refusal.ts'

const own = {
  'who.badQuery': 'Line {line} of {file} {fault}.',
  'who.badQueryNext': 'Write each query as an object with "id", "text" and "time" or "t".',
  'who.nobody': 'Nobody found: no evidence has to do with this.',
  'who.nobodyNext': 'Try other words for it, or give more evidence with --evidence FILE or --git PATH.',
  'who.noEvidence': 'There is no database and no git repository here.',
  'who.noEvidenceNext': 'Name one with --git PATH, or evidence with --evidence FILE.',
}
const texts: Record<string, string> = { ...evidence, ...git, ...own }
const say = createSay<string>({ en: texts })

/** A refusal as one line: what is wrong, where, and what to do. */
export function sayRefusal({ refusal, params = {} }: Refusal): string {
  const what = say('en', refusal, params)
  const next = `${refusal}Next` in texts ? ` ${say('en', `${refusal}Next`, params)}` : ''
  const { file, where } = params
  const place = where === undefined ? '' : `${String(file)}, ${String(where)}: `
  return `${place}${what}${next}`
}
