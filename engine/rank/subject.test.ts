import { expect, test } from 'vitest'
import { isSameSubject, subjectOf } from './subject.ts'

const about = (text: string) => subjectOf(text)

test('a draft stays the same subject while it is written on', () => {
  const begun = about('The connection pooler drops idle sessions.')
  const grown = about(
    'Every night the connection pooler drops idle sessions, and the export stops. I raised the timeout once.',
  )
  expect(isSameSubject(begun, grown)).toBe(true)
})

test('another ask is another subject, whatever single word they share', () => {
  const pooler = about('The connection pooler drops idle sessions every night.')
  const printer = about('The printer on the third floor drops every second page.')
  expect(isSameSubject(pooler, printer)).toBe(false)
})

test('a text without telling words is about nothing', () => {
  expect(about('Can you help me with this, please?')).toEqual([])
  expect(isSameSubject([], about('pooler'))).toBe(false)
})
