import type { Verb } from './io.ts'

/** Loaded when it is called: `askwell who` in a repository must not wait for a web server's code. */
const VERBS: Readonly<Record<string, readonly [summary: string, load: () => Promise<Verb>]>> = {
  serve: ['run Askwell: web app, API, jobs', async () => (await import('./serve.ts')).serveVerb],
}

export const verbNames = Object.keys(VERBS)
export const verbSummaries = Object.entries(VERBS).map(([name, [summary]]) => [name, summary] as const)

export async function loadVerb(name: string): Promise<Verb | null> {
  const found = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined
  return found ? found[1]() : null
}
