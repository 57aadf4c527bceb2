import { expect, test } from 'vitest'
import { readAcceptLanguage } from './accept-language.ts'

test('the language that is wanted most is taken, and English where none is named', () => {
  expect(readAcceptLanguage('de-CH,de;q=0.9,en;q=0.8')).toBe('de-CH')
  expect(readAcceptLanguage('en;q=0.2, fr;q=0.7')).toBe('fr')
  for (const none of [undefined, '', '*', ';;q=1', '../../etc, !'])
    expect(readAcceptLanguage(none)).toBe('en')
})
