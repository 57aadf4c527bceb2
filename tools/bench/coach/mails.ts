import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** One sentence of a mail; `ask` is 1 where it asks for something. */
export interface Mail {
  readonly id: string
  readonly text: string
  readonly ask: 0 | 1
}

/** The labelled sentences of a data folder; none where it has no such file. */
export function readMails(folder: string): Mail[] {
  const file = join(folder, 'email-ask-public.jsonl.gz')
  if (!existsSync(file)) return []
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n')
  return lines.map((line) => JSON.parse(line) as Mail)
}
