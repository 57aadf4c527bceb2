/** Where this browser is: guests have no profile that says it. */
export function localZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}
