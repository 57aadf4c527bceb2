import { accessSync, constants, mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import pg from 'pg'
import { DatabaseUnavailable } from '../unavailable.ts'
import { accountFor } from './account.ts'
import { packagedBinaries } from './binaries.ts'
import { clusterPassword, ensureCluster, OWNER } from './cluster.ts'
import { addHolder, listHolders, type Role } from './holders.ts'
import { type Layout, layoutOf } from './layout.ts'
import { withFolderLock } from './lock.ts'
import {
  ensurePostmaster,
  ensureSocketFolder,
  type Postmaster,
  type StartPlan,
  stopPostmaster,
} from './postmaster.ts'
import { rmSync } from 'node:fs'

export interface Embedded {
  readonly config: pg.ClientConfig
  close(): Promise<void>
}

/** Starts or joins the PostgreSQL of a data folder. */
export async function openEmbedded(
  dataDir: string,
  role: Role,
  log: (sentence: string) => void,
): Promise<Embedded> {
  const layout = layoutOf(prepareFolder(dataDir))
  const plan: StartPlan = { layout, binaries: packagedBinaries(), account: accountFor(layout.cluster), log }
  return withFolderLock(layout.run, async () => {
    refuseSecondServer(layout, role)
    const postmaster = await bringUp(plan)
    const holder = addHolder(layout.run, role)
    return {
      config: configFor(layout, postmaster),
      close: () => leave(layout, holder),
    }
  })
}

async function bringUp(plan: StartPlan): Promise<Postmaster> {
  await ensureCluster(plan.layout, plan.binaries, plan.account, { durable: true, builtinLocale: true })
  ensureSocketFolder(plan.layout, plan.account)
  const postmaster = await ensurePostmaster(plan)
  await ensureDatabase(configFor(plan.layout, postmaster))
  return postmaster
}

function configFor(layout: Layout, { host, port }: Postmaster): pg.ClientConfig {
  const password = clusterPassword(layout)
  return { host, port, user: OWNER, database: OWNER, ...(password === undefined ? {} : { password }) }
}

async function ensureDatabase(config: pg.ClientConfig): Promise<void> {
  const client = new pg.Client({ ...config, database: 'postgres' })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [OWNER])
    if (rowCount === 0) await client.query(`create database ${OWNER}`)
  } finally {
    await client.end()
  }
}

async function leave(layout: Layout, holder: string): Promise<void> {
  await withFolderLock(layout.run, async () => {
    rmSync(holder, { force: true })
    if (listHolders(layout.run).length > 0) return
    const { readPostmasterFile } = await import('./postmaster-file.ts')
    const file = readPostmasterFile(layout.cluster)
    if (file) await stopPostmaster(layout.cluster, file.pid)
  })
}

function refuseSecondServer(layout: Layout, role: Role): void {
  if (role !== 'server') return
  const other = listHolders(layout.run).find((holder) => holder.role === 'server')
  if (!other) return
  throw new DatabaseUnavailable(
    'database.folderInUse',
    `Askwell already serves ${layout.dataDir} (process ${other.pid}, since ${other.since}): stop that one, or name another folder with --data.`,
  )
}

function prepareFolder(dataDir: string): string {
  const path = resolve(dataDir)
  try {
    mkdirSync(path, { recursive: true, mode: 0o755 })
    accessSync(path, constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw new DatabaseUnavailable(
      'database.folderUnwritable',
      `Askwell can't write to ${path}: give this account the folder, or name another one with --data.`,
      { cause },
    )
  }
  return path
}
