import { chromium, type Page } from 'playwright-core'
import { BROWSER_ARGS } from '../../../tests/journeys/browser.ts'
import { chromiumPath } from '../../../tests/optional.ts'
import type { Chunk } from './chunks.ts'
import { textOf } from './speed.ts'

const ORIGIN = 'http://coach.test'
/** The last characters of the draft, typed one by one. */
const STROKES = 400

export interface BrowserStrokes {
  readonly words: number
  readonly p95: number
  readonly p99: number
}

/**
 * Keystrokes in Chromium at several sizes, in the files that it loads: null where there is no Chromium. Each key's fastest
 * of three rounds; the clock of a page has steps of 0.1 ms.
 */
export async function browserStrokes(
  chunks: readonly Chunk[],
  sizes: readonly number[],
): Promise<BrowserStrokes[] | null> {
  const executablePath = chromiumPath()
  if (!executablePath) return null
  const browser = await chromium.launch({ executablePath, args: BROWSER_ARGS })
  try {
    const page = await browser.newPage()
    await page.route(`${ORIGIN}/**`, (route) => {
      const name = new URL(route.request().url()).pathname.slice(1)
      const chunk = chunks.find(({ fileName }) => fileName === name)
      return chunk
        ? route.fulfill({ contentType: 'text/javascript', body: chunk.code })
        : route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>coach</title>' })
    })
    await page.goto(`${ORIGIN}/`)
    const found: BrowserStrokes[] = []
    for (const words of sizes) found.push(await strokes(page, chunks[0]?.fileName ?? '', words))
    return found
  } finally {
    await browser.close()
  }
}

async function strokes(page: Page, entry: string, words: number): Promise<BrowserStrokes> {
  const times = await page.evaluate(
    async ({ file, text, count }) => {
      const { lazyCoach } = (await import(file)) as typeof import('#engine/coach/lazy.ts')
      const read = lazyCoach(() => {}) as (draft: string, context: unknown, cache: unknown) => unknown
      const best = Array.from({ length: count }, () => Number.POSITIVE_INFINITY)
      for (let round = 0; round < 3; round++) {
        const cache = { paragraphs: new Map(), sentences: new Map(), language: 'other' }
        const context = { now: Date.now(), zone: 'Europe/Berlin' }
        read(text.slice(0, text.length - count), context, cache)
        for (let key = 0; key < count; key++) {
          const draft = text.slice(0, text.length - count + key + 1)
          const started = performance.now()
          read(draft, context, cache)
          best[key] = Math.min(best[key] ?? 0, performance.now() - started)
        }
      }
      return best
    },
    { file: `/${entry}`, text: textOf({ words }), count: STROKES },
  )
  const sorted = times.sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0
  return { words, p95: at(0.95), p99: at(0.99) }
}
