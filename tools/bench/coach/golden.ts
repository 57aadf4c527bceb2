import { readFileSync } from 'node:fs'
import type { Criterion, Mark } from '#engine/coach/coaching.ts'
import { type CoachAnswer, toContract } from '#engine/coach/contract.ts'
import { zonedNow } from '#engine/coach/dates/asker-clock.ts'
import { analyse } from '#engine/coach/read.ts'
import { instant } from '#engine/time/instant.ts'

/** One labelled ask, with the labels under the names of the contract. */
export interface Golden {
  readonly id: string
  readonly style: string
  readonly text: string
  readonly ref: string
  readonly marks: Readonly<Record<Criterion, Mark>>
  readonly deadline: string | null
  readonly precision: string | null
  readonly effort: number | null
}

interface Line {
  readonly id: string
  readonly style: string
  readonly text: string
  readonly ref: string
  readonly labels: Readonly<Record<'specific' | 'meaningful' | 'action' | 'realistic' | 'time', Mark>>
  readonly deadline: string | null
  readonly deadline_precision: string | null
  readonly effort_min: number | null
}

/** Reads a file of labelled asks, one JSON object a line. */
export function readGolden(file: string): Golden[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  return lines.map((line) => {
    const { id, style, text, ref, labels, ...row } = JSON.parse(line) as Line
    const { time, ...marks } = labels
    return {
      id,
      style,
      text,
      ref,
      marks: { ...marks, timeBound: time },
      deadline: row.deadline,
      precision: row.deadline_precision,
      effort: row.effort_min,
    }
  })
}

const ANSWERS = new Map<string, CoachAnswer>()

/** The coach's answer to a labelled ask, at its own time of writing; the zone doesn't matter, so UTC. */
export function contractOf(ask: Golden): CoachAnswer {
  const known = ANSWERS.get(ask.id)
  if (known) return known
  const answer = toContract(analyse(ask.text, { now: zonedNow(ask.ref, 'UTC') ?? instant(0), zone: 'UTC' }))
  ANSWERS.set(ask.id, answer)
  return answer
}
