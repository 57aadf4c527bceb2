import { parseArgs } from 'node:util'
import { adjusted, calibrationError, cautious, driftOf, type Promised } from '#engine/waves/calibration.ts'
import { chanceOf, learn, type Learned, type PastAsk } from '#engine/waves/learn.ts'
import { timetable } from '#engine/waves/timetable.ts'
import { inHours, OURS, policies, type Policy } from './waves/policies.ts'
import { type Case, drawCase, helpersOf, organisation, play, randomFrom, type Truth } from './waves/world.ts'

const PAST = 200

interface Score {
  readonly success: number
  readonly interrupted: number
  readonly cost: number
  readonly hours: number
  readonly lateYes: number
  readonly promised: readonly Promised[]
}

interface Setting {
  readonly hours: number
  readonly target: number
  readonly together: number
}

const OTHERS: readonly Setting[] = [
  { hours: 2, target: 0.8, together: 0 },
  { hours: 24, target: 0.95, together: 0 },
  { hours: 8, target: 0.9, together: 0.1 },
]

/**
 * Timetables against simpler ways to ask, on the same luck: with the true chances, and with those that were learned
 * from the 200 asks before. Printed beside the targets.
 *
 * `--asks N` (400), `--all` adds other deadlines and teams that are silent together, `--seed N` (1)
 */
export function run(args: readonly string[]): void {
  const { values } = parseArgs({
    args: [...args],
    options: {
      asks: { type: 'string', default: '400' },
      seed: { type: 'string', default: '1' },
      all: { type: 'boolean', default: false },
    },
  })
  const [count, seed] = [Number(values.asks), Number(values.seed)]
  console.log(
    `${count} asks of 20 helpers each, from 60 people; seed ${seed}; all policies meet the same luck`,
  )
  for (const setting of [{ hours: 8, target: 0.9, together: 0 }, ...(values.all ? OTHERS : [])])
    bench(setting, count, seed)
}

function bench(setting: Setting, count: number, seed: number): void {
  const random = randomFrom(seed)
  const people = organisation(60, random)
  const past = livePast(people, setting, randomFrom(seed + 1))
  const draw = randomFrom(seed + 2)
  const cases = Array.from({ length: count }, () => drawCase(people, setting.hours, draw, setting.together))
  const away = setting.together > 0 ? `, teams silent together in ${setting.together * 100} %` : ''
  console.log(`\nD = ${setting.hours} h, target ${setting.target * 100} %${away}`)
  console.log('                          success  asked   cost  hours  late yes  calibration error')
  console.log('with the true chances')
  const truly = compare(cases, setting, truth, 1)
  console.log(`with chances learned from the ${PAST} asks before (drift ${past.drift.toFixed(2)})`)
  const learned = compare(cases, setting, (one) => chanceOf(past.learned, one.id, 'web'), past.drift)
  if (setting.hours === 8 && setting.together === 0) verdict(truly, learned)
}

const truth = ({ yes, medianMs, spread }: Truth) => ({ yes, pace: { medianMs, spread } })

/** Two hundred asks, each planned with what those before had taught. */
function livePast(people: readonly Truth[], setting: Setting, random: () => number) {
  const past: PastAsk[] = []
  const promised: Promised[] = []
  let learned: Learned = learn([])
  let drift = 1
  for (let number = 0; number < PAST; number++) {
    const given = drawCase(people, setting.hours, random, setting.together)
    const helpers = helpersOf(given, (one) => chanceOf(learned, one.id, 'web'), true)
    const plan = timetable({ ...given, helpers, target: setting.target, drift: cautious(drift) })
    const result = play(given, plan.asks)
    for (const { id, answer, ms } of result.asked)
      past.push({ person: id, channel: 'web', answer, openMs: ms })
    promised.push({ chance: plain(plan.chance, drift), helped: result.helpedAfterMs !== null })
    if (number % 10 === 9) [learned, drift] = [learn(past), driftOf(promised)]
  }
  return { learned, drift }
}

/** What the plan promises before anything is learned from promises. */
function plain(chance: number, drift: number): number {
  return adjusted(chance, 1 / cautious(drift))
}

type ChanceOf = Parameters<typeof helpersOf>[1]

function compare(
  cases: readonly Case[],
  setting: Setting,
  chance: ChanceOf,
  drift: number,
): Map<string, Score> {
  const scores = new Map<string, Score>()
  for (const [name, policy] of policies) {
    const score = scoreOf(cases, policy, { chance, drift, setting })
    scores.set(name, score)
    const error = score.promised.length > 0 ? calibrationError(score.promised).toFixed(3) : ''
    console.log(
      `  ${name.padEnd(24)}${(100 * score.success).toFixed(1).padStart(6)}%${score.interrupted.toFixed(2).padStart(7)}` +
        `${score.cost.toFixed(2).padStart(7)}${score.hours.toFixed(2).padStart(7)}${score.lateYes.toFixed(2).padStart(9)}` +
        error.padStart(10),
    )
  }
  return scores
}

function scoreOf(
  cases: readonly Case[],
  policy: Policy,
  known: { readonly chance: ChanceOf; readonly drift: number; readonly setting: Setting },
): Score {
  const inTeams = known.setting.together > 0
  const runs = cases.map((given) => {
    const helpers = helpersOf(given, known.chance, inTeams)
    const { target } = known.setting
    const plan = policy({
      now: given.now,
      deadline: given.deadline,
      helpers,
      target,
      drift: cautious(known.drift),
    })
    return { plan, result: play(given, plan.asks) }
  })
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / Math.max(1, values.length)
  const helped = runs.flatMap(({ result }) => (result.helpedAfterMs === null ? [] : [result.helpedAfterMs]))
  return {
    success: helped.length / runs.length,
    interrupted: mean(runs.map(({ result }) => result.interrupted)),
    cost: mean(runs.map(({ result }) => result.cost)),
    hours: inHours(mean(helped)),
    lateYes: mean(runs.map(({ result }) => result.lateYes)),
    promised: runs.flatMap(({ plan, result }) =>
      plan.chance === null
        ? []
        : [
            {
              chance: adjusted(plain(plan.chance, known.drift), known.drift),
              helped: result.helpedAfterMs !== null,
            },
          ],
    ),
  }
}

function verdict(truly: ReadonlyMap<string, Score>, learned: ReadonlyMap<string, Score>): void {
  const [ours, set] = [learned.get(OURS), learned.get('smallest set at once')]
  const trueSet = truly.get('smallest set at once')
  if (!ours || !set || !trueSet) return
  const judge = (reached: boolean, strong: boolean) => (strong ? 'strong' : reached ? 'accept' : 'MISSED')
  const say = (what: string, value: number, words: string) =>
    console.log(`  ${what.padEnd(58)}${value.toFixed(3)}  ${words}`)
  console.log('against the targets')
  say(
    'success with learned chances (≥ .89, strong .90)',
    ours.success,
    judge(ours.success >= 0.89, ours.success >= 0.9),
  )
  const ratio = ours.interrupted / set.interrupted
  say('asked, against the smallest set, both learned (≤ .85, .60)', ratio, judge(ratio <= 0.85, ratio <= 0.6))
  const strict = ours.interrupted / trueSet.interrupted
  say('asked, against the smallest set that knows the truth', strict, judge(strict <= 0.85, strict <= 0.6))
  const error = calibrationError(ours.promised)
  say(`calibration error after ${PAST} outcomes (< .05)`, error, judge(error < 0.05, error < 0.05))
}
