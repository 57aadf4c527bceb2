// control characters, and those that turn the direction of what follows or can't be seen
const UNPRINTABLE = /[^\P{Cc}\n\t]|[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu
const MAY_BE_UNPRINTABLE = /[^\n\t -~]/

/** The text without characters that only do harm on a screen or in a database. */
export function printable(text: string): string {
  return MAY_BE_UNPRINTABLE.test(text) ? text.replace(UNPRINTABLE, '') : text
}
