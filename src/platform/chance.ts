import { serviceKey } from '#platform/service.ts'

/** Chance for jobs, from 0 up to 1: handed in, so that a test says what falls. */
export const chanceKey = serviceKey<() => number>('platform.chance')
