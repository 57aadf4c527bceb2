/** What went wrong, as the server says it (RFC 9457), or as the browser saw it. */
export type ProblemBody = {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  /** What the person can do now. */
  readonly next?: string
}

/** An answer other than 2xx. `status` 0: no answer at all. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly next: string | undefined

  constructor(body: ProblemBody) {
    super(body.title)
    this.name = 'Problem'
    this.status = body.status
    this.code = body.code
    this.detail = body.detail
    this.next = body.next
  }
}

export function isProblem(thrown: unknown, code?: string): thrown is Problem {
  return thrown instanceof Problem && (code === undefined || thrown.code === code)
}
