import { expect, test } from 'vitest'
import { placesOf } from '../fixtures/planted.ts'
import { silentCatch } from './silent-catch.ts'

const placesIn = (body: string) =>
  placesOf(silentCatch, { 'src/platform/a.ts': `export function a() {\n  try {\n    b()\n  } ${body}\n}\n` })

test.each([
  ['without its error', 'catch {\n    return 1\n  }'],
  ['with an error that nobody looks at', 'catch (error) {\n    return 1\n  }'],
  ['that is empty', 'catch {}'],
])('a catch %s is reported', (_, body) => expect(placesIn(body)).toEqual(['src/platform/a.ts:4']))

test.each([
  ['throws on', 'catch {\n    throw new Fault("no")\n  }'],
  ['passes its error on', 'catch (error) {\n    log.error(error)\n  }'],
  ['says why', 'catch {\n    // gone already: what we wanted\n  }'],
  ['says why on the line above', '// gone already: what we wanted\n  catch {\n    return 1\n  }'],
])('a catch that %s is fine', (_, body) => expect(placesIn(body)).toEqual([]))

test('catching a promise is another thing', () => {
  const code = 'export const a = (p: Promise<void>) => p.catch((error) => {\n  stop()\n})\n'
  expect(placesOf(silentCatch, { 'src/platform/a.ts': code })).toEqual([])
})
