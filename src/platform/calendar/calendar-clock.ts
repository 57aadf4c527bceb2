import ICAL from 'ical.js'
import { isZone, startOfDate } from '#engine/reach/wall-clock.ts'
import { type Instant, instant } from '#engine/time/instant.ts'
import { momentOf } from '#engine/time/zone.ts'

/** As much of a time of ical.js as counts here. */
export interface Stamp {
  readonly isDate: boolean
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

/** By its IANA name, by the rules that the calendar brings along, or UTC. */
type Zone =
  | { readonly kind: 'utc' }
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'brought'; readonly zone: InstanceType<typeof ICAL.Timezone> }

/**
 * What the times of one calendar mean. A zone is read by its name where the runtime knows it: its rules are newer than
 * what calendars carry along. Other names go by the calendar's own rules; a name without any, and no zone at all, is
 * the person's.
 */
export class CalendarClock {
  readonly #calendar: InstanceType<typeof ICAL.Component>
  readonly #personZone: string
  readonly #zones = new Map<string, Zone>()
  readonly #moments = new Map<string, Instant>()

  constructor(calendar: InstanceType<typeof ICAL.Component>, personZone: string) {
    this.#calendar = calendar
    this.#personZone = personZone
  }

  zoneOf(property: InstanceType<typeof ICAL.Property>): Zone {
    const name = property.getParameter('tzid')?.toString() ?? ''
    const value = property.getFirstValue()?.toString() ?? ''
    if (name === '') return value.endsWith('Z') ? { kind: 'utc' } : { kind: 'named', name: this.#personZone }
    const known = this.#zones.get(name) ?? this.#findZone(name)
    this.#zones.set(name, known)
    return known
  }

  /** A date is its first moment where the person lives, in whatever zone the rest is. */
  at(stamp: Stamp, zone: Zone): Instant {
    if (stamp.isDate) return startOfDate(dateText(stamp), this.#personZone)
    if (zone.kind === 'utc') return instant(this.dateOf(stamp) + clockMs(stamp))
    if (zone.kind === 'named') return this.#momentIn(zone.name, stamp)
    const { year, month, day, hour, minute, second } = stamp
    const time = new ICAL.Time({ year, month, day, hour, minute, second, isDate: false }, zone.zone)
    return instant(time.toUnixTime() * 1_000)
  }

  dateAfter(stamp: Stamp, days: number): Instant {
    return startOfDate(
      new Date(this.dateOf(stamp) + days * 86_400_000).toISOString().slice(0, 10),
      this.#personZone,
    )
  }

  /** UTC milliseconds of its date, to count days by. */
  dateOf({ year, month, day }: Stamp): number {
    return Date.UTC(year, month - 1, day)
  }

  #findZone(name: string): Zone {
    // `/citadel.org/20250101_1/Europe/Berlin` and the like: some programs put their own name before it
    const bare = /(?:^|\/)([A-Z][A-Za-z_]+\/[A-Za-z_/+-]+)$/.exec(name)?.[1] ?? name
    if (isZone(bare)) return { kind: 'named', name: bare }
    const rules = this.#calendar
      .getAllSubcomponents('vtimezone')
      .find((one) => one.getFirstPropertyValue('tzid')?.toString() === name)
    if (rules === undefined) return { kind: 'named', name: this.#personZone }
    return { kind: 'brought', zone: new ICAL.Timezone({ component: rules, tzid: name }) }
  }

  #momentIn(zone: string, stamp: Stamp): Instant {
    const text = `${dateText(stamp)}T${two(stamp.hour)}:${two(stamp.minute)}`
    const key = `${zone} ${text}`
    const known = this.#moments.get(key)
    if (known !== undefined) return known
    const found = momentOf(text, zone) ?? instant(this.dateOf(stamp) + clockMs(stamp))
    this.#moments.set(key, found)
    return found
  }
}

function clockMs({ hour, minute, second }: Stamp): number {
  return ((hour * 60 + minute) * 60 + second) * 1_000
}

function dateText({ year, month, day }: Stamp): string {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

function two(figure: number): string {
  return String(figure).padStart(2, '0')
}
