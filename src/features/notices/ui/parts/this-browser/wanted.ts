/** Set in this browser where its person wants to be told here. Apart from the rest, since every page asks for it. */
const WANTED = 'askwell.tellsHere'

export function isWantedHere(): boolean {
  return localStorage.getItem(WANTED) === 'on'
}

export function wantHere(): void {
  localStorage.setItem(WANTED, 'on')
}

export function dropWish(): void {
  localStorage.removeItem(WANTED)
}
