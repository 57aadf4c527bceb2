/*
 * hold    an agreed time as both persons' calendars show it: one name for all of its life, a number that grows
 * change  one state of it, told to each calendar once
 */

/** The kind of notice by which calendars hear. */
export const HOLD = 'times.hold'

/** The job that writes into a calendar whose person allowed it. */
export const WRITE = 'times.writeHold'

/** How many letters of an ask's first sentence stand in a title. */
export const LONGEST_TOPIC = 60

export function changeId({ id, sequence }: { readonly id: string; readonly sequence: number }): string {
  return `${id}:${sequence}`
}

/** The changes before this one, newest first. */
export function changesBefore({
  id,
  sequence,
}: {
  readonly id: string
  readonly sequence: number
}): string[] {
  return Array.from({ length: sequence }, (_, place) => changeId({ id, sequence: sequence - 1 - place }))
}

export function readChange(text: string): { readonly id: string; readonly sequence: number } {
  const [id = '', sequence = ''] = text.split(':')
  return { id, sequence: Number(sequence) }
}
