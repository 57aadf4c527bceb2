/** The command line's way to the outside, as an argument: tests run verbs without a process. */
export interface Io {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly stdin: () => Promise<string>
  /** the same, byte for byte: a mail need not be UTF-8 */
  readonly stdinBytes: () => Promise<Uint8Array>
  readonly now: () => number
  /** true where stderr is a terminal: progress may be a bar there, and is lines elsewhere */
  readonly isTty: boolean
  readonly env: Readonly<Record<string, string | undefined>>
}

/** One verb of `askwell`. Answers with the exit code: 0 done, 1 refused or failed, 2 wrong usage. */
export interface Verb {
  readonly name: string
  /** one line for `askwell --help` */
  readonly summary: string
  readonly usage: string
  readonly run: (argv: readonly string[], io: Io) => Promise<number>
}

/** Wrong usage: the line is shown with where to read more, and the exit code is 2. */
export class WrongUsage extends Error {}

/** A refusal in one sentence with a next step; the exit code is 1. */
export class Refused extends Error {}
