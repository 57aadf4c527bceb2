import { expect, test } from 'vitest'
import { placesOf } from '../fixtures/planted.ts'
import { directions } from './directions.ts'

test.each([
  ['src/platform/http.ts', '#features/asks/commands.ts'],
  ['src/platform/http.ts', '../features/asks/commands.ts'],
  ['src/platform/http.ts', '#src/rituals/ring/events.ts'],
  ['src/platform/http.ts', '#channels/contract.ts'],
  ['src/platform/http.ts', '#importers/git/importer.ts'],
  ['src/platform/http.ts', '#surfaces/cli/main.ts'],
  ['src/platform/http.ts', '#kit/button.tsx'],
  ['src/platform/http.ts', '#src/registry.gen.ts'],
  ['src/kit/button.tsx', '#platform/refusal.ts'],
  ['src/kit/button.tsx', '#features/asks/schema.ts'],
  ['src/kit/button.tsx', 'node:fs'],
  ['src/features/asks/commands.ts', '#src/rituals/ring/events.ts'],
  ['src/features/asks/commands.ts', '#channels/email/channel.ts'],
  ['src/features/asks/commands.ts', '#importers/git/importer.ts'],
  ['src/features/asks/commands.ts', '#surfaces/server/main.ts'],
  ['src/features/asks/commands.ts', '#demo/story.ts'],
  ['src/features/asks/commands.ts', '../../../tools/gen/slices.ts'],
  ['src/rituals/ring/commands.ts', '../standup/commands.ts'],
  ['src/channels/email/channel.ts', '#channels/slack/channel.ts'],
  ['src/channels/email/channel.ts', '#importers/contract.ts'],
  ['src/channels/email/channel.ts', '#features/notices/schema.ts'],
  ['src/importers/git/importer.ts', '#features/evidence/commands.ts'],
  ['src/importers/git/importer.ts', '#kit/button.tsx'],
  ['src/rituals/contract.ts', '#features/asks/events.ts'],
  ['src/surfaces/cli/main.ts', '../../../tests/walk.ts'],
])('%s must not import %s', (path, specifier) => {
  const code = `import type { Thing } from '${specifier}'\n`
  expect(placesOf(directions, { [path]: code })).toEqual([`${path}:1`])
})

test.each([
  ['src/platform/http.ts', '#engine/time/instant.ts'],
  ['src/kit/button.tsx', '#engine/coach/marks.ts'],
  ['src/features/asks/ui/pages/ask.tsx', '#kit/button.tsx'],
  ['src/features/asks/commands.ts', '#platform/tx/tx.ts'],
  ['src/features/programmes/reactions.ts', '#src/rituals/contract.ts'],
  ['src/rituals/ring/commands.ts', '#features/asks/commands.ts'],
  ['src/rituals/ring/commands.ts', '../contract.ts'],
  ['src/channels/email/channel.ts', '#channels/contract.ts'],
  ['src/channels/email/channel.ts', './smtp.ts'],
  ['src/channels/describe-channel.ts', './sample-messages.ts'],
  ['src/channels/describe-channel.ts', './email/channel.ts'],
  ['src/importers/git/importer.ts', '#engine/evidence/piece.ts'],
  ['src/surfaces/server/main.ts', '#channels/email/channel.ts'],
  ['src/surfaces/cli/main.ts', '#demo/story.ts'],
  ['demo/story.ts', '#features/asks/store.ts'],
  ['tools/bench/who.ts', '#engine/rank/who.ts'],
  ['src/platform/http.test.ts', '#features/asks/commands.ts'],
  ['tests/walk.ts', '#features/asks/store.ts'],
])('%s may import %s', (path, specifier) => {
  expect(placesOf(directions, { [path]: `import { thing } from '${specifier}'\n` })).toEqual([])
})

test('an import that spans lines is reported where its path stands', () => {
  const code = `import {\n  a,\n  b,\n} from '#features/asks/commands.ts'\n`
  expect(placesOf(directions, { 'src/platform/http.ts': code })).toEqual(['src/platform/http.ts:4'])
})

test('handing on what another place exports is an import as well', () => {
  const code = `export { sendAsk } from '#features/asks/commands.ts'\n`
  expect(placesOf(directions, { 'src/platform/http.ts': code })).toEqual(['src/platform/http.ts:1'])
})
