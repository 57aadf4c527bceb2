import { expect, test } from 'vitest'
import { isAnotherApp } from './new-version.ts'

const page =
  '<head><script src="/theme.js"></script><script type="module" crossorigin src="/assets/index-B2.js">'

test('another script at the server is a new version; the same one, or a page of a proxy, is none', () => {
  expect(isAnotherApp('/assets/index-A1.js', page)).toBe(true)
  expect(isAnotherApp('/assets/index-B2.js', page)).toBe(false)
  expect(isAnotherApp('/assets/index-A1.js', '<h1>Bad gateway</h1>')).toBe(false)
  expect(isAnotherApp(undefined, page)).toBe(false)
})
