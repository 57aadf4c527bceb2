const PREFIX = 'askwell.ring.code.'

/** The ring that this browser has a seat in by that code; the seat's own key is a cookie that no script can read. */
export function keptSeat(code: string): string | null {
  return localStorage.getItem(PREFIX + code.toLowerCase())
}

export function keepSeat(code: string, ringId: string): void {
  localStorage.setItem(PREFIX + code.toLowerCase(), ringId)
}

export function forgetSeat(code: string): void {
  localStorage.removeItem(PREFIX + code.toLowerCase())
}
