import { newId } from '#platform/ids.ts'
import { command } from '#platform/operation.ts'
import { assert, refuse } from '#platform/refusal.ts'
import type { Services } from '#platform/service.ts'
import { type ChannelInfo, channelsKey } from '../messages.ts'
import { saveChoice } from '../store.ts'
import { mailedKinds, viewMine, viewTest } from './queries.ts'
import { ChangeMyChannel, ChannelPath, exampleMine, exampleTest, MyChannelView, TestView } from './schema.ts'
import { findInboxPlace, holdInbox, letInboxGo, noteTrouble, saveInboxPlace, saveTest } from './store.ts'

/** A test to oneself, by any channel; the answer is in `GET /me/channels` within ten seconds, with the real error. */
export const sendTest = command({
  name: 'channels.test',
  http: 'POST /me/channels/{channelId}/test',
  summary: 'Send me a test; the result is in `GET /me/channels` within ten seconds.',
  access: { who: 'person', scope: 'me' },
  input: ChannelPath,
  output: TestView,
  status: 202,
  about: (test) => test.id,
  example: { input: { channelId: 'email' }, output: { ...exampleTest, state: 'waiting' } },
  async run({ tx, actor, services }, { channelId }) {
    assert(actor.kind === 'person', 'A test is sent to a person.')
    const info = channelOf(services, channelId)
    if (!info) return refuse('request.notFound')
    if (!info.isSetUp) return refuse('channel.notSetUp')
    const test = {
      personId: actor.personId,
      channel: channelId,
      id: newId(),
      state: 'waiting' as const,
      says: null,
      at: tx.now,
      wall: tx.wall,
    }
    await saveTest(tx, test)
    const payload = { testId: test.id, channel: channelId, personId: actor.personId }
    tx.enqueue({ kind: 'notices.test', key: `test:${test.id}`, payload, dueAt: tx.now })
    const view = viewTest(tx, test)
    assert(view, 'A test that was just begun is there.')
    return view
  },
})

/** How single kinds come by a channel; what isn't named stays as it was. */
export const changeMyChannel = command({
  name: 'channels.change',
  http: 'PATCH /me/channels/{channelId}',
  summary: 'Choose for single kinds of notice: at once, in the weekly digest, or not by this channel.',
  access: { who: 'person', scope: 'me' },
  input: ChangeMyChannel,
  output: MyChannelView,
  about: (view) => view.id,
  example: {
    input: { channelId: 'email', kinds: { 'asks.thanked': 'digest' } },
    output: exampleMine,
  },
  async run({ tx, actor, services }, { channelId, kinds }) {
    assert(actor.kind === 'person', 'Me is a person.')
    const info = channelOf(services, channelId)
    if (!info) return refuse('request.notFound')
    const known = new Set(mailedKinds(services))
    for (const [kind, choice] of Object.entries(kinds)) {
      if (!known.has(kind)) return refuse('channel.noSuchKind')
      await saveChoice(tx, { personId: actor.personId, channel: channelId, kind }, choice)
    }
    return viewMine(tx, services, info, actor.personId)
  },
})

function channelOf(services: Services, channelId: string): ChannelInfo | undefined {
  return services.get(channelsKey).find(({ id }) => id === channelId)
}

export { findInboxPlace, holdInbox, letInboxGo, noteTrouble, saveInboxPlace }
