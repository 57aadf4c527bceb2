import { expect, test } from 'vitest'
import { placesOf } from '../fixtures/planted.ts'
import { vocabulary } from './vocabulary.ts'

test.each([
  'src/features/asks/model.ts',
  'src/features/asks/thanks/logic.ts',
  'src/rituals/ring/controller.ts',
])('%s is no file of the vocabulary', (path) => expect(placesOf(vocabulary, { [path]: '' })).toEqual([path]))

test.each([
  'src/features/asks/domain.ts',
  'src/features/asks/domain/states.ts',
  'src/features/asks/domain.test.ts',
  'src/features/asks/thanks/commands.ts',
  'src/features/asks/ui/parts/mark.module.css',
  'src/features/asks/strings/en.json',
  'src/features/asks/migrations/20260101000000_asks.sql',
  'src/features/asks/README.md',
  'src/features/asks/life.golden.json',
  'src/rituals/contract.ts',
  'src/channels/email/anything.ts',
])('%s has its place', (path) => expect(placesOf(vocabulary, { [path]: '' })).toEqual([]))
