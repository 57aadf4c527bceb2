import { Fault } from '#platform/refusal.ts'

/** Names something that lives in the process beside the database (the ranking index, a mailer), typed by what it is. */
export interface ServiceKey<T> {
  readonly name: string
  readonly __type?: T
}

export function serviceKey<T>(name: string): ServiceKey<T> {
  return { name }
}

export interface Services {
  get<T>(key: ServiceKey<T>): T
  /** undefined where this world has none; for what only some worlds have */
  find<T>(key: ServiceKey<T>): T | undefined
}

/** True in the sample, where nothing is sent and colleagues are simulated; every page says so. */
export const sampleKey = serviceKey<boolean>('platform.sample')

/** Filled by the one place that builds the world, read by commands and queries through their context. */
export class ServiceBox implements Services {
  readonly #held = new Map<string, unknown>()

  set<T>(key: ServiceKey<T>, service: T): void {
    this.#held.set(key.name, service)
  }

  get<T>(key: ServiceKey<T>): T {
    if (!this.#held.has(key.name))
      throw new Fault(`Nobody has put the service '${key.name}' into this world.`)
    return this.#held.get(key.name) as T
  }

  find<T>(key: ServiceKey<T>): T | undefined {
    return this.#held.get(key.name) as T | undefined
  }
}
