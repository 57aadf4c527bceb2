import { readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { withFolderLock } from './lock.ts'
import { ownIdentity } from './processes.ts'
import { cleanUp, newFolder } from './test-process.ts'

afterEach(cleanUp)

test('twenty who want a folder at once have it one after the other', async () => {
  const folder = newFolder()
  let inside = 0
  let most = 0
  const visit = () =>
    withFolderLock(folder, async () => {
      inside += 1
      most = Math.max(most, inside)
      await turn()
      inside -= 1
    })
  await Promise.all(Array.from({ length: 20 }, visit))
  expect(most).toBe(1)
  expect(readdirSync(folder)).toHaveLength(1)
})

test('the lock of a process that was killed is taken over', async () => {
  const folder = newFolder()
  const dead = { ...ownIdentity(), mark: 'started long ago' }
  writeFileSync(join(folder, 'lock.7'), JSON.stringify(dead))
  expect(await withFolderLock(folder, async () => readdirSync(folder))).toEqual(['lock.8'])
})

test('a lock that a power cut left empty is nobody’s', async () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'lock.3'), '')
  expect(await withFolderLock(folder, async () => 'mine')).toBe('mine')
})

test('work that fails lets the folder go', async () => {
  const folder = newFolder()
  await expect(withFolderLock(folder, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await withFolderLock(folder, async () => 'next')).toBe('next')
})

test('a lock of another container is nobody’s once its owner touches it no more', async () => {
  const folder = newFolder()
  const path = join(folder, 'lock.1')
  writeFileSync(path, JSON.stringify({ pid: 1, mark: '1', space: 'another container' }))
  const aMinuteAgo = new Date(Date.now() - 60_000)
  utimesSync(path, aMinuteAgo, aMinuteAgo)
  expect(await withFolderLock(folder, async () => 'mine')).toBe('mine')
})
