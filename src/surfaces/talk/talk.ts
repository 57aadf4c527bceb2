import { actorOf } from '#features/accounts/queries.ts'
import type { Shown, Talk } from '#features/notices/messages.ts'
import { claim } from '#features/notices/meeting/commands.ts'
import { isActive } from '#features/people/policy.ts'
import { loadPerson } from '#features/people/queries.ts'
import { isRefusal } from '#platform/refusal.ts'
import type { Screen } from '#platform/screen.ts'
import type { World } from '#surfaces/server/world.ts'
import { composeScreen, sendFrom } from './compose.ts'
import { homeScreen } from './home.ts'
import { moreScreen } from './more.ts'
import type { Speaker } from './speaker.ts'
import { say } from './words.ts'

type Wish = Parameters<Talk['screenFor']>[1]

/**
 * What somebody in another program hears when they want more than to answer: made from the same operations as the app,
 * past the same policy, as that person. A channel draws it, and knows nothing of what it says.
 */
export function createTalk(world: () => World): Talk {
  return {
    async screenFor(personId, wish, channel) {
      if (wish.wish === 'connect') return connectSent(world(), wish, channel)
      const speaker = personId === null ? null : await speakerOf(world(), personId)
      if (speaker === null) return { lang: 'en', screen: connectScreen('en') }
      return { lang: speaker.lang, screen: await screenOf(world(), speaker, wish) }
    },
    async refused(personId, refusal) {
      const lang = (await speakerOf(world(), personId))?.lang ?? 'en'
      const { detail, next = '' } = world().problems.of(refusal, lang)
      return { lang, screen: { kind: 'said', text: `${detail} ${next}`.trim() } }
    },
  }
}

async function screenOf(world: World, speaker: Speaker, wish: Wish): Promise<Screen> {
  switch (wish.wish) {
    case 'home':
      return homeScreen(world, speaker)
    case 'more':
      return moreScreen(world, speaker, wish.fields['token'] ?? '')
    case 'send':
      return sendFrom(world, speaker, wish)
    default:
      return composeScreen(world, speaker, wish.fields)
  }
}

async function speakerOf(world: World, personId: string): Promise<Speaker | null> {
  const person = await world.transact((tx) => loadPerson(tx, personId))
  if (isRefusal(person) || !person || !isActive(person, world.clock.now())) return null
  return {
    actor: actorOf(person, 'all', { kind: 'link', id: personId }),
    lang: person.languages[0] ?? 'en',
    zone: person.zone ?? 'UTC',
  }
}

function connectScreen(lang: string): Screen {
  return {
    kind: 'form',
    sends: { wish: 'connect' },
    title: say(lang, 'talk.connect.title'),
    blocks: [{ kind: 'paragraph', text: say(lang, 'talk.connect.text') }],
    fields: [
      {
        kind: 'text',
        name: 'email',
        label: say(lang, 'talk.connect.email'),
        required: true,
        value: '',
        lines: 'one',
        maxLength: 254,
      },
    ],
    notes: [],
    submit: say(lang, 'talk.connect.submit'),
    cancel: say(lang, 'talk.cancel'),
  }
}

async function connectSent(world: World, wish: Wish, channel: string): Promise<Shown> {
  const email = wish.fields['email']?.trim() ?? ''
  await world.transact((tx) => claim(tx, world.services, { channel, from: wish.from, email }))
  return { lang: 'en', screen: { kind: 'said', text: say('en', 'talk.connect.sent') } }
}
