import { expect, test } from 'vitest'
import type { Tap } from '../../domain/taps.ts'
import { makeTapQueue } from './tap-queue.ts'

const tap = (key: string, cardId: string, line = ''): Tap => ({ key, cardId, kind: 'help', line })

/** A browser's store and a line to the server that can be cut. */
function phone() {
  const kept = new Map<string, string>()
  const line = { isUp: true, got: [] as string[] }
  const store = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  }
  const open = () =>
    makeTapQueue({
      store,
      name: 'taps',
      send: (one) => {
        if (!line.isUp) return Promise.resolve('again')
        line.got.push(`${one.key} ${one.cardId} ${one.line}`.trim())
        return Promise.resolve('sent')
      },
    })
  return { kept, line, open }
}

test('an offer tapped without a line is sent once, when the line is back, with its own key', async () => {
  const { line, open } = phone()
  line.isUp = false
  const queue = open()
  queue.add(tap('k1', 'card'))
  await queue.flush()
  expect(line.got).toEqual([])
  line.isUp = true
  await queue.flush()
  await queue.flush()
  expect(line.got).toEqual(['k1 card'])
  expect(queue.waiting()).toEqual([])
})

test('a phone that was switched off meanwhile sends what it kept', async () => {
  const { line, open } = phone()
  line.isUp = false
  open().add(tap('k1', 'card'))
  line.isUp = true
  await open().flush()
  expect(line.got).toEqual(['k1 card'])
})

test('what hasn’t left yet can be taken back, and a line takes its place', async () => {
  const { line, open } = phone()
  line.isUp = false
  const queue = open()
  queue.add(tap('k1', 'one'))
  queue.add(tap('k2', 'other'))
  await queue.flush()
  expect(queue.drop('one')).toBe(true)
  line.isUp = true
  queue.add(tap('k3', 'other', 'did this last year'))
  await queue.flush()
  expect(line.got).toEqual(['k3 other did this last year'])
  expect(queue.drop('other')).toBe(false)
})

test('somebody else’s text under our name is nothing of ours', () => {
  const { kept, open } = phone()
  kept.set('taps', '{"not": "a list"}')
  expect(open().waiting()).toEqual([])
})
