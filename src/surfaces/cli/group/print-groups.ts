import type { Crowd } from './read-files.ts'
import type { Made } from './make-groups.ts'

/** The answer for programs: names as the file gave them. */
export function groupsAsJson({ rounds, shortfall }: Made, { names }: Crowd): object {
  return {
    rounds: rounds.map((groups) => groups.map((group) => group.map((person) => names[person] ?? ''))),
    ...shortfall,
  }
}

/** The answer for people, with what it falls short of in one sentence. */
export function groupsAsText({ rounds, shortfall }: Made, { names }: Crowd): string {
  const lines = rounds.flatMap((groups, round) => [
    ...(rounds.length > 1 ? [`Round ${round + 1}`] : []),
    ...groups.map((group, at) => `  ${at + 1}. ${group.map((person) => names[person] ?? '').join(', ')}`),
  ])
  return `${[...lines, sentence(shortfall)].join('\n')}\n`
}

function sentence({ repeats, apartMet, togetherMissed, outOfBounds }: Made['shortfall']): string {
  const said = [
    repeats > 0 ? `${repeats} ${repeats === 1 ? 'meeting repeats' : 'meetings repeat'} an earlier one` : '',
    apartMet > 0 ? `${apartMet} that should be apart sit together` : '',
    togetherMissed > 0 ? `${togetherMissed} that should meet don't` : '',
    outOfBounds > 0 ? `some groups are too small or too large, by ${outOfBounds} in all` : '',
  ].filter((part) => part !== '')
  return said.length === 0 ? 'Nobody meets twice, and every wish is kept.' : `${said.join('; ')}.`
}
