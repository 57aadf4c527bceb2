import { expect, test } from 'vitest'
import { placeholdersOf } from './placeholders.ts'

test.each([
  ['', []],
  ['no names', []],
  ['Sent to {name} at { time }.', ['name', 'time']],
  ['{at, date, long}', ['at']],
  ['{n, plural, =0 {none} one {# ask} other {# asks of {name}}} and {rest}', ['n', 'name', 'rest']],
  ['{who, select, me {my {n, plural, other {#}}} other {theirs}}', ['n', 'who']],
  ['{broken', ['broken']],
])('the placeholders of %j are %j', (message, names) => expect(placeholdersOf(message)).toEqual(names))
