import { expect, test } from 'vitest'
import { placesOf } from '../fixtures/planted.ts'
import { naming } from './naming.ts'

test.each([
  'src/kit/AskCard.tsx',
  'src/kit/askCard.tsx',
  'src/kit/ask_card.tsx',
  'src/Kit/button.tsx',
  'engine/rank/-rank.ts',
  'engine/rank/rank-.ts',
])('%s is reported', (path) => expect(placesOf(naming, { [path]: '' })).toEqual([path]))

test.each([
  'src/kit/ask-card.module.css',
  'src/kit/ask-card.test.tsx',
  'src/registry.gen.ts',
  'src/features/asks/README.md',
  'src/features/asks/strings/pt-BR.json',
  'src/features/asks/migrations/20260101000000_asks_and_offers.sql',
  'demo/fixtures/Some File.txt',
  'CONTRIBUTING.md',
])('%s is fine', (path) => expect(placesOf(naming, { [path]: '' })).toEqual([]))
