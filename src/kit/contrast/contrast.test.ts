import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { contrastOf, readColours, type Theme } from './contrast.ts'

const colours = readColours(readFileSync(new URL('../tokens.css', import.meta.url), 'utf8'))

/** The measured table of the design: token, ground, light, dark. */
const table: readonly (readonly [token: string, ground: string, light: number, dark: number])[] = [
  ...grounds('edge', [3.54, 3.79, 3.22], [4.41, 4.07, 4.62]),
  ...grounds('ink', [16.05, 17.16, 14.58], [16.05, 14.82, 16.81]),
  ...grounds('ink-2', [7.08, 7.57, 6.43], [8.87, 8.19, 9.3]),
  ...grounds('ink-3', [5.14, 5.49, 4.67], [5.99, 5.53, 6.28]),
  ...grounds('ask', [5.34, 5.71, 4.85], [8.33, 7.69, 8.72]),
  ['ask-on', 'ask', 5.71, 8.13],
  ...grounds('ask-mark', [3.45, 3.69, 3.13], [6.32, 5.83, 6.62]),
  ['ask', 'ask-soft', 4.74, 6.71],
  ...grounds('help', [6.47, 6.91, 5.87], [10.13, 9.35, 10.61]),
  ['help-on', 'help', 6.91, 9.3],
  ...grounds('help-mark', [3.98, 4.26, 3.62], [6.37, 5.88, 6.68]),
  ['help', 'help-soft', 5.81, 7.76],
  ...grounds('sun', [6.47, 6.92, 5.88], [11.17, 10.31, 11.7]),
  ['sun', 'sun-soft', 6.03, 8.56],
  ...grounds('sun-mark', [3.84, 4.1, 3.49], [8.08, 7.46, 8.47]),
  ...grounds('stop', [7.22, 7.72, 6.56], [8.87, 8.19, 9.29]),
  ...grounds('focus', [6.22, 6.65, 5.65], [8.89, 8.2, 9.31]),
]

test.each(table)('%s on %s has the contrast that the design measured', (token, ground, light, dark) => {
  expect(ratio('light', token, ground)).toBeCloseTo(light, 1)
  expect(ratio('dark', token, ground)).toBeCloseTo(dark, 1)
})

test('all text is readable on every ground, soft ones included', () => {
  const soft = ['ask-soft', 'help-soft', 'sun-soft', 'stop-soft']
  for (const theme of ['light', 'dark'] as const)
    for (const text of ['ink', 'ink-2', 'ink-3'])
      for (const ground of ['paper', 'surface', 'sunk', ...soft])
        expect(ratio(theme, text, ground), `${text} on ${ground}, ${theme}`).toBeGreaterThanOrEqual(4.495)
})

test('marks, edges and the focus ring stand out from every page ground by 3 to 1', () => {
  for (const theme of ['light', 'dark'] as const)
    for (const mark of ['edge', 'ask-mark', 'help-mark', 'sun-mark', 'focus'])
      for (const ground of ['paper', 'surface', 'sunk'])
        expect(ratio(theme, mark, ground), `${mark} on ${ground}, ${theme}`).toBeGreaterThanOrEqual(3)
})

test('black on white is 21 to 1, a colour on itself 1 to 1', () => {
  expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrastOf('#b93a12', '#b93a12')).toBe(1)
})

function grounds(token: string, light: readonly number[], dark: readonly number[]) {
  return ['paper', 'surface', 'sunk'].map(
    (ground, at) => [token, ground, light[at] ?? 0, dark[at] ?? 0] as const,
  )
}

function ratio(theme: Theme, token: string, ground: string): number {
  const [one, other] = [colours[theme].get(token), colours[theme].get(ground)]
  if (one === undefined || other === undefined) throw new Error(`${token} or ${ground} is not in tokens.css`)
  return contrastOf(one, other)
}
