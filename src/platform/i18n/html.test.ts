import fc from 'fast-check'
import { expect, test } from 'vitest'
import { html, lines, safeUrl, trusted } from './html.ts'

test('what a person wrote never becomes markup, in text or in an attribute', () => {
  const hostile = `"><script>alert('x')</script>&\``
  expect(String(html`<p title="${hostile}">${hostile}</p>`)).toBe(
    '<p title="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&#96;">' +
      '&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&#96;</p>',
  )
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(String(html`${text}`)).not.toMatch(/[<>"'`]/)
    }),
  )
})

test('markup nests, lists are joined, and what is not there leaves nothing', () => {
  const items = ['a', '<b>'].map((item) => html`<li>${item}</li>`)
  expect(String(html`<ul>${items}</ul>${false}${undefined}${null}${0}`)).toBe(
    '<ul><li>a</li><li>&lt;b&gt;</li></ul>0',
  )
  expect(String(html`${lines('a\n<b>')}`)).toBe('a<br>&lt;b&gt;')
  expect(String(html`${trusted('<hr>')}`)).toBe('<hr>')
})

test('something that only looks like markup of ours is escaped like any text', () => {
  const forged = { toString: () => '<b>', '#text': '<b>' }
  expect(String(html`${String(forged)}`)).toBe('&lt;b&gt;')
})

test('an attribute without quotes is our bug and is told at once', () => {
  expect(() => html`<a href=${'x'}>`).toThrow(/stands in quotes/)
  expect(String(html`<p>${' href='}${'x'}</p>`)).toBe('<p> href=x</p>')
})

test('a link leads to a web page or a mailbox and nowhere else', () => {
  expect(safeUrl('https://askwell.example/a/t?x=1')).toBe('https://askwell.example/a/t?x=1')
  expect(safeUrl('mailto:ada@example.org')).toBe('mailto:ada@example.org')
  for (const url of ['javascript:alert(1)', 'data:text/html,x', '//x', '', ' java\nscript:alert(1)']) {
    expect(safeUrl(url)).toBe('#')
  }
})
