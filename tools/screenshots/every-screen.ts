import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { addressOf } from '#demo/people.ts'
import { sheetOf } from '../../tests/journeys/pages.ts'

const DESKTOP = { viewport: { width: 1440, height: 900 } }
const FORMS: Readonly<Record<string, BrowserContextOptions & { readonly lang?: string }>> = {
  desktop: { ...DESKTOP, colorScheme: 'light' },
  dark: { ...DESKTOP, colorScheme: 'dark' },
  phone: { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true, colorScheme: 'light' },
  rtl: { ...DESKTOP, colorScheme: 'light', lang: 'ar-XB' },
}

const ADMIN_PAGES = ['people', 'sources', 'channels', 'audit', 'health'] as const

const ASK =
  'The nightly export stops halfway because the pooler drops idle sessions. I raised the timeout once without luck. ' +
  'Could you look at the pooler settings with me for 20 minutes? The finance close waits for the file.'

/** Who looks after the sample, and sees the pages of administration. */
const ADMIN = addressOf({ name: 'Lena Fischer' })

/** Every screen once in each of four forms, from the demo. */
export async function takeEveryScreen(browser: Browser, url: string, folder: string): Promise<number> {
  let taken = 0
  for (const [form, { lang, ...options }] of Object.entries(FORMS)) {
    mkdirSync(join(folder, form), { recursive: true })
    const context = await browser.newContext({ ...options, reducedMotion: 'reduce' })
    const page = await context.newPage()
    const take = async (name: string, path: string) => {
      await page.goto(url + path)
      await ready(page)
      if (name === 'compose') await write(page, lang)
      await page.screenshot({ path: join(folder, form, `${name}.png`), caret: 'hide' })
      taken += 1
    }
    await openSignIn(context, url)
    const language = lang === undefined ? '' : `?lang=${lang}`
    await take('login', `/login${language}`)
    await take('check-mail', `/login/check-mail${language}`)
    await page.goto(`${url}/demo`)
    await ready(page)
    for (const [name, path] of Object.entries(await screensOf(page))) await take(name, path)
    await page.goto(`${url}/demo?as=${encodeURIComponent(ADMIN)}`)
    await ready(page)
    for (const name of ADMIN_PAGES) await take(`admin-${name}`, `/admin/${name}`)
    await context.close()
  }
  return taken
}

/** The demo has a door of its own where every other server has this page. */
async function openSignIn(context: BrowserContext, url: string): Promise<void> {
  const isDoor = ({ origin, pathname }: URL) => origin === url && pathname === '/login'
  await context.route(isDoor, async (route) =>
    route.fulfill({ response: await route.fetch({ url: `${url}/` }) }),
  )
}

/** Addresses that hold in any language; an ask that was sent, and a person, are the first of their lists. */
async function screensOf(page: Page): Promise<Readonly<Record<string, string>>> {
  const first = async (path: string): Promise<string> =>
    await page.evaluate(async (address) => {
      const response = await fetch(`/api/v1${address}`)
      const { items } = (await response.json()) as { items: readonly { id: string; state?: string }[] }
      return items.find(({ state }) => state !== 'draft')?.id ?? ''
    }, path)
  return {
    home: '/',
    compose: '/ask/new',
    'my-asks': '/asks',
    ask: `/asks/${await first('/asks?limit=50')}`,
    'for-you': '/for-you',
    people: '/people?q=pooler',
    profile: `/people/${await first('/people?limit=1')}`,
    notices: '/notices',
    settings: '/settings',
    keyboard: '/settings/keyboard',
    'welcome-1': '/welcome',
    'welcome-2': '/welcome?step=2',
    'welcome-3': '/welcome?step=3',
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
