/** An address as a camera needs it; one of ours begins where this page came from. */
export function wholeUrl(path: string): string {
  return new URL(path, location.origin).href
}
