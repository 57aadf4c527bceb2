import { firstNameOf } from '#features/people/ui/parts/me.ts'
import type { Text } from '#kit/text/text.tsx'
import { sayWhen, type Clock } from '#kit/time/when.ts'
import type { Wave, WavePerson } from '#kit/wave-picture/layout.ts'
import type { Plan } from '../../schema.ts'
import { sayComing } from './plan-words.ts'

type PlanWave = Plan['waves'][number]

/**
 * The plan as circles around the asker: each wave, then each group that it widens to. Once it is over, who was never told
 * is left out.
 */
export function wavesOf(plan: Plan, isOver: boolean, clock: Clock, t: Text): readonly Wave[] {
  const waves = plan.waves
    .map((wave) => (isOver ? { ...wave, people: wave.people.filter(wasReached) } : wave))
    .filter(({ state, people }) => (state !== 'dropped' && !isOver) || people.some(wasReached))
    .map((wave): Wave => {
      const sent = wave.state === 'sent'
      return {
        id: String(wave.number),
        label: sent
          ? t('invitations.ui.waves.sent', { number: wave.number })
          : t('invitations.ui.waves.planned', { when: sayWhen(Date.parse(wave.at), clock) }),
        state: sent ? 'done' : isOver ? 'stopped' : 'planned',
        people: wave.people.map(personOf),
      }
    })
  const sayGroup = (name: string, at: number) => {
    if (at <= clock.now) return name
    if (isOver) return t('invitations.ui.waves.notNeeded', { name })
    return t('invitations.ui.waves.groupAt', { name, when: sayWhen(at, clock) })
  }
  const groups = plan.widen.map(
    ({ kind, at }): Wave => ({
      id: `${kind} ${at}`,
      label: sayGroup(t(`invitations.ui.step.${kind}`), Date.parse(at)),
      state: Date.parse(at) <= clock.now ? 'done' : isOver ? 'stopped' : 'planned',
      people: [],
    }),
  )
  return [...waves, ...groups]
}

/** The same as the picture, in sentences: who sees no picture misses nobody and no group in it. */
export function sayWaves(plan: Plan, isOver: boolean, clock: Clock, t: Text): string {
  const yes = namesIn(plan, ({ state }) => state === 'yes')
  const reached = namesIn(plan, ({ state }) => state === 'reached' || state === 'passed')
  const waiting = namesIn(plan, ({ state }) => state === 'waiting')
  const coming = isOver
    ? []
    : plan.waves.filter(({ state, people }) => state === 'planned' && people.length > 0)
  const ahead = plan.widen.filter(({ at }) => Date.parse(at) > clock.now)
  const wide = plan.widen.filter((group) => !ahead.includes(group))
  const groups = (of: Plan['widen']) =>
    new Intl.ListFormat(t.language).format(of.map(({ kind }) => t(`invitations.ui.step.${kind}`)))
  const list = new Intl.ListFormat(t.language)
  return [
    yes.length > 0 && t('invitations.ui.waves.yes', { names: list.format(yes) }),
    reached.length > 0 && t('invitations.ui.waves.reached', { names: list.format(reached) }),
    waiting.length > 0 && !isOver && t('invitations.ui.waves.waiting', { names: list.format(waiting) }),
    coming.length > 0 && sayComing(coming, clock, t),
    wide.length > 0 && t('invitations.ui.waves.wide', { names: groups(wide) }),
    ...(isOver ? [] : ahead).map(({ kind, at }) =>
      t(`invitations.ui.waves.next.${kind}`, { when: sayWhen(Date.parse(at), clock) }),
    ),
    isOver && ahead.length > 0 && t('invitations.ui.waves.unneeded', { names: groups(ahead) }),
    yes.length + reached.length + waiting.length + coming.length === 0 && t('invitations.ui.waves.nobody'),
  ]
    .filter(Boolean)
    .join(' ')
}

function personOf({ person, state }: PlanWave['people'][number]): WavePerson {
  const name = firstNameOf(person.name)
  return { id: person.id, name, state: state === 'yes' ? 'yes' : wasReached({ state }) ? 'asked' : 'later' }
}

function wasReached({ state }: { state: string }): boolean {
  return state === 'reached' || state === 'yes' || state === 'passed'
}

function namesIn(plan: Plan, take: (person: PlanWave['people'][number]) => boolean): readonly string[] {
  return plan.waves.flatMap(({ people }) => people.filter(take).map(({ person }) => firstNameOf(person.name)))
}
