const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/

/** What is wrong with a name for a channel, in a sentence; null where nothing is. */
export function wrongName(name: string, paths: readonly string[]): string | null {
  if (!NAME.test(name)) return 'A name is small letters, digits and single dashes, like `matrix-chat`.'
  if (name === 'contract') return '`contract` is the folder of the contract itself.'
  const taken = paths.some((path) => path.startsWith(`src/channels/${name}/`))
  return taken ? `There is a channel ${name} already: src/channels/${name}/.` : null
}

/** The files of a new channel by their paths. Its test fails until the channel says what it has to say. */
export function channelFiles(name: string): ReadonlyMap<string, string> {
  const folder = `src/channels/${name}`
  return new Map([
    [`${folder}/channel.ts`, channelText(name)],
    [`${folder}/channel.test.ts`, testText(name)],
    ...Object.entries(OPEN).map(([language, open]): [string, string] => [
      `${folder}/strings/${language}.json`,
      `{\n  "${name}.name": "${name}",\n  "${name}.open": "${open}"\n}\n`,
    ]),
  ])
}

/** `npm run check` asks for every text in each of the languages. */
const OPEN = {
  en: 'Open it in Askwell',
  de: 'In Askwell öffnen',
  es: 'Abrir en Askwell',
  fr: 'Ouvrir dans Askwell',
} as const

function channelText(name: string): string {
  const type = name.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  const value = type.charAt(0).toLowerCase() + type.slice(1)
  return `import { z } from 'zod'
import { oneLine } from '#platform/i18n/plain.ts'
import { Outage } from '#platform/refusal.ts'
import type { Channel, ChannelPlug } from '../contract.ts'

/** What leaves: plain data, so that a test and the gallery can look at it. */
export interface ${type}Message {
  readonly text: string
}

export interface ${type}Address {
  readonly account: string
}

const LONGEST = 4_000

export const ${value}Channel: Channel<${type}Message, ${type}Address> = {
  id: '${name}',
  abilities: { reply: false, buttons: false, interrupt: false, maxLength: LONGEST },
  address: z.strictObject({ account: z.string().regex(/^\\S{1,100}$/).describe('Your account there') }),
  render: (message) => ({ text: oneLine(message.subject, LONGEST) }),
  async deliver() {
    throw new Outage('The channel ${name} sends nothing yet', { permanent: true })
  },
}

/** No setting, no channel: nothing leaves the machine by accident. */
export const channel: ChannelPlug<${type}Message, ${type}Address> = {
  id: '${name}',
  settings: z.strictObject({}),
  open: () => null,
}
`
}

function testText(name: string): string {
  const value = name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  return `import { describeChannel } from '../contract/describe-channel.ts'
import { ${value}Channel } from './channel.ts'

describeChannel({
  channel: ${value}Channel,
  address: { account: 'ada' },
  badAddresses: [{}, { account: '' }, { account: 'ada\\nben' }, 'ada'],
  structure: (message) => Object.keys(message),
  links: ({ text }) => text.match(/https?:\\/\\/\\S+/g) ?? [],
  linksItsAnswers: true,
})
`
}
