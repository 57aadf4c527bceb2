import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Settings } from '#platform/config.ts'
import { Outage, isRefusal } from '#platform/refusal.ts'
import { openSmtpMailer } from '#platform/mailer/smtp-mailer.ts'
import { readMailSettings } from '#platform/mailer/smtp-settings.ts'
import { startRefused } from '#surfaces/server/start-refused.ts'
import type { Io } from '../io.ts'
import { settingsOf } from '../with-database.ts'
import { DEFAULT_DATA } from '../with-world.ts'
import type { Finding } from './finding.ts'

/** What lies around the database: disk, secret, mail, address. */
export async function lookAtPlace(io: Io, dataDir = DEFAULT_DATA): Promise<Finding[]> {
  const settings = settingsOf(io)
  return [
    ...(await lookAtDisk(dataDir)),
    lookAtSecret(settings, dataDir),
    await lookAtMail(settings),
    lookAtWordings(settings),
    settings.PUBLIC_URL === undefined
      ? { name: 'address', state: 'remark', says: 'PUBLIC_URL is not set: links lead to this machine only.' }
      : { name: 'address', state: 'ok', says: settings.PUBLIC_URL },
  ]
}

function lookAtWordings({ LLM_URL, LLM_MODEL }: Settings): Finding {
  if (LLM_URL === undefined)
    return {
      name: 'wordings',
      state: 'remark',
      says: 'Not set up (LLM_URL): no draft goes to a language model.',
    }
  const model = LLM_MODEL ?? 'its default model'
  const says = `Drafts go to ${new URL(LLM_URL).host} (${model}) when their writer asks, with names, addresses and secrets masked.`
  return { name: 'wordings', state: 'ok', says }
}

const LITTLE = 1_000_000_000
const TOO_LITTLE = 200_000_000

async function lookAtDisk(dataDir: string): Promise<Finding[]> {
  if (!existsSync(dataDir)) return []
  const { bavail, bsize } = await statfs(dataDir)
  const free = bavail * bsize
  const says = `${(free / 1_000_000_000).toFixed(1)} GB free for ${dataDir}`
  if (free < TOO_LITTLE)
    return [{ name: 'disk', state: 'broken', says: `Only ${says}: make room, or writing ends.` }]
  if (free < LITTLE) return [{ name: 'disk', state: 'remark', says: `Only ${says}.` }]
  return [{ name: 'disk', state: 'ok', says }]
}

function lookAtSecret({ SECRET_KEY, DATABASE_URL }: Settings, dataDir: string): Finding {
  if (SECRET_KEY !== undefined) return { name: 'secret', state: 'ok', says: 'SECRET_KEY is set' }
  if (!existsSync(join(dataDir, 'secret.key'))) {
    return {
      name: 'secret',
      state: 'remark',
      says: `None yet: the first start makes ${join(dataDir, 'secret.key')}.`,
    }
  }
  if (DATABASE_URL === undefined)
    return { name: 'secret', state: 'ok', says: 'secret.key of the data folder' }
  const says = 'It lies in the data folder and not beside the database: set SECRET_KEY to its text.'
  return { name: 'secret', state: 'remark', says }
}

async function lookAtMail({ SMTP_URL, MAIL_FROM, PUBLIC_URL }: Settings): Promise<Finding> {
  if (SMTP_URL === undefined) {
    const says = 'Not set up (SMTP_URL): notices stay in the app, and npx askwell link signs people in.'
    return { name: 'mail', state: 'remark', says }
  }
  const host = PUBLIC_URL ? new URL(PUBLIC_URL).hostname : 'localhost'
  const set = readMailSettings({ smtpUrl: SMTP_URL, mailFrom: MAIL_FROM ?? `Askwell <askwell@${host}>` })
  if (isRefusal(set)) return { name: 'mail', state: 'broken', says: startRefused(set).message }
  const mailer = openSmtpMailer(set)
  try {
    await mailer.check()
    return { name: 'mail', state: 'ok', says: 'The mail server answers.' }
  } catch (error) {
    if (!(error instanceof Outage)) throw error
    return { name: 'mail', state: 'broken', says: error.message }
  } finally {
    await mailer.close()
  }
}
