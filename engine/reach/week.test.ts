import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clockMinutes, dailySpans, WEEK_MINUTES, WEEKDAYS, WHOLE_WEEK, weekSpans, without } from './week.ts'

test('a time of the clock is HH:MM from 00:00 to 24:00', () => {
  expect(['00:00', '09:30', '24:00'].map(clockMinutes)).toEqual([0, 570, 1440])
  expect(['9:30', '24:01', '12:60', '', '-1:00', '09:30:00'].map(clockMinutes)).toEqual(Array(6).fill(null))
})

test('spans that touch or overlap are one, and Sunday night runs into Monday', () => {
  const mon = [
    ['09:00', '12:00'],
    ['12:00', '13:00'],
    ['10:00', '11:00'],
  ] as const
  expect(weekSpans({ mon })).toEqual([{ from: 540, to: 780 }])
  expect(weekSpans({ sun: ['22:00', '06:00'] })).toEqual([
    { from: 0, to: 360 },
    { from: WEEK_MINUTES - 120, to: WEEK_MINUTES },
  ])
  expect(dailySpans(['00:00', '24:00'])).toEqual(WHOLE_WEEK)
  expect(weekSpans({})).toEqual([])
  expect(() => weekSpans({ mon: ['9', '17:00'] })).toThrow(RangeError)
})

const minute = fc.integer({ min: 0, max: 1440 })
const text = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const week = fc
  .dictionary(fc.constantFrom(...WEEKDAYS), fc.tuple(minute, minute))
  .map((days) =>
    weekSpans(Object.fromEntries(Object.entries(days).map(([day, [a, b]]) => [day, [text(a), text(b)]]))),
  )
const covers = (spans: readonly { from: number; to: number }[], at: number) =>
  spans.some(({ from, to }) => from <= at && at < to)

test('what is left outside of holes is in the spans and in no hole, and nothing else is missing', () => {
  fc.assert(
    fc.property(week, week, fc.integer({ min: 0, max: WEEK_MINUTES - 1 }), (spans, holes, at) => {
      expect(covers(without(spans, holes), at)).toBe(covers(spans, at) && !covers(holes, at))
    }),
  )
})
