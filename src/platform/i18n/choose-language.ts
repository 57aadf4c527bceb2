/** The language among `offered` that serves `wanted` best: itself, its parent, else English. */
export function chooseLanguage(wanted: string, offered: readonly string[]): string {
  return parentsOf(wanted).find((lang) => offered.includes(lang)) ?? 'en'
}

/** A language tag and all that it belongs to, nearest first: `de-AT`, `de`. */
export function parentsOf(lang: string): string[] {
  const parts = lang.split('-')
  return parts.map((_, i) => parts.slice(0, parts.length - i).join('-'))
}
