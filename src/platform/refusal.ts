/**
 * The three kinds of error, never mixed: a *refusal* is an expected no and a returned value; an *outage* is
 * something outside that doesn't answer and is thrown by adapters; a *fault* is our own bug and aborts.
 */
export interface Refusal {
  readonly refusal: string
  readonly params?: Readonly<Record<string, string | number>>
  /** seconds after which trying again makes sense; becomes `Retry-After` */
  readonly retryAfter?: number
}

export function refuse(
  code: string,
  params?: Readonly<Record<string, string | number>>,
  retryAfter?: number,
): Refusal {
  return { refusal: code, ...(params ? { params } : {}), ...(retryAfter === undefined ? {} : { retryAfter }) }
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && typeof (value as Refusal).refusal === 'string'
}

/** Something outside Askwell didn't answer. Jobs try again; the user sees what still works. */
export class Outage extends Error {
  readonly retryAfterSeconds: number | undefined
  /** true where trying again can't help (an address that doesn't exist) */
  readonly permanent: boolean
  /** set where it is the address that takes nothing: the code that its server gave (`5.1.1`) */
  readonly addressCode: string | undefined

  constructor(
    message: string,
    options: {
      retryAfterSeconds?: number
      permanent?: boolean
      addressCode?: string | undefined
      cause?: unknown
    } = {},
  ) {
    super(message, { cause: options.cause })
    this.name = 'Outage'
    this.retryAfterSeconds = options.retryAfterSeconds
    this.permanent = options.permanent ?? false
    this.addressCode = options.addressCode
  }
}

/** A state that can't be. The sentence says what was expected; the transaction is aborted. */
export class Fault extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'Fault'
  }
}

export function assert(condition: unknown, sentence: string): asserts condition {
  if (!condition) throw new Fault(sentence)
}
