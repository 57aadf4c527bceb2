import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Ask, everything, Invitations } from '../fixtures/api.ts'
import { until } from '../fixtures/until.ts'
import { chromiumPath, requireOrSkip } from '../optional.ts'
import { type App, startApp } from './app.ts'
import { openBrowser, visit } from './browser.ts'
import { inBothThemes, longMoves, look, tooSmallForThumbs } from './looks.ts'
import { POOLER_ASK } from './organisation.ts'
import { sheetOf } from './pages.ts'

/** Some fifty looks of axe: seconds on a quiet machine, and more where others work. */
const ALL_PAGES_MS = 420_000

describe.runIf(requireOrSkip('Chromium', chromiumPath()))('every page', () => {
  let app: App
  let browser: Browser
  let paths: readonly string[]
  beforeAll(async () => {
    ;[app, browser] = await Promise.all([startApp(), openBrowser()])
    paths = await furnish(app)
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  test(
    'is without a finding of axe on a desktop: light, dark and with forced colours',
    async () => {
      const { page, complaints, close } = await visit(browser, app, { as: 'ada', reducedMotion: 'reduce' })
      const findings: unknown[] = []
      const [moving, titles, headings]: [unknown[], string[], unknown[]] = [[], [], []]
      for (const path of paths) {
        await goTo(page, path)
        titles.push(await page.title())
        const count = await page.getByRole('heading', { level: 1 }).count()
        if (count !== 1) headings.push([path, count])
        findings.push(...(await inBothThemes(page, path)))
        await page.emulateMedia({ forcedColors: 'active' })
        // The contrast is the system's here, and axe would read our colours that aren't shown.
        findings.push(...(await look(page, `${path} forced`, (axe) => axe.disableRules(['color-contrast']))))
        await page.emulateMedia({ forcedColors: 'none' })
        moving.push(...(await longMoves(page)).map((what) => [path, what]))
      }
      expect(findings).toEqual([])
      expect(complaints, 'errors, refusals of the policy and requests to elsewhere').toEqual([])
      expect(headings, 'not exactly one first heading').toEqual([])
      expect(moving, 'moves for longer than 150 ms where reduced motion is wanted').toEqual([])
      for (const title of titles) expect(title).toMatch(/^\S.* – Askwell$/)
      await close()
    },
    ALL_PAGES_MS,
  )

  test(
    'is without a finding of axe on a phone, and fits 320 px without scrolling sideways',
    async () => {
      const viewport = { width: 360, height: 780 }
      const { page, complaints, close } = await visit(browser, app, {
        as: 'ada',
        reducedMotion: 'reduce',
        viewport,
        hasTouch: true,
      })
      const findings: unknown[] = []
      const wide: unknown[] = []
      const small: unknown[] = []
      for (const path of paths) {
        await goTo(page, path)
        findings.push(...(await inBothThemes(page, path)))
        small.push(...(await tooSmallForThumbs(page)).map((what) => [path, what]))
        await page.setViewportSize({ width: 320, height: 640 })
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        if (over > 0) wide.push([path, over])
        await page.setViewportSize(viewport)
      }
      expect(findings).toEqual([])
      expect(wide, 'wider than 320 px').toEqual([])
      expect(small, 'smaller than a finger needs').toEqual([])
      expect(complaints).toEqual([])
      await close()
    },
    ALL_PAGES_MS,
  )

  test(
    'fits a phone right to left and with texts a third longer',
    async () => {
      const viewport = { width: 360, height: 780 }
      const { page, complaints, close } = await visit(browser, app, {
        as: 'ada',
        path: '/?lang=ar-XB',
        viewport,
      })
      const wide: unknown[] = []
      for (const path of paths) {
        await page.goto(new URL(path, page.url()).href)
        await page.getByRole('heading', { level: 1 }).first().waitFor()
        await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null)
        expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl')
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        if (over > 0) wide.push([path, over])
      }
      expect(wide, 'wider than 360 px').toEqual([])
      expect(complaints).toEqual([])
      await close()
    },
    ALL_PAGES_MS,
  )
})

/** Something of each kind, so that no page is looked at empty; answers the addresses of all pages that there are. */
async function furnish(app: App): Promise<readonly string[]> {
  const send = async (first: string, to: string, text: string) => {
    const audience = { kind: 'people', people: [app.idOf(to)] }
    return (await app.api(first)('POST', '/asks', { body: { text, audience, send: true } })).as(Ask).id
  }
  const made = await send('ada', 'ben', POOLER_ASK)
  const closed = await send('ada', 'ben', 'Could you read my note on idle sessions today?')
  const forAda = await send(
    'chidi',
    'ada',
    'Could you look at the returns query with me for 15 minutes today?',
  )
  await send('dana', 'ada', 'Could you check the invoices of last winter by tomorrow noon?')
  await sayYes(app, 'ben', closed)
  const end = { outcome: 'solved', note: 'It was the cache.', helpers: [app.idOf('ben')] }
  await app.api('ada')('POST', `/asks/${closed}/close`, { body: end })
  return [
    '/',
    '/ask/new',
    '/asks',
    `/asks/${made}`,
    `/asks/${closed}`,
    `/asks/${forAda}`,
    '/for-you',
    `/for-you/${forAda}`,
    '/people',
    '/people?q=pooler',
    `/people/${app.idOf('ben')}`,
    `/people/${app.idOf('ada')}`,
    '/settings',
    '/settings/keyboard',
    '/notices',
    '/welcome',
    '/welcome?step=2',
    '/welcome?step=3',
    '/admin/people',
    '/admin/sources',
    '/admin/channels',
    '/admin/webhooks',
    '/admin/audit',
    '/admin/health',
    '/login',
    '/login/check-mail',
    '/nowhere',
  ]
}

async function sayYes(app: App, first: string, askId: string): Promise<void> {
  const { id } = await until('the invitation', async () =>
    (await everything(app.api(first), '/invitations', Invitations)).find((one) => one.askId === askId),
  )
  await app.api(first)('POST', `/invitations/${id}/accept`, { body: {} })
}

/** The page as it is once nothing is missing any more; Compose with an ask on its sheet. */
async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null)
  if (path !== '/ask/new') return
  await sheetOf(page).fill(POOLER_ASK)
  await page
    .getByRole('region', { name: 'Who could help' })
    .getByText(/pooler/)
    .first()
    .waitFor()
}
