import { type DestinationStream, destination, pino, stdTimeFunctions } from 'pino'

/** Structured logs without contents: ids, codes and durations. Nobody's words or names belong in a call to it. */
export interface Log {
  info(fields: Record<string, unknown>, line: string): void
  warn(fields: Record<string, unknown>, line: string): void
  error(fields: Record<string, unknown>, line: string): void
}

export function createLog(level: string, stream?: DestinationStream): Log {
  const options = { level, base: null, timestamp: stdTimeFunctions.isoTime }
  return pino(options, stream ?? destination({ dest: 2, sync: false }))
}

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }
