import { Outage } from '#platform/refusal.ts'

/** Why a database can't be used. The code is for programs, the message is the sentence for the person. */
export type DatabaseProblem =
  | 'database.platform'
  | 'database.folderUnwritable'
  | 'database.folderForeign'
  | 'database.folderUnreachable'
  | 'database.folderInUse'
  | 'database.folderBusy'
  | 'database.otherMajor'
  | 'database.tooOld'
  | 'database.encoding'
  | 'database.url'
  | 'database.diskFull'
  | 'database.start'
  | 'database.unreachable'
  | 'schema.newer'
  | 'schema.changed'
  | 'schema.migration'
  | 'backup.place'
  | 'backup.damaged'
  | 'backup.newer'
  | 'restore.notEmpty'
  | 'restore.ahead'

/**
 * The database can't be used as it is. The message is one sentence with what is wrong and what to do, fit for a
 * line on stderr. `permanent` is true where only a person can help, false where waiting may.
 */
export class DatabaseUnavailable extends Outage {
  readonly code: DatabaseProblem

  constructor(
    code: DatabaseProblem,
    sentence: string,
    options: { retryAfterSeconds?: number; permanent?: boolean; cause?: unknown } = {},
  ) {
    super(sentence, { permanent: options.retryAfterSeconds === undefined, ...options })
    this.name = 'DatabaseUnavailable'
    this.code = code
  }
}
