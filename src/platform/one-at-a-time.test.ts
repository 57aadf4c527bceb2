import { expect, test } from 'vitest'
import { OneAtATime } from './one-at-a-time.ts'

test('work on one thing follows one after the other in its order, also past one that fails', async () => {
  const line = new OneAtATime()
  const said: string[] = []
  const first = Promise.withResolvers<void>()
  const works = [
    line.run('ring', async () => {
      await first.promise
      said.push('first')
    }),
    line.run('ring', () => Promise.reject(new Error('no'))),
    line.run('ring', async () => said.push('third')),
  ]
  const other = line.run('another', async () => said.push('another'))
  await other
  expect(said).toEqual(['another'])
  first.resolve()
  const ended = await Promise.allSettled(works)
  expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(said).toEqual(['another', 'first', 'third'])
})
