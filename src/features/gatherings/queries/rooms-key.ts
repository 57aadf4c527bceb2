import { serviceKey } from '#platform/service.ts'
import type { Held } from './state.ts'

/** What commands may know of the rooms of their process: the states that are read already. */
export interface ReadStates {
  peek<S>(id: string): Held<S> | undefined
}

/** Missing where nothing is streamed: on the command line, in a job's test. */
export const roomsKey = serviceKey<ReadStates>('gatherings.rooms')
