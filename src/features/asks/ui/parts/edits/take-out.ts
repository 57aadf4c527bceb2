import type { Span } from '#engine/coach/coaching.ts'

/** Puts a sign where something was that must not be sent. Spans may overlap; what lies around them stays as it is. */
export function takeOut(text: string, spans: readonly Span[], sign: string): string {
  let done = 0
  let result = ''
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (start >= done) result += text.slice(done, start) + sign
    done = Math.max(done, end)
  }
  return result + text.slice(done)
}
