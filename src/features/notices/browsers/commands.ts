import { createHash } from 'node:crypto'
import { command } from '#platform/operation.ts'
import { assert, refuse } from '#platform/refusal.ts'
import { viewMine } from '../channels/queries.ts'
import { exampleMine, MyChannelView } from '../channels/schema.ts'
import { channelsKey, waysOutKey } from '../messages.ts'
import { deleteDeadAddress } from '../replies/store.ts'
import { AddBrowser, DropBrowser } from './schema.ts'
import { deleteBrowser, saveBrowser } from './store.ts'

/** This browser may be told by this channel; given again, it is the same browser. */
export const addBrowser = command({
  name: 'channels.addBrowser',
  http: 'POST /me/browsers',
  summary: 'Let a channel tell me in this browser, as its own subscription describes it.',
  access: { who: 'person', scope: 'me' },
  input: AddBrowser,
  output: MyChannelView,
  about: (view) => view.id,
  example: {
    input: {
      channelId: 'push',
      endpoint: 'https://push.example.net/send/9r4t6y2v8w1x3z5a',
      p256dh: 'B'.repeat(87),
      auth: 'a'.repeat(22),
      name: 'Firefox on Linux',
    },
    output: exampleMine,
  },
  async run({ tx, actor, services }, { channelId, ...given }) {
    assert(actor.kind === 'person', 'Me is a person.')
    const info = services.get(channelsKey).find(({ id }) => id === channelId)
    if (!info) return refuse('request.notFound')
    const way = services.get(waysOutKey).get(channelId)
    if (way === undefined) return refuse('channel.notSetUp')
    if (way.browserKey === undefined) return refuse('channel.noBrowsers')
    const browser = { ...given, id: browserId(given.endpoint) }
    if (way.readAddress({ browsers: [browser] }) === null) return refuse('channel.badAddress')
    await saveBrowser(tx, { personId: actor.personId, channel: channelId }, browser)
    await deleteDeadAddress(tx, actor.personId, channelId)
    return viewMine(tx, services, info, actor.personId)
  },
})

/** Also what a browser does for itself when its person signs out there. */
export const dropBrowser = command({
  name: 'channels.dropBrowser',
  http: 'DELETE /me/browsers/{browserId}',
  summary: 'Tell me nothing in that browser any more.',
  access: {
    who: 'person',
    scope: 'me',
    object: { param: 'browserId', belongsTo: 'the person who allowed it', others: 404 },
  },
  input: DropBrowser,
  output: MyChannelView,
  about: (view) => view.id,
  example: { input: { browserId: 'J3fX0bB7Vq2mZk9wYt5s1A' }, output: exampleMine },
  async run({ tx, actor, services }, { browserId: id }) {
    assert(actor.kind === 'person', 'Me is a person.')
    const channel = await deleteBrowser(tx, actor.personId, id)
    const info = services.get(channelsKey).find((known) => known.id === channel)
    if (!info) return refuse('request.notFound')
    return viewMine(tx, services, info, actor.personId)
  },
})

/** The same subscription given twice is one browser, and its address stands in no answer. */
function browserId(endpoint: string): string {
  return createHash('sha256').update(endpoint).digest('base64url').slice(0, 22)
}
