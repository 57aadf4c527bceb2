import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMessage, readPeople } from './trailers.ts'

const read = (message: string) => readMessage(message, (value) => readPeople(value).length > 0)
const ADA = 'Ada Lovelace <ada@example.org>'

test('gives helpers, reviewers and reporters their roles, and those who only signed none', () => {
  const lines = `Helped-by Mentored-by Suggested-by Improved-by Co-authored-by Based-on-patch-by Assisted-by
Reviewed-by Acked-by Reviewers Reported-by Noticed-by Tested-by Signed-off-by Cc`.split(/\s+/)
  const { credits, text } = read(`pool: x\n\n${lines.map((key) => `${key}: ${ADA}`).join('\n')}\n`)
  const roles = Object.entries(Object.groupBy(credits, ({ role }) => role)).map(([role, all]) => [
    role,
    all?.length,
  ])
  expect(Object.fromEntries(roles)).toEqual({ helper: 7, reviewer: 3, reporter: 3 })
  expect(text).toBe('pool: x')
})

test('reads keys in any case, and keys with a space', () => {
  const { credits } = read(`x\n\nREVIEWED-BY: ${ADA}\nreviewed by: ${ADA}\nhelped-By : ${ADA}\n`)
  expect(credits.map(({ role }) => role)).toEqual(['reviewer', 'reviewer', 'helper'])
})

test('takes credits from the middle of a message and leaves the sentences around them', () => {
  const { credits, text } = read(`x\n\nFirst.\n\nHelped-by: ${ADA}\n\nThen more text.\n`)
  expect(credits).toEqual([{ role: 'helper', value: ADA }])
  expect(text).toBe('x\n\nFirst.\n\nThen more text.')
})

test('drops the trailers at the end with what tools leave among them, and nothing that is prose', () => {
  const end = `Change-Id: I123\nFixes: #12\n(cherry picked from commit 1234567)\n[ada: fixed a typo]\nCc: ${ADA}\n`
  expect(read(`x\n\nNote: this stays.\n\n${end}`).text).toBe('x\n\nNote: this stays.')
  expect(read('x\n\nTested by: running the suite twice.\n').text).toBe(
    'x\n\nTested by: running the suite twice.',
  )
  expect(read('fix: the pooler\n').text).toBe('fix: the pooler')
  expect(read('Reviewed-by: a subject is never a trailer\n').text).toContain('subject')
})

test('follows a list of reviewers over several lines', () => {
  const { credits, text } = read(
    'x\n\nReviewers: Ada Lovelace <ada@example.org>,\n  Ben Okri <ben@example.org>\n',
  )
  expect(credits.flatMap(({ value }) => readPeople(value)).map(({ email }) => email)).toEqual([
    'ada@example.org',
    'ben@example.org',
  ])
  expect(text).toBe('x')
})

test.each([
  ['Ada Lovelace <ada@example.org>', [['Ada Lovelace', 'ada@example.org']]],
  ['"Lovelace, Ada" <ada@example.org>', [['Ada Lovelace', 'ada@example.org']]],
  ['ada@example.org', [['', 'ada@example.org']]],
  ['<ada@example.org>', [['', 'ada@example.org']]],
  ['ada@example.org (Ada Lovelace)', [['Ada Lovelace', 'ada@example.org']]],
  [
    'Ada Lovelace, Ben Okri and Chidi Anagonye',
    [
      ['Ada Lovelace', ''],
      ['Ben Okri', ''],
      ['Chidi Anagonye', ''],
    ],
  ],
  [
    'Ada Lovelace, Ben Okri <ben@example.org>',
    [
      ['Ada Lovelace', ''],
      ['Ben Okri', 'ben@example.org'],
    ],
  ],
  ['Ludwig van Beethoven', [['Ludwig van Beethoven', '']]],
  ['王小明', [['王小明', '']]],
  ['Ada Lovelace <ada@example.org> # v2', [['Ada Lovelace', 'ada@example.org']]],
  ['Ada', []],
  ['@ada', []],
  ['running the suite twice', []],
  ['Ada <not an address>', []],
  ['', []],
])('reads the people in %j', (value, people) => {
  expect(readPeople(value).map(({ name, email }) => [name, email])).toEqual(people)
})

test('reads any message without failing, and never gives more text than there was', () => {
  const line = fc.oneof(
    fc.string({
      unit: fc.constantFrom('a', 'A', ' ', ':', '-', '<', '>', '@', '\t', '漢', '\u0001'),
      maxLength: 20,
    }),
    fc.constantFrom(
      '',
      ' ',
      'Helped-by: ',
      `Reviewed-by: ${ADA}`,
      'a-b: c',
      ' more',
      'Reviewers:',
      '[x: y]',
      '<>@,',
    ),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
      const message = lines.join('\n')
      expect(read(message).text.length).toBeLessThanOrEqual(message.length)
    }),
  )
})
