import { rmSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { rethrow } from '../outage.ts'
import { DatabaseUnavailable } from '../unavailable.ts'
import { accountFor } from './account.ts'
import { type Binaries, packagedBinaries } from './binaries.ts'
import { clusterPassword, ensureCluster, OWNER } from './cluster.ts'
import { folderProblem, prepareFolder, refuseForeignCluster, refuseWithoutRoom } from './folder.ts'
import { addHolder, listHolders, type Role } from './holders.ts'
import { type Health, type Keeper, keepRunning } from './keeper.ts'
import { type Layout, layoutOf } from './layout.ts'
import { withFolderLock } from './lock.ts'
import { ensurePostmaster, type Postmaster, stopPostmaster, THROW_AWAY_SETTINGS } from './postmaster.ts'
import { readPostmasterFile } from './postmaster-file.ts'
import { accessFor } from './program-access.ts'
import { answers, ensureSocketFolder, removeSocketFolder } from './socket-folder.ts'

const LONGEST_LEAVE_MS = 8_500

export interface Embedded {
  readonly config: pg.ClientConfig
  health(): Health
  close(): Promise<void>
}

export interface EmbeddedOptions {
  readonly dataDir: string
  readonly role: Role
  /** fast instead of safe in a power cut; asked of the one who starts PostgreSQL */
  readonly throwAway: boolean
  readonly log: (sentence: string) => void
}

/**
 * Starts or joins the PostgreSQL of a data folder.
 *
 * Every holder (a server, a command) leaves a file while it uses the folder; starting, counting and stopping happen
 * under one lock. So a command works beside a server or alone, the last one out stops PostgreSQL, and whatever a
 * kill -9 leaves (a lock, a holder, a running PostgreSQL) is recognised by pid and start and taken over.
 */
export async function openEmbedded({ dataDir, role, throwAway, log }: EmbeddedOptions): Promise<Embedded> {
  try {
    const layout = layoutOf(prepareFolder(dataDir))
    refuseForeignCluster(layout)
    const programs: Programs = { binaries: packagedBinaries(), throwAway }
    return await withFolderLock(layout.run, async () => {
      if (role === 'server') await refuseSecondServer(layout)
      const postmaster = await bringUp(layout, programs)
      const holder = addHolder(layout.run, role)
      const keeper = role === 'server' ? keep(layout, programs, postmaster, log) : undefined
      return {
        config: configFor(layout, postmaster),
        health: () => keeper?.health() ?? { up: true, restarts: 0 },
        close: () => leave(layout, holder, keeper),
      }
    })
  } catch (error) {
    throw folderProblem(dataDir, error)
  }
}

interface Programs {
  readonly binaries: Binaries
  readonly throwAway: boolean
}

async function bringUp(layout: Layout, { binaries, throwAway }: Programs): Promise<Postmaster> {
  refuseWithoutRoom(layout)
  const access = accessFor(layout, binaries, accountFor(layout.cluster))
  await ensureCluster(layout, access, { durable: !throwAway, builtinLocale: true })
  ensureSocketFolder(layout, access.account)
  const postmaster = await ensurePostmaster({
    layout,
    ...access,
    settings: throwAway ? THROW_AWAY_SETTINGS : [],
  })
  await ensureDatabase(configFor(layout, postmaster))
  return postmaster
}

function keep(
  layout: Layout,
  programs: Programs,
  first: Postmaster,
  log: (sentence: string) => void,
): Keeper {
  const again = () => withFolderLock(layout.run, () => bringUp(layout, programs))
  return keepRunning({ cluster: layout.cluster, first, bringUp: again, log })
}

function configFor(layout: Layout, { host, port }: Postmaster): pg.ClientConfig {
  const password = clusterPassword(layout)
  return { host, port, user: OWNER, database: OWNER, ...(password === undefined ? {} : { password }) }
}

async function ensureDatabase(config: pg.ClientConfig): Promise<void> {
  const client = new pg.Client({ ...config, database: 'postgres', connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [OWNER])
    if (rowCount === 0) await client.query(`create database ${OWNER}`)
  } catch (error) {
    rethrow(error)
  } finally {
    await client.end()
  }
}

/**
 * Bounded: a PostgreSQL that is in the middle of a long recovery goes on by itself, and the next start takes it over.
 */
async function leave(layout: Layout, holder: string, keeper: Keeper | undefined): Promise<void> {
  rmSync(holder, { force: true })
  const late = new AbortController()
  const stopped = async () => {
    await keeper?.stop()
    await withFolderLock(layout.run, () => stopUnlessHeld(layout))
  }
  await Promise.race([stopped(), wait(LONGEST_LEAVE_MS, undefined, { signal: late.signal })])
  late.abort()
}

async function stopUnlessHeld(layout: Layout): Promise<void> {
  // what another container left can't be judged, and must not keep PostgreSQL running for ever
  if (listHolders(layout.run).some(({ state }) => state === 'running')) return
  const file = readPostmasterFile(layout.cluster)
  if (file) await stopPostmaster(layout.cluster, file.pid)
  if (layout.socketElsewhere) removeSocketFolder(layout)
}

async function refuseSecondServer(layout: Layout): Promise<void> {
  const servers = listHolders(layout.run).filter((holder) => holder.role === 'server')
  for (const { pid, since, state } of servers) {
    const file = readPostmasterFile(layout.cluster)
    const elsewhere = state === 'unknown' && file !== undefined
    if (state === 'unknown' && !(elsewhere && (await answers({ host: file.socket, port: file.port }))))
      continue
    throw new DatabaseUnavailable(
      'database.folderInUse',
      `Askwell already serves ${layout.dataDir} (process ${pid}, since ${since}): stop that one, or name another folder with --data.`,
    )
  }
}
