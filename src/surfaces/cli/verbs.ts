import type { Verb } from './io.ts'

/** Loaded when it is called: `askwell who` in a repository must not wait for a web server's code. */
const VERBS: Readonly<Record<string, readonly [summary: string, load: () => Promise<Verb>]>> = {
  serve: ['run Askwell: web app, API, jobs', async () => (await import('./serve.ts')).serveVerb],
  demo: ['look around in a sample that is thrown away', async () => (await import('./demo.ts')).demoVerb],
  seed: ['fill an empty database from a file', async () => (await import('./seed.ts')).seedVerb],
  who: ['rank people for an ask', async () => (await import('./who-verb.ts')).whoVerb],
  coach: [
    'read a draft ask: marks and the next edit',
    async () => (await import('./coach-verb.ts')).coachVerb,
  ],
  group: ['compose groups that meet nobody twice', async () => (await import('./group.ts')).groupVerb],
  import: ['bring in people and evidence, or undo it', async () => (await import('./import.ts')).importVerb],
  backup: ['write the whole database into one file', async () => (await import('./backup.ts')).backupVerb],
  restore: ['fill an empty database from a backup', async () => (await import('./restore.ts')).restoreVerb],
  migrate: ['bring the schema up to this version', async () => (await import('./migrate.ts')).migrateVerb],
  digest: ['print a hash of the logical content', async () => (await import('./digest.ts')).digestVerb],
  export: ['print all that is known about a person', async () => (await import('./export.ts')).exportVerb],
  erase: ['forget a person, for good', async () => (await import('./erase.ts')).eraseVerb],
  doctor: ['say what is broken, and mend what is safe', async () => (await import('./doctor.ts')).doctorVerb],
  'mail-in': [
    'take one mail on stdin, from a mail server',
    async () => (await import('./mail-in.ts')).mailInVerb,
  ],
  call: ['do one operation of the API as a person', async () => (await import('./call.ts')).callVerb],
  token: ['make an API token', async () => (await import('./token.ts')).tokenVerb],
  link: ['print a one-time sign-in link', async () => (await import('./link.ts')).linkVerb],
}

export const verbNames = Object.keys(VERBS)
export const verbSummaries = Object.entries(VERBS).map(([name, [summary]]) => [name, summary] as const)

export async function loadVerb(name: string): Promise<Verb | null> {
  const found = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined
  return found ? found[1]() : null
}
