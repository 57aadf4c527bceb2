import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPath, requireOrSkip } from '../../../tests/optional.ts'
import { buildWeb, type Built } from './fixtures/built.ts'
import { compare, FORMS, photograph, RING_FORMS } from './fixtures/golden.ts'
import { serveBuilt } from './fixtures/serve-built.ts'

const KILOBYTE = 1024

describe('what is loaded first', () => {
  let built: Built
  beforeAll(async () => {
    built = await buildWeb()
  })

  test('Compose with its coach loads at most 200 KB of script', () => {
    const bytes = built.scriptBytes('index.html', 'ui/pages/new-ask.tsx', 'engine/coach/lazy.ts')
    expect(bytes).toBeLessThan(200 * KILOBYTE)
  })

  test('the two first fonts are at most 80 KB, and only they are loaded ahead', () => {
    const page = String(built.files.get('index.html'))
    const ahead = [...page.matchAll(/rel="preload"[^>]*href="\/([^"]+)"/g)].map(([, file]) => file ?? '')
    expect(ahead).toHaveLength(2)
    const bytes = ahead.reduce((sum, file) => sum + (built.files.get(file)?.length ?? Number.NaN), 0)
    expect(bytes).toBeLessThan(80_000)
  })

  test('the page has nothing inline that a strict policy would refuse', () => {
    const page = String(built.files.get('index.html'))
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/)
    expect(page).not.toMatch(/<style|style=/)
  })
})

describe.runIf(requireOrSkip('Chromium', chromiumPath()))('the gallery in a browser', () => {
  let browser: Browser
  let served: { readonly url: string; readonly stop: () => Promise<void> }

  beforeAll(async () => {
    served = await serveBuilt(await buildWeb())
    browser = await chromium.launch({
      executablePath: chromiumPath() ?? '',
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-background-networking'],
    })
  })

  afterAll(async () => {
    await browser?.close()
    await served?.stop()
  })

  const sizes: readonly (readonly [string, BrowserContextOptions, readonly string[]])[] = [
    ['a desktop', { viewport: { width: 1440, height: 900 } }, []],
    ['a phone of 320 px', { viewport: { width: 320, height: 780 } }, []],
    // With forced colours the contrast is the system's, and axe reads our colours that are not shown.
    [
      'forced colours',
      { viewport: { width: 1024, height: 800 }, forcedColors: 'active' },
      ['color-contrast'],
    ],
  ]

  test.each(sizes)('axe finds nothing on %s, in both themes', async (_name, options, without) => {
    const { page, complaints, close } = await open({ ...options, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page }).disableRules([...without]).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    expect(complaints).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
    await close()
  })

  test.each([...FORMS, ...RING_FORMS].map((form) => [form.name, form] as const))(
    'looks as it was accepted: %s',
    async (_name, form) => {
      const { share, height } = await compare(browser, form, await photograph(browser, served.url, form))
      // `npm run golden` draws where; what is meant so is stored by `npm run golden -- --accept`.
      expect(Math.abs(height - 1), 'another height: see npm run golden').toBeLessThan(0.01)
      expect(share, 'another look: see npm run golden').toBeLessThan(0.004)
    },
  )

  test('every control is at least 24 px large on a phone, too', async () => {
    const { page, close } = await open({ viewport: { width: 360, height: 780 } })
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('button, input:not([type=checkbox]), textarea, select, a')]
        .map((one) => ({ size: one.getBoundingClientRect(), text: one.textContent }))
        .filter(({ size }) => size.width > 0 && (size.height < 24 || size.width < 24))
        .map(({ text }) => text),
    )
    expect(small).toEqual([])
    await close()
  })

  test('with reduced motion nothing moves for longer than 150 ms', async () => {
    const { page, close } = await open({ viewport: { width: 1024, height: 800 }, reducedMotion: 'reduce' })
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((one) => {
          const { transitionDuration, animationName, animationDuration } = getComputedStyle(one)
          const longest = Math.max(...transitionDuration.split(',').map(Number.parseFloat))
          return longest > 0.15 || (animationName !== 'none' && Number.parseFloat(animationDuration) > 0.15)
        }).length,
    )
    expect(moving).toBe(0)
    await close()
  })

  test('a sheet takes the focus, Escape closes it and gives the focus back', async () => {
    const { page, close } = await open({ viewport: { width: 1024, height: 800 } })
    const opener = page.getByRole('button', { name: 'Open a sheet' }).first()
    await opener.focus()
    await page.keyboard.press('Enter')
    const sheet = page.getByRole('dialog', { name: 'I know someone' })
    await sheet.waitFor()
    expect(await sheet.evaluate((one) => one.contains(document.activeElement))).toBe(true)
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })
    expect(await opener.evaluate((one) => one === document.activeElement)).toBe(true)
    await close()
  })

  test('the finder is a combobox whose choice moves with the arrows, and Escape gives the focus back', async () => {
    const { page, complaints, close } = await open({ viewport: { width: 1024, height: 800 } })
    const opener = page.getByRole('button', { name: 'Open the finder' }).first()
    await opener.click()
    const box = page.getByRole('combobox', { name: 'Find anything' })
    await box.waitFor()
    const active = () =>
      box.evaluate(
        (one) => document.getElementById(one.getAttribute('aria-activedescendant') ?? '')?.innerText,
      )
    expect(await active()).toMatch(/^Ask for help/)
    await page.keyboard.press('ArrowUp')
    expect(await active()).toMatch(/^Chidi Anand/)
    const { violations } = await new AxeBuilder({ page }).include('dialog').analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    await page.keyboard.type('nobody')
    await page.getByText('Nothing by that name').waitFor()
    await page.keyboard.press('Escape')
    await box.waitFor({ state: 'detached' })
    expect(await opener.evaluate((one) => one === document.activeElement)).toBe(true)
    expect(complaints).toEqual([])
    await close()
  })

  test('who is not signed in is led to sign-in and comes back afterwards', async () => {
    const { page, complaints, close } = await open({ viewport: { width: 1024, height: 800 } }, '/asks/a1')
    await page.getByRole('textbox').waitFor()
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/login?next=%2Fasks%2Fa1')
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    expect(complaints.filter((one) => !one.includes('401'))).toEqual([])
    await close()
  })

  async function open(options: BrowserContextOptions, path = '/dev/gallery') {
    const context = await browser.newContext(options)
    const page: Page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(served.url + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    return { page, complaints, close: () => context.close() }
  }
})
