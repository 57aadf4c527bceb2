import { readAllSettings } from '#surfaces/server/channel-settings.ts'
import { createLog } from '#platform/log.ts'
import { isRefusal } from '#platform/refusal.ts'
import { startRefused } from '#surfaces/server/start-refused.ts'
import { openWorld, type World } from '#surfaces/server/world.ts'
import type { Io } from './io.ts'

export const DEFAULT_DATA = 'askwell-data'

/** Opens the organisation's database for one verb, beside a running server or without one, and leaves it tidy. */
export async function withWorld<T>(
  io: Io,
  dataDir: string | undefined,
  work: (world: World) => Promise<T>,
): Promise<T> {
  const settings = readAllSettings(io.env)
  if (isRefusal(settings)) throw startRefused(settings)
  const log = createLog(settings.LOG_LEVEL ?? 'error')
  const world = await openWorld({ settings, role: 'command', dataDir: dataDir ?? DEFAULT_DATA, log })
  try {
    return await work(world)
  } finally {
    await world.close()
  }
}
