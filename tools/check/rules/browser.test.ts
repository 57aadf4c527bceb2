import { expect, test } from 'vitest'
import { findBy } from '../boundaries.ts'
import { placesOf, plant } from '../fixtures/planted.ts'
import { browser } from './browser.ts'

const slice = {
  'src/features/asks/commands.ts': `import { load } from './store.ts'\nexport const send = load\n`,
  'src/features/asks/store.ts': `import { sql } from 'kysely'\nexport const load = sql\n`,
  'src/features/asks/schema.ts': `import { z } from 'zod'\nexport const Ask = z\n`,
}
const page = (code: string) => ({ ...slice, 'src/features/asks/ui/pages/ask.tsx': `${code}\n` })

test('a page that loads a command is reported with the whole way to the server', () => {
  const [finding] = findBy(browser, plant(page(`import { send } from '../../commands.ts'`)))
  expect(finding?.path).toBe('src/features/asks/store.ts')
  expect(finding?.message).toContain(
    'src/features/asks/ui/pages/ask.tsx > src/features/asks/commands.ts > src/features/asks/store.ts > kysely',
  )
})

test.each(['src/surfaces/web/main.tsx', 'src/kit/button.tsx', 'src/features/asks/ui/parts/mark.tsx'])(
  '%s must not load Node',
  (path) => expect(placesOf(browser, { [path]: `import 'node:fs'\n` })).toEqual([`${path}:1`]),
)

test('a page may load schemas, and know the type of a command', () => {
  const code = `import { Ask } from '../../schema.ts'\nimport type { send } from '../../commands.ts'`
  expect(placesOf(browser, page(code))).toEqual([])
})

test('the server may load what it likes', () => {
  expect(placesOf(browser, { ...slice, 'src/surfaces/server/main.ts': `import 'node:fs'\n` })).toEqual([])
})
