import { expect, test } from 'vitest'
import { HOUR, MINUTE } from '#engine/time/instant.ts'
import { adjusted, calibrationError, cautious, driftOf } from './calibration.ts'
import { chanceOf, learn, type PastAsk } from './learn.ts'
import { answeredWithin, yesWithin } from './reply.ts'

const asked = (person: string, answer: PastAsk['answer'], openMs: number, channel = 'web'): PastAsk => ({
  person,
  channel,
  answer,
  openMs,
})
const times = <T>(count: number, one: (place: number) => T) =>
  Array.from({ length: count }, (_, place) => one(place))

test('without a past everybody is as likely as people usually are', () => {
  const { yes, pace } = chanceOf(learn([]), 'Ada', 'email')
  expect(yes).toBe(0.35)
  expect(answeredWithin(pace, HOUR)).toBeCloseTo(0.5)
})

test('one yes makes nobody certain and one no makes nobody hopeless', () => {
  const pool = times(40, (place) => asked(`p${place}`, place % 2 ? 'yes' : 'no', 30 * MINUTE))
  const learned = learn([...pool, asked('Ada', 'yes', HOUR), asked('Ben', 'no', HOUR)])
  const [ada, ben] = [chanceOf(learned, 'Ada', 'web').yes, chanceOf(learned, 'Ben', 'web').yes]
  expect(ada).toBeGreaterThan(ben)
  expect(ada).toBeLessThan(0.75)
  expect(ben).toBeGreaterThan(0.25)
})

test('many answers of somebody speak for themselves', () => {
  const learned = learn([
    ...times(30, () => asked('Ada', 'yes', 20 * MINUTE)),
    ...times(30, () => asked('Ben', 'no', 20 * MINUTE)),
  ])
  expect(chanceOf(learned, 'Ada', 'web').yes).toBeGreaterThan(0.8)
  expect(chanceOf(learned, 'Ben', 'web').yes).toBeLessThan(0.2)
})

test('silence that was cut short weighs less against somebody than silence to the end', () => {
  const base = times(30, (place) => asked(`p${place}`, place % 3 ? 'yes' : 'no', 2 * HOUR))
  const short = learn([...base, ...times(6, () => asked('Ada', 'silent', 5 * MINUTE))])
  const long = learn([...base, ...times(6, () => asked('Ada', 'silent', 200 * HOUR))])
  expect(chanceOf(short, 'Ada', 'web').yes).toBeGreaterThan(chanceOf(long, 'Ada', 'web').yes + 0.1)
})

test('answers by mail are slower than those in the app, and each is learned on its own', () => {
  const learned = learn([
    ...times(30, (place) => asked(`p${place}`, 'yes', 10 * MINUTE, 'web')),
    ...times(30, (place) => asked(`p${place}`, 'yes', 4 * HOUR, 'email')),
  ])
  const web = chanceOf(learned, 'somebody', 'web').pace.medianMs
  expect(chanceOf(learned, 'somebody', 'email').pace.medianMs).toBeGreaterThan(3 * web)
})

test('who answers fast is expected to', () => {
  const pool = times(30, (place) => asked(`p${place}`, 'yes', 2 * HOUR))
  const learned = learn([...pool, ...times(10, () => asked('Ada', 'yes', 5 * MINUTE))])
  const { pace } = chanceOf(learned, 'Ada', 'web')
  expect(pace.medianMs).toBeLessThan(HOUR / 2)
})

test('the longer somebody is silent the less a yes is expected', () => {
  const chance = { yes: 0.5, pace: { medianMs: HOUR, spread: 1 } }
  const later = [0, HOUR, 5 * HOUR].map((silentMs) => yesWithin(chance, silentMs, 100 * HOUR))
  expect(later[0]).toBeGreaterThan(later[1] ?? 1)
  expect(later[1]).toBeGreaterThan(later[2] ?? 1)
})

test('promises that come true leave chances as they are; broken ones make plans ask more people', () => {
  const promised = (helped: number) => times(200, (place) => ({ chance: 0.9, helped: place < helped }))
  expect(driftOf([])).toBeCloseTo(1)
  expect(driftOf(promised(180))).toBeCloseTo(1, 1)
  const drift = driftOf(promised(140))
  expect(adjusted(0.9, drift)).toBeCloseTo(0.7, 1)
  expect(cautious(drift)).toBeCloseTo(0.95 * drift)
  expect(cautious(driftOf(promised(199)))).toBe(0.95)
})

test('calibration is the distance between promise and outcome', () => {
  const promised = times(10, (place) => ({ chance: 0.85, helped: place < 6 }))
  expect(calibrationError(promised)).toBeCloseTo(0.25)
  expect(calibrationError([])).toBe(0)
})
