import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FILE = 'address'

/** Leaves word in the data folder of where the server listens, for links that the command line makes beside it. */
export function rememberAddress(dataDir: string, url: string): void {
  if (!existsSync(dataDir)) return
  try {
    writeFileSync(join(dataDir, FILE), `${url}\n`)
  } catch {
    // A full or read-only folder must not stop a server that runs; the command line then says the usual address.
  }
}

/** Where the server of this data folder listens, or listened last; nothing where none ever did. */
export function lastAddress(dataDir: string): string | undefined {
  try {
    const text = readFileSync(join(dataDir, FILE), 'utf8').trim()
    return /^https?:\/\/\S+$/.test(text) && URL.canParse(text) ? text : undefined
  } catch {
    // no server has run on this folder, or the database is elsewhere: there is nothing to know
    return undefined
  }
}
