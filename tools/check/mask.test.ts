import { expect, test } from 'vitest'
import { mask } from './mask.ts'

test.each([
  [`a('b') // c`, `a(' ')     `],
  [`a("b\\"c")`, `a("    ")`],
  ['a(`b${c}d`)', 'a(` ${c} `)'],
  ['a(`b${{ c: `d${e}` }}f`)', 'a(` ${{ c: ` ${e}` }} `)'],
  ['a /* b\nc */ d', 'a     \n     d'],
  ['a = /b["\'`]\\/[/]c/g', 'a = /            /g'],
  ['a = b / c / d', 'a = b / c / d'],
  ['a = (b) / c // d', 'a = (b) / c     '],
  ['return /b/.test(c)', 'return / /.test(c)'],
  ['a => /b/', 'a => / /'],
  [`<p>Don't</p>\nb('c')`, `<p>Don'     \nb(' ')`],
  ['<br /> // a', '<br />     '],
  [`'a\nb`, `' \nb`],
])('%j keeps its code and loses its texts', (text, code) => expect(mask(text).code).toBe(code))

test('the masked code is as long as the text, line by line', () => {
  const text = 'const a = `b\n${c}\nd` // e\n/* f\n */ const g = "h"\n'
  const { code } = mask(text)
  expect(code.split('\n').map((line) => line.length)).toEqual(text.split('\n').map((line) => line.length))
})

test('comments are found with their lines, also after texts that span lines', () => {
  const { comments } = mask('// a\nconst b = `\n\n`\n/* c\n */\nconst d = 1 // e')
  expect(comments.map(({ line, text }) => [line, text])).toEqual([
    [1, '// a'],
    [5, '/* c\n */'],
    [7, '// e'],
  ])
})
