import { firstNameOf } from '#features/people/ui/parts/me.ts'
import type { Text } from '#kit/text/text.tsx'
import { sayWhen, type Clock } from '#kit/time/when.ts'

/** A wave as far as words need it, in a preview or in the plan of a sent ask. */
export type WaveToSay = {
  readonly at: string
  readonly people: readonly { readonly person: { readonly name: string } }[]
}

/** Whom to ask when, in two sentences: who is first, and who follows as long as nobody has said yes. */
export function sayPreview(waves: readonly WaveToSay[], clock: Clock, t: Text): string {
  const [first, ...later] = waves.filter(({ people }) => people.length > 0)
  if (first === undefined) return t('invitations.ui.preview.nobody')
  const isNow = Date.parse(first.at) <= clock.now + 60_000
  const when = isNow ? t('invitations.ui.now') : sayWhen(Date.parse(first.at), clock)
  const begins = t('invitations.ui.preview.first', { names: namesOf(first, t), when })
  if (later.length === 0) return begins
  return `${begins} ${sayComing(later, clock, t)}`
}

/** The waves to come in one sentence. */
export function sayComing(waves: readonly WaveToSay[], clock: Clock, t: Text): string {
  const steps = waves.map((wave) =>
    t('invitations.ui.preview.step', {
      names: namesOf(wave, t),
      when: sayWhen(Date.parse(wave.at), clock),
    }),
  )
  return t('invitations.ui.preview.then', { steps: new Intl.ListFormat(t.language).format(steps) })
}

export function namesOf({ people }: WaveToSay, t: Text): string {
  return new Intl.ListFormat(t.language).format(people.map(({ person }) => firstNameOf(person.name)))
}
