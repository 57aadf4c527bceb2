import type { Identity, Profile } from '../contract.ts'
import type { Column } from './columns.ts'

/** A value that can't be taken over; the person comes without it. */
export interface ValueFault {
  /** a key in `strings/` */
  readonly reason: string
  readonly column: Column
  readonly value: string
}

export interface ReadPerson {
  readonly person: Identity & { readonly name: string; readonly email: string }
  readonly profile: Profile
  readonly faults: readonly ValueFault[]
}

const ADDRESS = /^[^\s@<>,;"()]+@[^\s@<>,;"()]+$/
const ADDRESS_LIMIT = 254
const VALUE_LIMIT = 200

/** Reads one row. Without an address or a name there is no person; anything else may be missing or wrong. */
export function readPerson(cell: (column: Column) => string): ReadPerson | string {
  const email = tidy(cell('email')).replace(/^mailto:/i, '')
  if (email === '') return 'import.people.noAddress'
  if (!isAddress(email)) return 'import.people.badAddress'
  const name = tidy(cell('name'))
  if (name === '') return 'import.people.noName'
  const faults: ValueFault[] = []
  const read = <T>(
    column: Column,
    reason: string,
    parse: (value: string) => T | undefined,
  ): T | undefined => {
    const value = tidy(cell(column))
    const parsed = value === '' ? undefined : parse(value)
    if (value !== '' && parsed === undefined) faults.push({ reason, column, value: value.slice(0, 100) })
    return parsed
  }
  const start = read('start', 'import.people.badDate', readDate)
  const end = read('end', 'import.people.badDate', (value) => readEnd(value, start))
  const profile = {
    ...texts(cell),
    ...present('manager', read('manager', 'import.people.badManager', readAddress)),
    ...present('zone', read('zone', 'import.people.badZone', readZone)),
    ...present('languages', read('languages', 'import.people.badLanguage', readLanguages)),
    ...present('start', start),
    ...present('end', end),
  }
  return { person: { key: email.toLowerCase(), name, email, aliases: [] }, profile, faults }
}

function texts(cell: (column: Column) => string): Profile {
  return {
    ...present('team', tidy(cell('team')) || undefined),
    ...present('department', tidy(cell('department')) || undefined),
    ...present('title', tidy(cell('title')) || undefined),
  }
}

function present<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value }
}

/** One line, without what can't be shown. */
function tidy(value: string): string {
  const shown = value
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
  return shown.toWellFormed().trim().slice(0, VALUE_LIMIT)
}

function isAddress(value: string): boolean {
  return value.length <= ADDRESS_LIMIT && ADDRESS.test(value)
}

function readAddress(value: string): string | undefined {
  return isAddress(value) ? value.toLowerCase() : undefined
}

/** The zone in its usual spelling. An offset such as +02:00 is no zone: it doesn't know about summer. */
function readZone(value: string): string | undefined {
  if (!/^[A-Za-z]/.test(value)) return undefined
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions()
    // an old name stays as it is written: what it is called today differs between machines
    return timeZone.toLowerCase() === value.toLowerCase() ? timeZone : value
  } catch {
    // told as a fault of the value by the caller
    return undefined
  }
}

function readLanguages(value: string): string[] | undefined {
  const tags = value.split(/[\s,;|/]+/).filter((tag) => tag !== '')
  try {
    return Intl.getCanonicalLocales(tags)
  } catch {
    // told as a fault of the value by the caller
    return undefined
  }
}

/** A day that exists, as 2026-05-22. */
function readDate(value: string): string | undefined {
  const day = /^(\d{4}-\d\d-\d\d)(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/.exec(value)?.[1]
  if (day === undefined) return undefined
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : undefined
}

function readEnd(value: string, start: string | undefined): string | undefined {
  const end = readDate(value)
  return end !== undefined && (start === undefined || end >= start) ? end : undefined
}
