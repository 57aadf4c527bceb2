import { expect, test } from 'vitest'
import { plant } from '../check/fixtures/planted.ts'
import { writeRegistry } from './registry.ts'

const slice = (folder: string, ...needs: string[]) => ({
  [`src/${folder}/slice.ts`]: `export const slice = { id: '${folder}', needs: ${JSON.stringify(needs)} }\n`,
})

test('slices stand after everything that they need, rituals last', () => {
  const text = writeRegistry(
    plant({
      ...slice('features/asks', 'people', 'notices'),
      ...slice('features/notices', 'reach'),
      ...slice('features/people'),
      ...slice('features/reach', 'people'),
      ...slice('rituals/huddle', 'asks'),
    }),
  )
  const order = [...text.matchAll(/^ {2}(\w+): \{ slice/gm)].map((match) => match[1])
  expect(order).toEqual(['people', 'reach', 'notices', 'asks', 'huddle'])
})

test('slices that need each other are refused with the whole way', () => {
  const project = plant({ ...slice('features/a', 'b'), ...slice('features/b', 'a') })
  expect(() => writeRegistry(project)).toThrow('a > b > a')
})

test('each kind of file becomes a namespace; what is missing is empty; tests and screens stay out', () => {
  const text = writeRegistry(
    plant({
      ...slice('features/asks'),
      'src/features/asks/commands.ts': '',
      'src/features/asks/commands.test.ts': '',
      'src/features/asks/store.ts': '',
      'src/features/asks/ui/pages/events.ts': '',
    }),
  )
  expect(text).toBe(`// Written by \`npm run gen\` from the folders that exist. Edit those, not this.
import { slice as asksSlice } from './features/asks/slice.ts'
import * as asksCommands from './features/asks/commands.ts'

const none = {} as const

export const slices = {
  asks: { slice: asksSlice, commands: asksCommands, queries: none, reactions: none, jobs: none, messages: none, personal: none, checks: none, routes: none, events: none, domain: none },
} as const

export const channels = {} as const

export const importers = {} as const
`)
})

test('a kind that has grown into a folder is one namespace of all its files', () => {
  const text = writeRegistry(
    plant({
      ...slice('features/asks'),
      'src/features/asks/commands/send-ask.ts': 'export const sendAsk = 1\n',
      'src/features/asks/commands/close-ask.ts': 'export const closeAsk = 1\n',
      'src/features/asks/commands/send-ask.test.ts': '',
    }),
  )
  expect(text).toContain('commands: { ...asksCommandsCloseAsk, ...asksCommandsSendAsk }')
})

test('two files that export one name are refused: one of them would be lost', () => {
  const files = {
    ...slice('features/asks'),
    'src/features/asks/commands.ts': 'export const sendAsk = 1\n',
    'src/features/asks/commands/send-ask.ts': 'export const sendAsk = 2\n',
  }
  expect(() => writeRegistry(plant(files))).toThrow('sendAsk is exported by both')
})

test('a sub-slice has an entry of its own, under the slice that it belongs to', () => {
  const text = writeRegistry(plant({ ...slice('features/asks'), 'src/features/asks/thanks/commands.ts': '' }))
  expect(text).toContain("'asks/thanks': { slice: asksThanksSlice, commands: asksThanksCommands")
  expect(text).toContain("import { slice as asksThanksSlice } from './features/asks/slice.ts'")
})

test('channels and importers are listed by the names of their folders', () => {
  const text = writeRegistry(
    plant({
      'src/channels/email/channel.ts': '',
      'src/importers/people-csv/importer.ts': '',
      'src/channels/contract.ts': '',
    }),
  )
  expect(text).toContain('export const channels = {\n  email: emailChannel,\n} as const')
  expect(text).toContain("export const importers = {\n  'people-csv': peopleCsvImporter,\n} as const")
})
