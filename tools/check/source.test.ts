import { expect, test } from 'vitest'
import { readSource } from './source.ts'

const importsOf = (text: string) =>
  readSource(text).imports.map(({ specifier, line, typeOnly }) => [specifier, line, typeOnly])

test('every way to import is seen, with its line', () => {
  const text = `import a from './a.ts'
import type { B } from "./b.ts"
import { type C } from './c.ts'
import './d.css'
export { e } from './e.ts'
export type { F } from './f.ts'
import {
  g,
} from './g.ts'
const h = await import('./h.ts'); import i from './i.ts'
type J = import('./j.ts').J
`
  expect(importsOf(text)).toEqual(
    expect.arrayContaining([
      ['./a.ts', 1, false],
      ['./b.ts', 2, true],
      ['./c.ts', 3, false],
      ['./d.css', 4, false],
      ['./e.ts', 5, false],
      ['./f.ts', 6, true],
      ['./g.ts', 9, false],
      ['./h.ts', 10, false],
      ['./i.ts', 10, false],
      ['./j.ts', 11, false],
    ]),
  )
  expect(importsOf(text)).toHaveLength(10)
})

test('an import in a comment, a text or a template is none', () => {
  const text = `// import a from './a.ts'\nconst b = "import c from './c.ts'"\nconst d = \`\nimport e from './e.ts'\n\`\n`
  expect(importsOf(text)).toEqual([])
})
