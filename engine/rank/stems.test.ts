import fc from 'fast-check'
import stemmers from 'snowball-stemmers'
import { expect, test } from 'vitest'
import { DAY, instant, later } from '#engine/time/instant.ts'
import { EvidenceIndex } from './evidence-index.ts'
import type { Language } from './small-words.ts'
import { restore } from './restore.ts'
import { snapshot } from './snapshot.ts'
import type { Stems } from './stems.ts'
import { pieceTerms } from './terms.ts'
import { who } from './who.ts'

const NOW = instant(Date.UTC(2026, 10, 2))
const STEMS: Stems = new Map(
  (
    [
      ['de', 'german'],
      ['fr', 'french'],
      ['es', 'spanish'],
    ] as const
  ).map(([language, name]): [Language, (word: string) => string] => {
    const stemmer = stemmers.newStemmer(name)
    return [language, (word) => stemmer.stem(word)]
  }),
)

/** Ada knows the first text, Ben something else in the same language. */
function office(adas: string, bens: string, stems: Stems | undefined = STEMS): EvidenceIndex {
  const index = new EvidenceIndex(stems)
  for (const [person, text] of [
    ['ada', adas],
    ['ben', bens],
  ] as const) {
    index.add({
      id: person,
      at: later(NOW, -30 * DAY),
      source: 'test',
      people: [[person, 'helper']],
      text,
      paths: [],
    })
  }
  return index
}

/** Who is known for a word of the ask. */
function known(index: EvidenceIndex, text: string): string[] {
  return who(index, { text, at: NOW })
    .filter(({ terms }) => terms.some(({ signal }) => signal.startsWith('profile')))
    .map(({ person }) => person)
}

const GERMAN = [
  'Ich habe der Klinik mit dem Vertrag geholfen',
  'Ich habe das Dach und die Heizung repariert',
] as const
const FRENCH = ['J’ai aidé la mairie avec les contrats', 'Le toit de la maison est réparé pour nous'] as const
const SPANISH = ['Ayudé con las facturas de la empresa', 'El tejado y la calefacción son de la casa'] as const

test.each([
  ['German, in a sentence', GERMAN, 'Wer kennt sich mit den Verträgen aus?'],
  ['German, one word', GERMAN, 'Verträge'],
  ['French, in a sentence', FRENCH, 'Qui peut nous aider avec le contrat ?'],
  ['French, one word', FRENCH, 'contrat'],
  ['Spanish, in a sentence', SPANISH, '¿Quién sabe algo de la factura?'],
  ['Spanish, one word', SPANISH, 'factura'],
])('inflections meet: %s', (_, [adas, bens], ask) => {
  expect(known(office(adas, bens), ask)).toEqual(['ada'])
})

test('a word that is inflected in the evidence is found by its plain form', () => {
  const index = office('Ich habe der Klinik mit den Verträgen geholfen', GERMAN[1])
  expect(known(index, 'Vertrag')).toEqual(['ada'])
  expect(known(index, 'Verträge')).toEqual(['ada'])
})

test('without stems words of other languages are found as they are written', () => {
  const index = office(...GERMAN, new Map())
  expect(known(index, 'Vertrag')).toEqual(['ada'])
  expect(known(index, 'Verträge')).toEqual([])
})

test('two forms of a word in one ask count as one word that is said twice', () => {
  const index = office(...GERMAN)
  const once = who(index, { text: 'Wer hat den Vertrag?', at: NOW })[0]
  const twice = who(index, { text: 'Wer hat den Vertrag und die Verträge?', at: NOW })[0]
  expect(twice?.reasons).toEqual(once?.reasons)
})

test('stems of other languages leave an English text as it is', () => {
  const text = 'pooler: Close the idle sessions\n\nThe connections of the pooler were never closed.'
  expect(pieceTerms(text, ['src/pooler.c'], STEMS)).toEqual(pieceTerms(text, ['src/pooler.c']))
})

test('small words of a language are no subject in it', () => {
  expect([...pieceTerms('Wer kennt die Verträge von der Klinik?', [], STEMS).terms.keys()]).not.toContain(
    'die',
  )
})

test('a snapshot keeps the stems of its texts', () => {
  const index = restore(snapshot(office(...GERMAN)), STEMS)
  expect(index && known(index, 'Verträge')).toEqual(['ada'])
})

test('no text makes the stems fail', () => {
  const small = { de: 'der die das ', fr: 'le la les ', es: 'el la los ' }
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.constantFrom('de', 'fr', 'es'),
      (text, language) => {
        for (const term of pieceTerms(`${small[language]}${text}`, [], STEMS).terms.keys())
          expect(term.length).toBeGreaterThan(0)
      },
    ),
    { numRuns: 60 },
  )
})
