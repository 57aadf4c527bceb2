import { expect, test } from 'vitest'
import { isSmallWord, languageOf } from './small-words.ts'

test.each([
  ['de', 'Wer kennt sich mit den Verträgen der Stadt aus?'],
  ['en', 'Who knows how the pooler closes its sessions?'],
  ['es', '¿Quién sabe cómo se cierran las facturas del mes?'],
  ['fr', 'Qui peut m’aider avec les contrats de la mairie ?'],
  ['it', 'Chi sa come si chiudono le fatture del mese?'],
  ['nl', 'Wie weet hoe je een contract van de gemeente sluit?'],
  ['pt', 'Quem sabe como são fechadas as faturas do mês?'],
  ['ru', 'Кто знает, как закрыть счета и что делать с ними?'],
  ['sv', 'Vem vet hur man stänger fakturor som inte är betalda?'],
] as const)('a question in %s is known by its small words', (language, text) => {
  expect(languageOf(text)).toBe(language)
})

test.each(['', 'Vertrag', 'pooler timeout', 'parseHTTPHeader()', '接続プール', '\ud800'])(
  'nothing is guessed from ‘%s’',
  (text) => {
    expect(languageOf(text)).toBeUndefined()
  },
)

test('a small word is one in its own language only', () => {
  expect(isSmallWord('de', 'die')).toBe(true)
  expect(isSmallWord('en', 'die')).toBe(false)
})
