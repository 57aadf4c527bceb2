/** A sign-in that waits for its mail to be opened; kept for this tab, so that a reload shows the code again. */
export type Pending = { readonly email: string; readonly code: string; readonly minutes: number }

const KEY = 'askwell.signIn'

export function keepPending(pending: Pending): void {
  sessionStorage.setItem(KEY, JSON.stringify(pending))
}

export function readPending(kept: string | null = sessionStorage.getItem(KEY)): Pending | null {
  if (kept === null) return null
  try {
    const { email, code, minutes } = JSON.parse(kept) as Partial<Pending>
    return typeof email === 'string' ? { email, code: code ?? '', minutes: minutes ?? 15 } : null
  } catch {
    // Not ours: the page then speaks of the mail without naming an address.
    return null
  }
}
