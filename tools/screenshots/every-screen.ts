import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { sheetOf } from '../../tests/journeys/pages.ts'

const DESKTOP = { viewport: { width: 1440, height: 900 } }
const FORMS: Readonly<Record<string, BrowserContextOptions & { readonly lang?: string }>> = {
  desktop: { ...DESKTOP, colorScheme: 'light' },
  dark: { ...DESKTOP, colorScheme: 'dark' },
  phone: { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true, colorScheme: 'light' },
  rtl: { ...DESKTOP, colorScheme: 'light', lang: 'ar-XB' },
}

const ASK =
  'The nightly export stops halfway because the pooler drops idle sessions. I raised the timeout once without luck. ' +
  'Could you look at the pooler settings with me for 20 minutes? The finance close waits for the file.'

/** Every screen once in each of four forms, from the demo. */
export async function takeEveryScreen(browser: Browser, url: string, folder: string): Promise<number> {
  let taken = Object.keys(FORMS).length
  for (const [form, { lang, ...options }] of Object.entries(FORMS)) {
    mkdirSync(join(folder, form), { recursive: true })
    const context = await browser.newContext({ ...options, reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.goto(`${url}/login`)
    await ready(page)
    await page.screenshot({ path: join(folder, form, 'login.png'), caret: 'hide' })
    await page.goto(`${url}/demo`)
    await ready(page)
    if (lang !== undefined) await page.goto(`${url}/?lang=${lang}`)
    await ready(page)
    for (const [name, path] of Object.entries(await screensOf(page))) {
      await page.goto(url + path)
      await ready(page)
      if (name === 'compose') await write(page, lang)
      await page.screenshot({ path: join(folder, form, `${name}.png`), caret: 'hide' })
      taken += 1
    }
    await context.close()
  }
  return taken
}

/** Addresses that hold in any language; an ask, and a person other than oneself, are the first of their lists. */
async function screensOf(page: Page): Promise<Readonly<Record<string, string>>> {
  const first = async (path: string): Promise<string> =>
    await page.evaluate(async (address) => {
      const response = await fetch(`/api/v1${address}`)
      const { items } = (await response.json()) as { items: readonly { id: string }[] }
      return items[0]?.id ?? ''
    }, path)
  return {
    home: '/',
    compose: '/ask/new',
    'my-asks': '/asks',
    ask: `/asks/${await first('/asks?limit=1')}`,
    'for-you': '/for-you',
    people: '/people?q=pooler',
    profile: `/people/${await first('/people?limit=1')}`,
    notices: '/notices',
    settings: '/settings',
    keyboard: '/settings/keyboard',
    missing: '/nowhere',
  }
}

async function ready(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null)
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
}

async function write(page: Page, lang: string | undefined): Promise<void> {
  if (lang !== undefined) return page.getByRole('textbox').first().fill(ASK)
  await sheetOf(page).fill(ASK)
  await page.getByRole('region', { name: 'Who could help' }).getByRole('button', { pressed: true }).waitFor()
}
