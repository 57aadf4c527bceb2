import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guessLanguage } from './language.ts'
import { proseOf } from './prose.ts'
import { paragraphsOf, sentencesOf } from './sentences.ts'
import { plain, wordsOf } from './words.ts'

const sentences = (text: string) => sentencesOf(text).map((sentence) => sentence.text)

test('a dot inside a date, a version or an abbreviation ends no sentence', () => {
  expect(sentences('See p. 14 of v2.3.1. Is it ok by 13.3. please?')).toEqual([
    'See p. 14 of v2.3.1.',
    'Is it ok by 13.3. please?',
  ])
  expect(sentences('Wir tagen am 13. März in Wien. Passt das?')).toEqual([
    'Wir tagen am 13. März in Wien.',
    'Passt das?',
  ])
})

test('list items are sentences of their own', () => {
  expect(sentences('I need:\n- a room\n- a screen')).toEqual(['I need:', '- a room', '- a screen'])
})

test('a soft line break does not end a sentence', () => {
  expect(sentences('The export of the supplier list drops about\nthree rows in a hundred.')).toHaveLength(1)
})

test('prose leaves out code, traces, logs, quoted mail and links, and keeps every offset', () => {
  const text =
    'See https://x.example/a?b=1 now\n```\nlet a\n```\n2026-03-12 14:02:11 ERROR no\n> old mail\n  at f (a.js:1:2)\nThanks'
  const { text: prose, asides } = proseOf(text)
  expect(prose.replace(/\s+/g, ' ').trim()).toBe('See now Thanks')
  expect(prose).toHaveLength(text.length)
  expect(new Set(asides.map((aside) => aside.kind))).toEqual(
    new Set(['link', 'code', 'log', 'quote', 'trace']),
  )
})

test('a fence that is never closed runs to the end', () => {
  expect(proseOf('a\n```\nb\nc').text.trim()).toBe('a')
})

test('stretches are exactly what stands at their place', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200, unit: 'grapheme' }), (text) => {
      expect(plain(text)).toHaveLength(text.length)
      expect(proseOf(text).text).toHaveLength(text.length)
      for (const paragraph of paragraphsOf(text)) {
        expect(paragraph.text).toBe(text.slice(paragraph.start, paragraph.end))
        for (const { text: sentence, start, end } of sentencesOf(paragraph.text)) {
          expect(sentence).toBe(paragraph.text.slice(start, end))
          expect(sentence.trim()).toBe(sentence)
        }
      }
      for (const word of wordsOf(plain(text))) expect(word.text).toBe(plain(text).slice(word.start, word.end))
    }),
    { numRuns: 200 },
  )
})

test('no sentence grows without bound', () => {
  const longest = Math.max(...sentencesOf('word '.repeat(20_000)).map((sentence) => sentence.text.length))
  expect(longest).toBeLessThan(1500)
  expect(Math.max(...sentencesOf('x'.repeat(50_000)).map((s) => s.text.length))).toBeLessThan(1500)
})

test('the language is guessed from small words, and stays English without any', () => {
  const guess = (text: string) => guessLanguage(wordsOf(plain(text)).map((word) => word.text))
  expect(guess('Kann mir jemand bis Freitag helfen?')).toBe('de')
  expect(guess('Est-ce que quelqu’un peut relire la page avant vendredi ?')).toBe('fr')
  expect(guess('Necesito que alguien lea el informe para el cliente')).toBe('other')
  expect(guess('Кто может проверить отчёт до пятницы?')).toBe('other')
  expect(guess('wifi broken')).toBe('en')
  expect(guess('')).toBe('en')
})
