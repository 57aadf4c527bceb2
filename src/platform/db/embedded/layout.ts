import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where the parts of the embedded database lie inside a data folder. */
export interface Layout {
  readonly dataDir: string
  /** the cluster itself, owned by the account that PostgreSQL runs as */
  readonly cluster: string
  /** lock, holders and PostgreSQL's log, owned by us */
  readonly run: string
  readonly log: string
  /** folder of the Unix socket, owned by the account that PostgreSQL runs as */
  readonly socket: string
  /** the socket lies outside the data folder, because a path inside would be too long */
  readonly socketElsewhere: boolean
}

/** `sun_path` has 108 bytes on Linux and 104 on macOS, one of them for the closing zero. */
const LONGEST_SOCKET_PATH = process.platform === 'darwin' ? 103 : 107
export const SOCKET_PORT = 5432

/** @param dataDir an existing folder */
export function layoutOf(dataDir: string): Layout {
  const real = realpathSync(dataDir)
  const inside = join(real, 'pg-socket')
  const fits = socketFits(inside)
  return {
    dataDir: real,
    cluster: join(real, 'pg'),
    run: join(real, 'pg-run'),
    log: join(real, 'pg-run', 'postgres.log'),
    socket: fits ? inside : shortSocketFolder(real),
    socketElsewhere: !fits,
  }
}

export function socketFits(folder: string): boolean {
  return Buffer.byteLength(join(folder, `.s.PGSQL.${SOCKET_PORT}`)) <= LONGEST_SOCKET_PATH
}

function shortSocketFolder(dataDir: string): string {
  const name = `askwell-${createHash('sha256').update(dataDir).digest('hex').slice(0, 20)}`
  const inTemp = join(tmpdir(), name)
  return socketFits(inTemp) ? inTemp : join('/tmp', name)
}
