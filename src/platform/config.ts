import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Refusal, refuse } from '#platform/refusal.ts'

/**
 * Settings: the environment, and below it one file. Every address outside the process is one of them, and none has
 * a default that leaves the machine.
 */
const url = z.url()

const Own = z.strictObject({
  DATABASE_URL: z.string().min(1).optional(),
  PUBLIC_URL: url.optional(),
  SECRET_KEY: z.string().min(1).optional(),
  SECRET_KEY_BEFORE: z.string().min(1).optional(),
  TRUSTED_PROXIES: z.string().optional(),
  METRICS_TOKEN: z.string().min(1).optional(),
  OUTBOUND_ALLOW: z.string().optional(),
  CALDAV_URL: z.url({ protocol: /^https?$/ }).optional(),
  LLM_URL: z.url({ protocol: /^https?$/ }).optional(),
  LLM_MODEL: z.string().min(1).optional(),
  LLM_KEY: z.string().min(1).optional(),
  ASKWELL_CLOCK: z.string().optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).optional(),
})
/** Ours by their types, and as texts those of whoever has settings of their own: the channels. */
export type Settings = z.output<typeof Own> & { readonly [name: string]: string | undefined }

const CONFIG_FILE = 'askwell.config.json'

/**
 * Empty variables count as not set: shells and container files leave such behind.
 *
 * @param more names of further settings, which are taken as texts
 */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
  more: readonly string[] = [],
): Settings | Refusal {
  const file = readConfigFile(env['ASKWELL_CONFIG'] ?? CONFIG_FILE)
  if (typeof file === 'string') return refuse('settings.unreadable', { says: file })
  const given = (names: readonly string[]): Record<string, string> =>
    Object.fromEntries(
      names.flatMap((name) => {
        const value = env[name] || file[name]
        return value === undefined || value === '' ? [] : [[name, value] as const]
      }),
    )
  const parsed = Own.safeParse(given(Object.keys(Own.shape)))
  if (parsed.success) return { ...given(more), ...parsed.data }
  const issue = parsed.error.issues[0]
  return refuse('settings.unreadable', { says: `${String(issue?.path[0])}: ${issue?.message ?? ''}` })
}

/** @returns its values, nothing where there is no file, or a sentence about what is wrong with it */
function readConfigFile(path: string): Record<string, string> | string {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    return code === 'ENOENT' ? {} : `${path} can't be read (${code ?? 'unknown'})`
  }
  const values = z.record(z.string(), z.string()).safeParse(parseJson(text))
  return values.success ? values.data : `${path} has to be a JSON object of texts`
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // the caller says what the file has to be; where in it the slip is matters less than that nothing was taken over
    return undefined
  }
}

export function proxiesOf(settings: Settings): string[] {
  return (settings.TRUSTED_PROXIES ?? '')
    .split(',')
    .map((proxy) => proxy.trim())
    .filter((proxy) => proxy !== '')
}
