import { expect, test } from 'vitest'
import { browserName } from './browser.ts'

test('a person tells their browsers apart by a name that each says itself', () => {
  const agents = [
    'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1',
    'curl/8',
  ]
  expect(agents.map(browserName)).toEqual([
    'Firefox · Linux',
    'Chrome · Android',
    'Edge · Windows',
    'Safari · iOS',
    'Browser',
  ])
})
