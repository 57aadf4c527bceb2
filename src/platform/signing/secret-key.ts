import { createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto'
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { type Refusal, refuse } from '../refusal.ts'

/** The organisation's one secret. A `KeyObject` shows nothing when it is printed or put into JSON by mistake. */
export type SecretKey = KeyObject

export interface LoadedSecretKey {
  readonly key: SecretKey
  readonly from: 'setting' | 'file' | 'created'
}

/** A setting shorter than this can be guessed offline by whoever has one signed link. */
const LEAST_CHARACTERS = 32

/**
 * The secret of this organisation: the setting where it is given, else `dataDir/secret.key`, made at the first
 * start and readable by its owner alone.
 *
 * @returns the key, or a refusal that names what to do: `secretKey.tooShort`, `secretKey.missing` (neither a
 *          setting nor a data folder), `secretKey.unusable` (the file can't be made or read, or isn't ours)
 */
export async function loadSecretKey(options: {
  readonly setting: string | undefined
  readonly dataDir: string | undefined
}): Promise<LoadedSecretKey | Refusal> {
  const setting = options.setting?.trim()
  if (setting) {
    if (setting.length < LEAST_CHARACTERS) return refuse('secretKey.tooShort', { least: LEAST_CHARACTERS })
    return { key: keyFromText(setting), from: 'setting' }
  }
  if (!options.dataDir) return refuse('secretKey.missing')
  const file = join(options.dataDir, 'secret.key')
  try {
    const found = await readIfThere(file)
    if (found !== undefined) return fromFile(file, found, 'file')
    await mkdir(options.dataDir, { recursive: true })
    const created = await createOnce(file)
    return fromFile(file, await readFile(file, 'utf8'), created ? 'created' : 'file')
  } catch (error) {
    // The reason is in the refusal; there is nobody above who could do more than print it.
    return refuse('secretKey.unusable', { file, reason: reasonOf(error) })
  }
}

/** A key for one purpose only: knowing what one purpose signs or seals says nothing about another's. */
export function deriveKey(secret: SecretKey, use: 'sign' | 'seal', purpose: string): SecretKey {
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `askwell/${use}/${purpose}`, 32)))
}

/** Tells keys apart and tells nothing of them: stands beside what was sealed, so that the right one is taken. */
export function keyIdOf(secret: SecretKey): string {
  return deriveKey(secret, 'sign', 'key id').export().toString('hex').slice(0, 12)
}

/** A key from text; the same text gives the same key on each instance. */
export function keyFromText(text: string): SecretKey {
  return createSecretKey(Buffer.from(text, 'utf8'))
}

function fromFile(file: string, text: string, from: 'file' | 'created'): LoadedSecretKey | Refusal {
  const trimmed = text.trim()
  if (trimmed.length < LEAST_CHARACTERS) return refuse('secretKey.unusable', { file, reason: 'TOO_SHORT' })
  return { key: keyFromText(trimmed), from }
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (reasonOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Writes a fresh secret beside the file and links it into place: linking fails if somebody was faster, and nobody
 * can ever read a half-written secret, also after a crash in the middle.
 */
async function createOnce(file: string): Promise<boolean> {
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  const handle = await open(draft, 'wx', 0o600)
  try {
    await handle.writeFile(`${randomBytes(32).toString('base64url')}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  try {
    await link(draft, file)
    return true
  } catch (error) {
    if (reasonOf(error) === 'EEXIST') return false
    throw error
  } finally {
    await unlink(draft)
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN'
}
