import { performance } from 'node:perf_hooks'
import { analyse, coachCache } from '#engine/coach/read.ts'
import { instant } from '#engine/time/instant.ts'

const CONTEXT = { now: instant(Date.UTC(2026, 4, 19, 11, 5)), zone: 'Europe/Berlin' }

/** Made by us: a long draft of the ordinary kind, several sentences and a deadline in each paragraph. */
const PARAGRAPHS = [
  'The export of the supplier list drops about three rows in a hundred since the change on Monday, and I compared the totals per plant: only plant 7 is off. ',
  'I tried the older build and a smaller file; both show the same gap, so I think that the merge step is the place, but I have never worked on it myself. ',
  'Could someone who knows the merge step walk me through it for 20 minutes by Thursday noon? The auditors look at the list on Friday at 10:00 and plant 7 cannot order without it. ',
]

export interface Strokes {
  readonly p50: number
  readonly p95: number
  readonly p99: number
  /** the first reading, without a cache */
  readonly cold: number
}

const STROKES = 400
const WARM = 200

/** Types the last 400 characters of a text of that size, one by one, at its end and in its middle, after one round to warm up. */
export function keystrokes(size: { readonly words: number } | { readonly characters: number }): Strokes {
  const text = textOf(size)
  const started = performance.now()
  analyse(text, CONTEXT)
  const cold = performance.now() - started
  typed(text, text.length)
  const times = [...quietest(text, text.length), ...quietest(text, Math.floor(text.length / 2))].sort(
    (a, b) => a - b,
  )
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), cold }
}

const ROUNDS = 3

/** Each key's fastest of three rounds, so that other work on the machine doesn't count; its own rubbish collection may. */
function quietest(text: string, end: number): number[] {
  const rounds = Array.from({ length: ROUNDS }, () => typed(text, end))
  return (rounds[0] ?? []).map((_, key) => Math.min(...rounds.map((times) => times[key] ?? 0)))
}

function typed(text: string, end: number): number[] {
  const cache = coachCache()
  const times: number[] = []
  const from = Math.max(0, end - STROKES)
  for (let at = from; at <= end; at++) {
    const draft = text.slice(0, at) + text.slice(end)
    const started = performance.now()
    analyse(draft, CONTEXT, cache)
    if (at - from > Math.min(WARM, STROKES / 4)) times.push(performance.now() - started)
  }
  return times
}

/** A draft of that size, made of our paragraphs. */
export function textOf(size: { readonly words: number } | { readonly characters: number }): string {
  let text = ''
  for (let i = 0; ; i++) {
    text += `${(PARAGRAPHS[i % PARAGRAPHS.length] ?? '').replaceAll('plant 7', `plant ${i}`).replace('about', `about ${i} or`)}${i % 3 === 2 ? '\n\n' : ''}`
    if ('characters' in size && text.length >= size.characters) return text.slice(0, size.characters)
    if ('words' in size) {
      const words = text.split(/(?<=\s)/)
      if (words.length >= size.words) return words.slice(0, size.words).join('')
    }
  }
}
