import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { Outage } from '#platform/refusal.ts'
import { openDatabase } from '../open.ts'
import { outageOf } from '../outage.ts'
import { connectClient, createPool } from '../pool.ts'
import { accountCan } from './account.ts'
import { type Binaries, packagedBinaries } from './binaries.ts'
import { layoutOf } from './layout.ts'
import { accessFor } from './program-access.ts'
import {
  cleanUp,
  isRoot,
  newDatabaseFolder,
  newFolder,
  ORDINARY,
  placeDatabase,
  removeBase,
  startHolder,
} from './test-process.ts'

const leaving: (() => void)[] = []
afterAll(removeBase)
afterEach(async () => {
  for (const leave of leaving.splice(0)) leave()
  await cleanUp()
})

/** Opens the folder, writes, closes, opens again and reads. */
async function writeAndReadAgain(dataDir: string): Promise<unknown> {
  for (const sql of ['create table t as select 7 as n', 'select n from t']) {
    const database = await openDatabase({ role: 'command', dataDir })
    const client = await connectClient(database.connection)
    const { rows } = await client.query<{ n: number }>(sql)
    await client.end()
    await database.close()
    if (rows[0]) return rows[0].n
  }
  return undefined
}

const closed = (uid: number) => ({ uid, gid: uid })

test('a folder whose path is too long for a socket works', async () => {
  const folder = join(newFolder(), 'a-folder-with-a-long-name'.repeat(4), 'and-one-more-below-it')
  await placeDatabase(folder)
  expect(layoutOf(newFolder()).socketElsewhere).toBe(false)
  expect(await writeAndReadAgain(folder)).toBe(7)
  expect(layoutOf(folder).socketElsewhere).toBe(true)
})

test('a folder with blanks, quotes and letters of other scripts in its path works', async () => {
  const folder = join(newFolder(), `it's "our", データ %s`)
  await placeDatabase(folder)
  expect(await writeAndReadAgain(folder)).toBe(7)
})

test('a folder that this account cannot write to is refused with what to do', async () => {
  const folder = newFolder()
  chmodSync(folder, 0o555)
  const holder = startHolder({ role: 'command', dataDir: folder, ...(isRoot ? { uid: ORDINARY } : {}) })
  await expect(holder.ready).rejects.toThrow(/can't write to .*name another one with --data/)
})

test.skipIf(!isRoot)('a database of another account is refused with that account', async () => {
  const folder = await newDatabaseFolder()
  chmodSync(folder, 0o777)
  const holder = startHolder({ role: 'command', dataDir: folder, uid: ORDINARY })
  await expect(holder.ready).rejects.toThrow(/belongs to another account.*run Askwell as that one/)
})

test('a folder of another major version is refused with the way over', async () => {
  const folder = await newDatabaseFolder()
  writeFileSync(join(folder, 'pg', 'PG_VERSION'), '17\n')
  await expect(openDatabase({ role: 'command', dataDir: folder })).rejects.toMatchObject({
    code: 'database.otherMajor',
    message: expect.stringMatching(/PostgreSQL 17 and this Askwell brings 18.*askwell backup/),
  })
})

test('a file in the place of the data folder is refused with a sentence', async () => {
  const path = join(newFolder(), 'data')
  writeFileSync(path, '')
  await expect(openDatabase({ role: 'command', dataDir: path })).rejects.toMatchObject({
    code: 'database.folderUnwritable',
  })
})

test.skipIf(!isRoot)('a data folder below root’s home works although PostgreSQL is not root', async () => {
  const inHome = mkdtempSync(join(homedir(), 'askwell-db-test-'))
  leaving.push(() => rmSync(inHome, { recursive: true, force: true }))
  chmodSync(inHome, 0o700)
  expect(accountCan(closed(ORDINARY), 'enter', inHome)).toBe(false)
  expect(await writeAndReadAgain(join(inHome, 'data'))).toBe(7)
})

const hasSetpriv = isRoot && process.platform === 'linux' && existsSync('/usr/bin/setpriv')

test.skipIf(!hasSetpriv)('where no capability helps, the sentence names a folder that does', async () => {
  const closedFolder = join(newFolder(), 'closed')
  mkdirSync(closedFolder, { mode: 0o700 })
  const through = ['setpriv', '--bounding-set=-dac_override,-dac_read_search', '--']
  const holder = startHolder({ role: 'server', dataDir: join(closedFolder, 'data'), through })
  await expect(holder.ready).rejects.toThrow(/can't enter .*closed\/data.*--data \/.*\/askwell/)
})

test.skipIf(!isRoot)('a strict umask of root does not shut PostgreSQL out', async () => {
  const before = process.umask(0o077)
  leaving.push(() => process.umask(before))
  expect(await writeAndReadAgain(join(newFolder(), 'new', 'data'))).toBe(7)
})

test.skipIf(!isRoot)(
  'programs that the account cannot read are copied once into the data folder',
  async () => {
    const layout = layoutOf(newFolder())
    const hidden = privatePrograms()
    const first = accessFor(layout, hidden, closed(ORDINARY))
    expect(first.binaries.bin.startsWith(layout.dataDir)).toBe(true)
    expect(accountCan(first.account, 'run', join(first.binaries.bin, 'postgres'))).toBe(true)
    const { ino } = statSync(join(first.binaries.bin, 'postgres'))
    const again = accessFor(layout, hidden, closed(ORDINARY))
    expect(statSync(join(again.binaries.bin, 'postgres')).ino).toBe(ino)
    expect(readdirSync(join(layout.dataDir, 'pg-program'))).toEqual([hidden.build])
  },
)

/** A small stand-in for the package, installed where only root looks. */
function privatePrograms(): Binaries {
  const root = join(newFolder(), 'private', 'native')
  mkdirSync(join(root, 'bin'), { recursive: true, mode: 0o700 })
  writeFileSync(join(root, 'bin', 'postgres'), '#!/bin/sh\n', { mode: 0o700 })
  return { ...packagedBinaries(), root, bin: join(root, 'bin'), build: 'test-1' }
}

const canMount = isRoot && process.platform === 'linux' && mounts()

function mounts(): boolean {
  const folder = newFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' })
    execFileSync('umount', [folder])
    return true
  } catch {
    // a container without the right to mount: the test says that it is skipped
    return false
  }
}

test.skipIf(!canMount)('a full disk is named, and nothing is lost once there is room again', async () => {
  const folder = newFolder()
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', folder])
  leaving.push(() => execFileSync('umount', ['-l', folder]))
  const full = { code: 'database.diskFull', retryAfterSeconds: 30 }
  await expect(openDatabase({ role: 'server', dataDir: folder })).rejects.toMatchObject(full)
  execFileSync('mount', ['-o', 'remount,size=200m', folder])
  expect(await writeAndReadAgain(folder)).toBe(7)
  execFileSync('sh', ['-c', `cat /dev/zero > "$0/fill" 2>/dev/null || true`, folder])
  await expect(openDatabase({ role: 'server', dataDir: folder })).rejects.toMatchObject(full)
  rmSync(join(folder, 'fill'))
  const database = await openDatabase({ role: 'server', dataDir: folder })
  const client = await connectClient(database.connection)
  expect((await client.query('select n from t')).rows).toEqual([{ n: 7 }])
  await client.end()
  await database.close()
})

test.skipIf(!canMount)(
  'a disk that fills while we serve is an Outage, and heals by itself when there is room',
  async () => {
    const folder = newFolder()
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=200m', 'tmpfs', folder])
    leaving.push(() => execFileSync('umount', ['-l', folder]))
    const server = await openDatabase({ role: 'server', dataDir: folder })
    const pool = createPool(server.connection)
    await pool.query('create table thanks (id int, text text)')
    execFileSync('sh', ['-c', `cat /dev/zero > "$0/fill" 2>/dev/null; truncate -s -12M "$0/fill"`, folder])
    const { acknowledged, outage } = await writeUntilRefused(pool)
    expect(outage).toBeInstanceOf(Outage)
    rmSync(join(folder, 'fill'))
    const count = () => pool.query<{ n: number }>('select count(*) as n from thanks')
    const { rows } = await vi.waitFor(count, { timeout: 20_000, interval: 50 })
    expect(rows[0]?.n).toBeGreaterThanOrEqual(acknowledged)
    await pool.end()
    await server.close()
  },
)

async function writeUntilRefused(pool: Pool): Promise<{ acknowledged: number; outage: unknown }> {
  for (let acknowledged = 0; ; acknowledged += 1) {
    try {
      const text = randomBytes(4_000).toString('hex')
      await pool.query('insert into thanks values ($1, $2)', [acknowledged, text])
    } catch (error) {
      return { acknowledged, outage: outageOf(error) }
    }
  }
}
