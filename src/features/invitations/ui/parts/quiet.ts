import type { AskView } from '#features/asks/schema.ts'
import type { Plan } from '../../schema.ts'

/**
 * Whether an ask has grown quiet: it is open, more than half of its time is over, and nobody is left who would still hear
 * of it by itself. Earlier than that, waiting is the right thing, and a question about it would only worry.
 *
 * @param now epoch milliseconds
 */
export function isQuiet(
  { state, may, openedAt, needBy }: Pick<AskView, 'state' | 'may' | 'openedAt' | 'needBy'>,
  plan: Plan,
  now: number,
): boolean {
  if (state !== 'open' || !may.includes('edit') || openedAt === null || needBy === null) return false
  const half = (Date.parse(openedAt) + Date.parse(needBy)) / 2
  const isComing =
    plan.waves.some(
      ({ state: wave, people }) => wave === 'planned' || people.some((one) => one.state === 'waiting'),
    ) ||
    plan.widen.some(({ at }) => Date.parse(at) > now) ||
    plan.passes.some((pass) => pass.state === 'suggested')
  return now > half && !isComing
}
