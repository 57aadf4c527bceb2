import type { AskView } from '#features/asks/schema.ts'
import type { InvitationView } from '#features/invitations/schema.ts'
import { linksKey, sayKey } from '#features/notices/messages.ts'
import type { Action } from '#platform/message.ts'
import { isRefusal } from '#platform/refusal.ts'
import type { PageItem, Screen } from '#platform/screen.ts'
import { call } from '#surfaces/server/link-ports.ts'
import type { World } from '#surfaces/server/world.ts'
import type { Speaker } from './speaker.ts'
import { say } from './words.ts'

const MOST = 8
const OPEN = new Set(['draft', 'open', 'accepted', 'inProgress'])

/** What Home shows: the asks that wait for me, and my own that aren't over. */
export async function homeScreen(world: World, speaker: Speaker): Promise<Screen> {
  const { lang } = speaker
  const forMe = await items<InvitationView>(world, speaker, 'invitations.list')
  const mine = await items<AskView>(world, speaker, 'asks.list')
  const waiting = forMe.filter(({ may, ask, state }) => ask && state === 'open' && may.includes('accept'))
  return {
    kind: 'page',
    compose: say(lang, 'talk.compose.title'),
    page: { label: say(lang, 'talk.home.open'), url: world.services.get(linksKey).page('/') },
    sections: [
      {
        title: say(lang, 'talk.home.forYou'),
        empty: say(lang, 'talk.home.nothingForYou'),
        items: waiting.slice(0, MOST).flatMap((one) => forMeItem(world, speaker, one)),
      },
      {
        title: say(lang, 'talk.home.mine'),
        empty: say(lang, 'talk.home.noneOfMine'),
        items: mine
          .filter(({ state }) => OPEN.has(state))
          .slice(0, MOST)
          .map((ask) => mineItem(world, speaker, ask)),
      },
    ],
  }
}

async function items<T>(world: World, speaker: Speaker, name: string): Promise<readonly T[]> {
  const answer = await call(world, speaker.actor, name, {})
  return isRefusal(answer) ? [] : (answer as { readonly items: readonly T[] }).items
}

function forMeItem(world: World, { actor, lang }: Speaker, { id, ask, may }: InvitationView): PageItem[] {
  if (!ask) return []
  const said = world.services.get(sayKey)
  const links = world.services.get(linksKey)
  const answers = (['accept', 'pass', 'later', 'decline'] as const).filter((answer) => may.includes(answer))
  const actions = answers.map(
    (answer): Action => ({
      intent: `invitations.${answer}`,
      label: said(lang, `invitations.answer.${answer}`),
      ...(answer === 'pass' || answer === 'later' ? { asksMore: true } : {}),
      ...links.answer(actor.personId, `invitations.${answer}`, { invitationId: id }),
    }),
  )
  const title = said(lang, 'invitations.reached.subject', { name: ask.asker.name })
  return [{ title, blocks: [{ kind: 'quote', text: ask.text }], actions, page: pageOf(world, lang, ask.id) }]
}

function mineItem(world: World, { lang }: Speaker, ask: AskView): PageItem {
  const title = say(lang, 'talk.state', { state: ask.state, name: ask.helpers[0]?.name ?? '' })
  return {
    title,
    blocks: [{ kind: 'quote', text: ask.text }],
    actions: [],
    page: pageOf(world, lang, ask.id),
  }
}

function pageOf(world: World, lang: string, askId: string) {
  return {
    label: world.services.get(sayKey)(lang, 'asks.openPage'),
    url: world.services.get(linksKey).page(`/asks/${askId}`),
  }
}
