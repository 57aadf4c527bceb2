import { expect, test } from 'vitest'
import { placeOf } from './focus-bars.tsx'

test('focus is drawn where it lies in the working day, and never beyond it', () => {
  expect(placeOf(['09:00', '13:00'], ['09:00', '17:00'])).toEqual({
    insetInlineStart: '0%',
    inlineSize: '50%',
  })
  expect(placeOf(['15:00', '19:00'], ['09:00', '17:00'])).toEqual({
    insetInlineStart: '75%',
    inlineSize: '25%',
  })
  expect(placeOf(['18:00', '19:00'], ['09:00', '17:00'])).toEqual({
    insetInlineStart: '100%',
    inlineSize: '0%',
  })
})
