import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { inTurns } from './turns.ts'

test('others have their turn while long work goes on', async () => {
  const order: string[] = []
  function* work(): Generator<void, string> {
    for (const step of ['one', 'two', 'three']) {
      order.push(step)
      yield
    }
    return 'done'
  }
  const other = turn().then(() => order.push('other'))
  expect(await inTurns(work())).toBe('done')
  await other
  expect(order.indexOf('other')).toBeLessThan(order.indexOf('three'))
})
