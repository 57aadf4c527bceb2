import { lstatSync, mkdirSync, rmdirSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { DatabaseUnavailable } from '../unavailable.ts'
import { type Account, giveTo } from './account.ts'
import type { Layout } from './layout.ts'

/**
 * Makes the folder of the socket: private to the account, and ours by owner and mode even where anybody may make
 * folders (somebody else's folder in the temporary one could hand us to their own server).
 */
export function ensureSocketFolder(layout: Layout, account: Account): void {
  const made = mkdirSync(layout.socket, { recursive: true, mode: 0o700 })
  if (made !== undefined) giveTo(account, layout.socket)
  if (process.platform === 'win32') return
  const found = lstatSync(layout.socket)
  const owner = account.uid ?? process.getuid?.()
  if (found.isDirectory() && found.uid === owner && (found.mode & 0o077) === 0) return
  throw new DatabaseUnavailable(
    'database.folderForeign',
    `${layout.socket} belongs to another account: remove it, or name another data folder${layout.socketElsewhere ? ' with a shorter path' : ''}.`,
  )
}

/** A folder outside the data folder isn't left behind; one that still holds something stays. */
export function removeSocketFolder({ socket }: Layout): void {
  try {
    rmdirSync(socket)
  } catch {
    // a PostgreSQL that did not stop in time keeps it; the next start uses it again
  }
}

/** Does a PostgreSQL listen there? Only a running one does; its file may outlive it. */
export function answers({ host, port }: { readonly host: string; readonly port: number }): Promise<boolean> {
  return new Promise((resolve) => {
    const address = host.startsWith('/') ? { path: join(host, `.s.PGSQL.${port}`) } : { host, port }
    const socket = connect({ ...address, timeout: 1_000 })
    const say = (answer: boolean) => () => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', say(true)).once('error', say(false)).once('timeout', say(false))
  })
}
