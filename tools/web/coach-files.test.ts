import { expect, test } from 'vitest'
import { plant } from '../check/fixtures/planted.ts'
import { coachFiles } from './coach-files.ts'

test('what the coach imports comes with it, what it fetches later does not', () => {
  const files = coachFiles(
    plant({
      'engine/coach/lazy.ts':
        "import { marks } from './marks.ts'\nimport type { Later } from './later.ts'\nconst look = () => import('./second-look.ts')\n",
      'engine/coach/marks.ts': 'export const marks = 5\n',
      'engine/coach/second-look.ts': 'export const look = 1\n',
      'engine/coach/later.ts': 'export type Later = 1\n',
    }),
  )
  expect([...files].filter((path) => !/analyse|taps|clock/.test(path))).toEqual([
    'engine/coach/lazy.ts',
    'engine/coach/marks.ts',
  ])
})
