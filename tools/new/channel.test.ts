import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { plant } from '../check/fixtures/planted.ts'
import { writeRegistry } from '../gen/registry.ts'
import { channelFiles, wrongName } from './channel.ts'

test('a new channel is six files in a folder of its own, one of texts for each language, and registers itself', () => {
  const files = channelFiles('matrix-chat')
  expect([...files.keys()].every((path) => path.startsWith('src/channels/matrix-chat/'))).toBe(true)
  const spoken = readdirSync(join(import.meta.dirname, '../../src/platform/strings'))
  const texts = [...files.keys()].filter((path) => path.includes('/strings/'))
  expect(texts.map((path) => path.replace(/.*\//, '')).sort()).toEqual(spoken.sort())
  expect(writeRegistry(plant(Object.fromEntries(files)))).toContain("'matrix-chat': matrixChatChannel")
})

test('the page on channels begins with the files that are really written', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/add-a-channel.md'), 'utf8')
  const named = [...page.matchAll(/^- `(channels\/NAME\/[\w./]+)`$/gm)].map(([, path]) => `src/${path}`)
  expect(named).toEqual([...channelFiles('NAME').keys()])
})

test('a name that is taken, or is none, is refused with a sentence', () => {
  expect(wrongName('email', ['src/channels/email/channel.ts'])).toContain('already')
  expect(wrongName('Matrix Chat', [])).toContain('small letters')
  expect(wrongName('contract', [])).toContain('contract')
  expect(wrongName('matrix-chat', [])).toBeNull()
})
