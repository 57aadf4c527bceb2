import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { instant } from '#engine/time/instant.ts'
import { isRefusal, refuse } from '../refusal.ts'
import { keyFromText, loadSecretKey } from './secret-key.ts'
import { sign } from './token.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'askwell-key-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

async function tokenOf(setting: string | undefined, dataDir: string | undefined): Promise<string> {
  const loaded = await loadSecretKey({ setting, dataDir })
  if (isRefusal(loaded)) throw new Error(loaded.refusal)
  return sign(loaded.key, 'answer', 1, instant(0))
}

test('the first start makes a secret that only its owner can read, and the next start finds it', async () => {
  const dataDir = join(folder, 'askwell-data')
  const first = await tokenOf(undefined, dataDir)
  expect((await stat(join(dataDir, 'secret.key'))).mode & 0o777).toBe(0o600)
  expect(await tokenOf(undefined, dataDir)).toBe(first)
  expect(await readdir(dataDir)).toEqual(['secret.key'])
})

test('twenty starts at once agree on one secret', async () => {
  const tokens = await Promise.all(Array.from({ length: 20 }, () => tokenOf(undefined, folder)))
  expect(new Set(tokens).size).toBe(1)
  expect(await readdir(folder)).toEqual(['secret.key'])
})

test('a secret that was set is used, and no file is made', async () => {
  const setting = 'given by the admin, long enough to be one'
  expect(await tokenOf(setting, folder)).toBe(sign(keyFromText(setting), 'answer', 1, instant(0)))
  expect(await readdir(folder)).toEqual([])
})

test('a start without a usable secret is refused and says which case it is', async () => {
  expect(await loadSecretKey({ setting: 'short', dataDir: folder })).toEqual(
    refuse('secretKey.tooShort', { least: 32 }),
  )
  expect(await loadSecretKey({ setting: undefined, dataDir: undefined })).toEqual(refuse('secretKey.missing'))
  const file = join(folder, 'secret.key')
  await writeFile(file, 'cut')
  expect(await loadSecretKey({ setting: undefined, dataDir: folder })).toEqual(
    refuse('secretKey.unusable', { file, reason: 'TOO_SHORT' }),
  )
  expect(await loadSecretKey({ setting: undefined, dataDir: join(file, 'below') })).toMatchObject({
    refusal: 'secretKey.unusable',
    params: { reason: 'ENOTDIR' },
  })
})

test('a secret that is logged by mistake shows nothing of itself', async () => {
  const loaded = await loadSecretKey({ setting: undefined, dataDir: folder })
  const written = (await readFile(join(folder, 'secret.key'), 'utf8')).trim()
  expect(inspect(loaded, { depth: 9, showHidden: true }) + JSON.stringify(loaded)).not.toContain(written)
})
