import type { Dice } from './random.ts'

/** A request as it goes out: the address as text and the body as bytes, so that both can be broken. */
export interface Request {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer | undefined
}

const WORDS: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'before\u0000after',
  '\ud800',
  'half \udc00 of a letter',
  '\u202e\u0627\u0644\u0639 turned',
  '\u200b\u200d\ufeff',
  '💔'.repeat(300),
  'e\u0301'.repeat(200),
  'ﷺ'.repeat(50),
  "'; drop table ask_asks; --",
  '$1 %s {0} ${7*7} {{7*7}} #{7*7}',
  '<script>alert(1)</script>',
  '../../../../etc/passwd',
  '..%2f..%2f..%2fetc%2fpasswd',
  'C:\\Windows\\win.ini',
  'a'.repeat(65),
  'a'.repeat(10_001),
  'null',
  'undefined',
  'NaN',
  '__proto__',
  'constructor',
  'toString',
  '2026-02-30T25:61:61Z',
  '+275760-09-13T00:00:00.001Z',
  '-271821-04-19T00:00:00Z',
  '9999-12-31T23:59:59.999999999999Z',
  '0000-01-01T00:00:00-23:59',
  '2026-05-22T12:00',
  'Mars/Olympus',
  'en-\u0000',
  '\\u0000\\x00\\',
  '\r\nX-Evil: 1',
]

const NUMBERS: readonly number[] = [
  0,
  -0,
  -1,
  1,
  0.5,
  1e-320,
  1e308,
  -1e308,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  2 ** 63,
  101,
  10_081,
  253_402_300_800_000,
]

/** A value that a field didn't expect: another type, another size, another planet. */
export function nonsense(dice: Dice): unknown {
  switch (dice.upTo(8)) {
    case 0:
      return dice.one(NUMBERS)
    case 1:
      return dice.one([null, true, false])
    case 2:
      return [dice.one(WORDS), dice.one(NUMBERS), null, {}]
    case 3:
      return { kind: dice.one(WORDS), [dice.one(['people', 'at', 'constructor', 'a.b'])]: dice.one(WORDS) }
    case 4:
      return Array.from({ length: 200 }, () => dice.one(WORDS))
    default:
      return dice.one(WORDS)
  }
}

/** The same fields with some of them turned into nonsense, left out, or joined by strangers. */
export function spoil(value: unknown, dice: Dice): unknown {
  if (typeof value !== 'object' || value === null || dice.now(0.15)) return nonsense(dice)
  if (Array.isArray(value)) return value.map((held) => (dice.now(0.6) ? spoil(held, dice) : held))
  const entries = Object.entries(value).flatMap(([name, held]) => {
    if (dice.now(0.1)) return []
    return [[name, dice.now(0.35) ? spoil(held, dice) : held] as const]
  })
  const strangers = dice.now(0.15) ? [[dice.one(WORDS) || 'x', nonsense(dice)] as const] : []
  return Object.fromEntries([...entries, ...strangers])
}

/** Bodies that are wrong before anybody reads their fields. */
const BROKEN: readonly ((json: string, dice: Dice) => string | Buffer)[] = [
  (json) => json.slice(0, Math.floor(json.length / 2)),
  (json) => `${json},`,
  (json) => `\ufeff${json}`,
  (json) => json.replace('{', '{"__proto__":{"role":"admin"},'),
  (json) => json.replace('{', '{"constructor":{"prototype":{"role":"admin"}},'),
  (json) => json.replace('{', '{"text":"first","text":"second",'),
  () => '['.repeat(20_000),
  () => `${'{"a":'.repeat(3_000)}1${'}'.repeat(3_000)}`,
  () => `{"text":"${'\\ud800'.repeat(100)}"}`,
  () => `{"text":1e999,"guess":-1e999}`,
  () => `{"text":${'9'.repeat(5_000)}}`,
  () => Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0xc0, 0x80, 0x22, 0x3a, 0x31, 0x7d]),
  () => Buffer.from('{"text":"x"}', 'utf16le'),
  (_json, dice) => Buffer.alloc(64, dice.upTo(256)),
  () => '"a string"',
  () => 'null',
  () => 'text=x&audience=everyone',
]

export function brokenBody(json: string, dice: Dice): string | Buffer {
  return dice.one(BROKEN)(json, dice)
}

const HEADERS: readonly (readonly [name: string, values: readonly string[]])[] = [
  [
    'content-type',
    ['text/plain', 'application/xml', 'application/json; charset=utf-16', 'multipart/form-data', 'x'],
  ],
  ['idempotency-key', ['', ' ', 'a b', 'ä', 'k'.repeat(256), 'k'.repeat(255), '\u0000', 'same', '"same"']],
  ['if-match', ['', '*', '"', '""', 'W/"1"', '"1", "2"', '"99999999999999999999"', 'nothing', '"\u0000"']],
  [
    'authorization',
    ['Bearer', 'Bearer ', 'Basic YTpi', 'Bearer \u0000', 'bearer askw_x', `Bearer ${'a'.repeat(9_000)}`],
  ],
  [
    'cookie',
    ['askwell_session', 'askwell_session=', 'askwell_session=%00', '=;=;;', `a=${'b'.repeat(9_000)}`],
  ],
  ['accept', ['text/html', '*/*;q=x', 'application/x-nothing']],
  ['accept-language', ['xx-\u0000', '*', 'de;q=2']],
  ['x-forwarded-for', ['1.2.3.4', 'unknown', '::', ',,,']],
  ['host', ['', 'evil.example.org', '[::1', 'a b']],
  ['range', ['bytes=0-', 'bytes=9-1', 'bytes=-']],
  ['content-encoding', ['gzip', 'br', 'x']],
]

/** A header of its own kind of nonsense. */
export function oddHeader(dice: Dice): Record<string, string> {
  const [name, values] = dice.one(HEADERS)
  return { [name]: dice.one(values) }
}

const ENDS = [
  '',
  '/',
  '//',
  '?',
  '#x',
  '%00',
  '%',
  '%zz',
  '%c0%af',
  '/../me',
  '/%2e%2e/me',
  ';a=b',
  '\\',
  '%20',
  '/.',
]
const QUERIES = [
  '?limit=0',
  '?limit=-1',
  '?limit=1e3',
  '?limit=abc',
  '?limit=1&limit=2',
  '?limit[]=1',
  '?cursor=',
  '?cursor=%00',
  '?cursor=e30',
  '?cursor=OTk5OTk5OTk5OTk5OTk5OX4',
  '?cursor=LTk5OTk5OTk5OTk5OTk5OTl-AA',
  `?cursor=${'A'.repeat(301)}`,
  '?role=admin',
  '?__proto__[role]=admin',
  '?constructor=1',
  '?askId=x&personId=y',
  '?q=%ff%fe',
  `?q=${'%F0%9F%92%94'.repeat(60)}`,
  '?team=%00',
  '?a&&=&==&%',
]

export function oddAddress(path: string, dice: Dice): string {
  const odd = path + dice.one(dice.now(0.5) ? QUERIES : ENDS)
  // what is no URL at all can't be injected; such lines are sent over a socket
  return URL.canParse(odd, 'http://askwell') ? odd : path
}

export const IDS: readonly string[] = [
  '0',
  'z'.repeat(26),
  'z'.repeat(65),
  'z'.repeat(600),
  '%00',
  '%ed%a0%80',
  '%e2%80%ae',
  '..',
  '%2e%2e%2f',
  '__proto__',
  "x'--",
  '%F0%9F%92%94',
]

export const METHODS = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE'] as const
