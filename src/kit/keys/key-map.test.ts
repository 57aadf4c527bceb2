import { expect, test } from 'vitest'
import { changedMap, collision, decideKey, showKeys, type Press, readBinding } from './key-map.ts'

const map = {
  c: 'ask',
  'g h': 'home',
  'g a': 'asks',
  '?': 'keys',
  'mod+enter': 'send',
  escape: 'close',
  a: 'other',
}

test('C opens a new ask, but not while somebody writes the letter c', () => {
  expect(decideKey(map, press('c'), null, true).does).toBe('ask')
  expect(decideKey(map, press('C'), null, true).does).toBe('ask')
  expect(decideKey(map, press('c', { inText: true }), null, true)).toEqual({ does: null, pending: null })
})

test('G then H goes home, and a G alone does nothing', () => {
  const first = decideKey(map, press('g', { at: 100 }), null, true)
  expect(first).toEqual({ does: null, pending: { key: 'g', at: 100 } })
  expect(decideKey(map, press('h', { at: 900 }), first.pending, true).does).toBe('home')
})

test('a sequence is forgotten after a while and by a letter that is not its second', () => {
  const pending = { key: 'g', at: 0 }
  expect(decideKey(map, press('h', { at: 5000 }), pending, true).does).toBeNull()
  expect(decideKey(map, press('c', { at: 10 }), pending, true)).toEqual({ does: 'ask', pending: null })
  expect(decideKey(map, press('a', { at: 10 }), pending, true).does).toBe('asks')
})

test('sending and closing work from inside a text field', () => {
  expect(decideKey(map, press('Enter', { ctrl: true, inText: true }), null, true).does).toBe('send')
  expect(decideKey(map, press('Escape', { inText: true }), null, true).does).toBe('close')
})

test('with single letters switched off only keys with Ctrl, Alt and Escape are left', () => {
  expect(decideKey(map, press('c'), null, false).does).toBeNull()
  expect(decideKey(map, press('g'), null, false).pending).toBeNull()
  expect(decideKey(map, press('Enter', { ctrl: true }), null, false).does).toBe('send')
})

test('a browser shortcut with the same letter is left alone', () => {
  expect(decideKey(map, press('c', { ctrl: true }), null, true).does).toBeNull()
})

test('keys are shown as people know them', () => {
  expect(showKeys('g h', false)).toEqual(['G', 'H'])
  expect(showKeys('mod+enter', false)).toEqual(['Ctrl ↵'])
  expect(showKeys('mod+enter', true)).toEqual(['⌘ ↵'])
})

function press(key: string, more: Partial<Press> = {}): Press {
  return { key, ctrl: false, alt: false, inText: false, at: 0, ...more }
}

test('a person may give a command another key, or none', () => {
  const map = changedMap(['c', 'y', 'g h'], { c: 'q', y: '' })
  expect(map).toEqual({ q: 'c', 'g h': 'g h' })
})

test('a key is one character, or two after each other; anything else is not taken', () => {
  expect(readBinding(' G  x ')).toBe('g x')
  expect(readBinding('')).toBe('')
  expect(readBinding('ab')).toBeNull()
  expect(readBinding('a b c')).toBeNull()
})

test('two commands never share a key, nor hides one the beginning of another', () => {
  const all = ['c', 'g h', 'y']
  expect(collision('c', 'y', all, {})).toBe('y')
  expect(collision('c', 'g', all, {})).toBe('g h')
  expect(collision('c', 'y', all, { y: '' })).toBeNull()
  expect(collision('c', 'c', all, {})).toBeNull()
})
