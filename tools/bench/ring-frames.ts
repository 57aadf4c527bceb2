import { parseArgs } from 'node:util'
import { chromium, type Page } from 'playwright-core'
import { buildWeb } from '#surfaces/web/fixtures/built.ts'
import { serveBuilt } from '#surfaces/web/fixtures/serve-built.ts'
import { BROWSER_ARGS } from '../../tests/journeys/browser.ts'
import { chromiumPath } from '../../tests/optional.ts'

const TARGET = 50

/**
 * Frames a second of the stage while lines arrive: 30 people, every line that there can be, a new one every 400 ms. Drawn
 * by the processor alone, which is the worst case: a machine without a graphics card.
 *
 * `--seconds N` (8)
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { seconds: { type: 'string', default: '8' } } })
  const seconds = Number(values.seconds)
  const served = await serveBuilt(await buildWeb())
  const browser = await chromium.launch({ executablePath: chromiumPath() ?? '', args: BROWSER_ARGS })
  try {
    const page = await browser.newPage({ viewport: { width: 1600, height: 900 } })
    const still = await framesOf(page, `${served.url}/dev/gallery?screen=stage&people=30&lines=all`, seconds)
    const busy = await framesOf(
      page,
      `${served.url}/dev/gallery?screen=stage&people=30&lines=all&arriving`,
      seconds,
    )
    console.log('stage, 30 people, 870 lines     frames/s   slowest frame, ms')
    console.log(`nothing moves                   ${say(still)}`)
    console.log(`a line arrives every 400 ms     ${say(busy)}   target: ${TARGET} frames/s`)
  } finally {
    await browser.close()
    await served.stop()
  }
}

interface Frames {
  readonly perSecond: number
  readonly slowest: number
}

async function framesOf(page: Page, url: string, seconds: number): Promise<Frames> {
  await page.goto(url)
  await page.getByRole('img', { name: /in a ring/ }).waitFor()
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  return await page.evaluate(
    (most) =>
      new Promise<Frames>((resolve) => {
        const begun = performance.now()
        let [count, before, slowest] = [0, begun, 0]
        const frame = () => {
          const now = performance.now()
          slowest = Math.max(slowest, now - before)
          before = now
          count += 1
          if (now - begun < most * 1000) requestAnimationFrame(frame)
          else resolve({ perSecond: (count * 1000) / (now - begun), slowest })
        }
        requestAnimationFrame(frame)
      }),
    seconds,
  )
}

function say({ perSecond, slowest }: Frames): string {
  return `${perSecond.toFixed(1).padStart(8)}   ${slowest.toFixed(0).padStart(8)}`
}
