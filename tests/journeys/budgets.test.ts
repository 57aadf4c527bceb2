import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Ask } from '../fixtures/api.ts'
import { chromiumPath, requireOrSkip } from '../optional.ts'
import { type App, startApp } from './app.ts'
import { openBrowser, visit } from './browser.ts'
import { POOLER_ASK } from './organisation.ts'
import { marksOf, sheetOf } from './pages.ts'

const KILOBYTE = 1024
/** What must hold, and what we aim at: gzipped script until Compose can be used with its coach. */
const MOST = { script: 200 * KILOBYTE, aim: 150 * KILOBYTE, fonts: 80 * KILOBYTE, shift: 0.05 }

/** Fetched when all stands, and nothing waits for it: the coach's second look, the path to an ask, the finder. */
const LATER = /\/(?:second-look|goal-path|finder-layer)-/

describe.runIf(requireOrSkip('Chromium', chromiumPath()))('what the first visit costs', () => {
  let app: App
  let browser: Browser
  beforeAll(async () => {
    ;[app, browser] = await Promise.all([startApp(), openBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  test('Compose comes with at most 200 KB of script and 80 KB of fonts, compressed on the way', async () => {
    const ada = await visit(browser, app, { as: 'ada', path: '/ask/new' })
    await sheetOf(ada.page).fill(POOLER_ASK)
    await expect.poll(async () => (await marksOf(ada.page))['Specific']).toBe('there')
    await ada.page.getByRole('button', { name: 'Ask Ben' }).waitFor()
    const files = await filesOf(ada.page)
    const scripts = files.filter(({ path }) => path.endsWith('.js') && !LATER.test(path))
    const script = sum(scripts.map(({ sent }) => sent))
    const fonts = sum(files.filter(({ path }) => path.endsWith('.woff2')).map(({ sent }) => sent))
    console.info(
      `Compose: ${kilobytes(script)} of script (aim ${kilobytes(MOST.aim)}), ${kilobytes(fonts)} of fonts`,
    )
    expect(scripts.length).toBeGreaterThan(0)
    expect(scripts.filter(({ sent, whole }) => whole > KILOBYTE && sent >= whole)).toEqual([])
    expect(script).toBeLessThanOrEqual(MOST.script)
    expect(fonts).toBeLessThanOrEqual(MOST.fonts)
    await ada.close()
  })

  test('Home and Compose stay where they are while they load', async () => {
    const audience = { kind: 'people', people: [app.idOf('ada')] }
    const body = { text: 'Could you look at the returns query today?', audience, send: true }
    ;(await app.api('chidi')('POST', '/asks', { body })).as(Ask)
    const ada = await visit(browser, app, { as: 'ada', path: '/login' })
    await ada.page.addInitScript(countShifts)
    await ada.page.goto(app.url)
    await ada.page.getByRole('button', { name: 'I can help' }).waitFor()
    expect(await shiftsOf(ada.page)).toBeLessThan(MOST.shift)
    await ada.page.goto(`${app.url}/ask/new`)
    await sheetOf(ada.page).pressSequentially('Could you look at the pooler config with me')
    await ada.page.getByRole('button', { name: 'Ask Ben' }).waitFor()
    expect(await shiftsOf(ada.page)).toBeLessThan(MOST.shift)
    await ada.close()
  })
})

/** What this page has fetched so far: bytes as they came over the wire, and unpacked. */
function filesOf(page: Page): Promise<{ path: string; sent: number; whole: number }[]> {
  return page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).map((file) => ({
      path: new URL(file.name).pathname,
      sent: file.encodedBodySize,
      whole: file.decodedBodySize,
    })),
  )
}

/** Runs in the page before its own scripts: adds up what moved without anybody having asked for it. */
function countShifts(): void {
  const counted = { total: 0 }
  Object.assign(window, { shifts: counted })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number
      hadRecentInput: boolean
    })[]) {
      if (!entry.hadRecentInput) counted.total += entry.value
    }
  }).observe({ type: 'layout-shift', buffered: true })
}

function shiftsOf(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((done) => {
        requestAnimationFrame(() =>
          setTimeout(() => done((window as unknown as { shifts: { total: number } }).shifts.total), 0),
        )
      }),
  )
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
const kilobytes = (bytes: number) => `${(bytes / KILOBYTE).toFixed(1)} KB`
