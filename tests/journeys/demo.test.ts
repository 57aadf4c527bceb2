import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { chromiumPath, requireOrSkip } from '../optional.ts'
import { openBrowser, visit } from './browser.ts'
import { addressOf } from '#demo/people.ts'
import { type Demo, startDemo } from './demo-process.ts'
import { sheetOf } from './pages.ts'

/** Its door signs in whoever comes. */
const visitors = (demo: Demo) => ({ url: demo.url, sessionOf: async () => '' })

/** What a visitor sees within a minute of the start, in this order. */
const STORY = [
  /^.*can’t this time\. “.+” \(simulated\)$/,
  /^.*passed it along to .+\. “.+” \(simulated\)$/,
  /^.*said yes\. “.+” \(simulated\)$/,
  /^.*Sorted\. “.+” \(simulated\)$/,
  /^.*You thanked .+\. \(simulated\)$/,
]

describe.runIf(requireOrSkip('Chromium', chromiumPath()))('the demo', () => {
  let demo: Demo
  let browser: Browser
  beforeAll(async () => {
    ;[demo, browser] = await Promise.all([startDemo(), openBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await demo?.stop()
  })

  test('O1 leads from its address to a suggested helper, with nothing to set up', async () => {
    const { page, close } = await visit(browser, visitors(demo), { path: '/demo' })
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('c')
    await sheetOf(page).fill('Could you look at the pooler config with me for 20 minutes?')
    const first = page.getByRole('region', { name: 'Who could help' }).getByRole('button', { pressed: true })
    expect(await first.innerText()).toMatch(/pooler/)
    await close()
  })

  test('O3 has no channel that could send', async () => {
    const { page, close } = await visit(browser, visitors(demo), {
      path: `/demo?as=${encodeURIComponent(addressOf({ name: 'Lena Fischer' }))}`,
    })
    await page.getByRole('heading', { level: 1 }).waitFor()
    const states = await page.evaluate(async () => {
      const { items } = (await (await fetch('/api/v1/channels')).json()) as {
        items: readonly { id: string; state: string }[]
      }
      return items.filter(({ id }) => id !== 'web').map(({ state }) => state)
    })
    expect(states.length).toBeGreaterThan(0)
    expect(new Set(states)).toEqual(new Set(['notSetUp']))
    await close()
  })

  test('shows a visitor a no, a pass, a yes, the end and thanks within a minute, each marked as simulated', async () => {
    const { page, complaints, close } = await visit(browser, visitors(demo), { path: '/demo' })
    await page.getByText('Sample. Nothing is sent, colleagues are simulated.').waitFor()
    await page.getByRole('link', { name: 'My asks' }).click()
    await page.getByRole('link', { name: /pooler config/ }).click()
    const lines = page.getByRole('list', { name: 'What has happened' }).getByRole('listitem')
    await expect
      .poll(async () => (await lines.allInnerTexts()).map((line) => line.replace(/\s+/g, ' ')), {
        timeout: 60_000,
        interval: 500,
      })
      .toEqual(expect.arrayContaining(STORY.map((line) => expect.stringMatching(line))))
    const order = (await lines.allInnerTexts()).map((line) => line.replace(/\s+/g, ' '))
    const places = STORY.map((wanted) => order.findIndex((line) => wanted.test(line)))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(complaints).toEqual([])
    await close()
  }, 90_000)
})
