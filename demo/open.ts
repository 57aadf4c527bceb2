import { actorOf } from '#features/accounts/queries.ts'
import { suggest } from '#features/invitations/ranking/queries.ts'
import { addPeople } from '#features/people/commands.ts'
import { allActive, findByEmail } from '#features/people/queries.ts'
import type { Person } from '#features/people/schema.ts'
import { importGit } from '#surfaces/cli/import-git.ts'
import { assert, isRefusal, type Refusal } from '#platform/refusal.ts'
import { call } from '#surfaces/server/link-ports.ts'
import type { World } from '#surfaces/server/world.ts'
import { addressOf, DOMAIN, HOME_ZONE, VISITOR } from './people.ts'
import { type StoryParts, tellStory } from './story.ts'

export interface OpenedDemo {
  readonly visitorId: string
  readonly people: number
  /** sends the ask that is already under way when the visitor comes in */
  readonly begin: () => Promise<void>
}

const UNDER_WAY =
  "Our nightly export has timed out three nights running. I've traced it to the connection pooler dropping idle sessions. Could you look at the pooler config with me for 20 minutes? The finance close needs the file on Friday."

/** What waits for the visitor, so that giving help can be tried as well. */
const FOR_THE_VISITOR = [
  [
    'Chidi Anand',
    'My query on returns takes nine minutes and the dashboard gives up. I added an index without luck. Could you look at the plan with me for 15 minutes today? The board sees the chart tomorrow.',
  ],
  [
    'Kofi Mensah',
    'The tablets on our ward forget who is signed in at every shift change. I restarted them twice. Could you tell me in 10 minutes whether that is the tablets or the app, by tomorrow noon? The night team starts at 20:00.',
  ],
] as const

/** The demo organisation with its nine months. */
export async function openDemoOrganisation(parts: StoryParts): Promise<OpenedDemo | Refusal> {
  await tellStory(parts)
  const { world } = parts
  const visitor = await personAt(world, addressOf(VISITOR))
  const names = ['Ines Duarte', 'Ben Okafor'] as const
  const people = await Promise.all(names.map((name) => personAt(world, addressOf({ name }))))
  return {
    visitorId: visitor.id,
    people: await countPeople(world),
    begin: async () => {
      await send(world, visitor, UNDER_WAY, people)
      for (const [name, text] of FOR_THE_VISITOR)
        await send(world, await personAt(world, addressOf({ name })), text, [visitor])
    },
  }
}

/** The people of a repository, with what its history says of them. The visitor joins as nobody of them. */
export async function openDemoRepository(parts: StoryParts, path: string): Promise<OpenedDemo | Refusal> {
  const { world } = parts
  const imported = await importGit(world, path, { createPeople: true, progress: parts.progress })
  if (isRefusal(imported)) return imported
  const email = `you@${DOMAIN}`
  const added = await world.transact((tx) =>
    addPeople(tx, [{ email, name: 'You (visitor)', zone: HOME_ZONE }]),
  )
  assert(!isRefusal(added), 'A new address can be added.')
  const visitor = await personAt(world, email)
  return {
    visitorId: visitor.id,
    people: await countPeople(world),
    begin: async () => {
      const { newestSubject } = imported
      const text = `I’m stuck on ‘${newestSubject}’. I read the code around it and don’t see why it is done this way. Could you explain it to me for 20 minutes by tomorrow noon? I want to change something there.`
      const found = await world.transact((tx) =>
        suggest(tx, world.services, { text: newestSubject, askerId: visitor.id, limit: 2 }),
      )
      if (!isRefusal(found)) {
        await send(
          world,
          visitor,
          text,
          found.map((one) => one.person),
        )
      }
    },
  }
}

/** Sent by the sample itself, in whosever name, and marked as simulated like all that it says. */
async function send(world: World, asker: Person, text: string, named: readonly Person[]): Promise<void> {
  const actor = { ...actorOf(asker, 'all', { kind: 'cli', id: 'demo' }), simulated: true }
  const people = named.map((person) => person.id)
  if (people.length === 0) return
  const audience = { kind: 'people', people }
  const made = await call(world, actor, 'asks.create', { text, audience, passing: true, send: true })
  assert(!isRefusal(made), 'The ask that is under way can be sent.')
}

async function personAt(world: World, email: string): Promise<Person> {
  const person = await world.transact((tx) => findByEmail(tx, email))
  assert(person && !isRefusal(person), `There is somebody at ${email}.`)
  return person
}

async function countPeople(world: World): Promise<number> {
  const people = await world.transact((tx) => allActive(tx))
  return isRefusal(people) ? 0 : people.length
}
