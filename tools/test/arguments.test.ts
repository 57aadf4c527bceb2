import { expect, test } from 'vitest'
import { readArguments } from './arguments.ts'

test('a seed repeats a random run; everything else is for vitest', () => {
  expect(readArguments([])).toEqual({ seed: undefined, vitestArguments: [] })
  expect(readArguments(['--changed', '--seed', '7', 'engine/rank'])).toEqual({
    seed: '7',
    vitestArguments: ['--changed', 'engine/rank'],
  })
  expect(readArguments(['--seed=-12'])).toEqual({ seed: '-12', vitestArguments: [] })
})

test.each([[['--seed']], [['--seed', 'x']], [['--seed=']]])('%j is no seed', (args) => {
  expect(() => readArguments(args)).toThrow('whole number')
})
