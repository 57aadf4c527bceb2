import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { send } from '../fixtures/api.ts'
import { chromiumPath, requireOrSkip } from '../optional.ts'
import { type App, startApp } from './app.ts'
import { openBrowser, visit, type Visit } from './browser.ts'
import { inBothThemes, longMoves, tooSmall } from './looks.ts'

const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true }
const STAGE = { viewport: { width: 1600, height: 900 } }
const PHASES = [
  'Lobby',
  'Rules',
  'Writing',
  'Ada Park asks',
  'Kofi asks',
  'Quiet wall',
  'The ring',
  'What it may be worth',
  'Promises',
  'Closed',
]

/** Some forty looks of axe: seconds on a quiet machine, and more where others work. */
const ALL_PHASES_MS = 300_000

describe.runIf(requireOrSkip('Chromium', chromiumPath()))('every screen of a ring', () => {
  let app: App
  let browser: Browser
  beforeAll(async () => {
    ;[app, browser] = await Promise.all([startApp(), openBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  test(
    'is without a finding of axe in each phase, in both themes: stage, leader’s desk and phone',
    async () => {
      const host = await open('/rings/new', { as: 'ada' })
      const findings = [...(await inBothThemes(host.page, 'new'))]
      const { ringId, code } = await setUp(host.page)
      findings.push(...(await inBothThemes(host.page, 'before')))
      const phone = await open(`/r/${code}`, PHONE)
      await phone.page.getByLabel('Your name').waitFor()
      findings.push(...(await inBothThemes(phone.page, 'door')))
      await phone.page.getByLabel('Your name').fill('Kofi')
      await phone.page.getByRole('button', { name: 'Join' }).tap()
      await phone.page.getByRole('heading', { name: 'You’re in.' }).waitFor()
      await writeCard(phone.page, 'Who could read a two-page letter for ten minutes by Friday?')
      // Whoever has no card yet keeps the writing from ending by itself.
      await send(`${app.url}/api/v1/rings/join`, 'POST', {
        body: { code, name: 'Max' },
        headers: { 'X-Askwell-CSRF': '1' },
      })
      const stage = await open(`/rings/${ringId}/stage`, { as: 'ada', ...STAGE })
      await host.page.goto(`${app.url}/rings/${ringId}/host`)
      for (const phase of PHASES) {
        await host.page.getByRole('heading', { name: phase, exact: true }).waitFor()
        for (const [name, { page }] of Object.entries({ host, stage, phone })) {
          findings.push(...(await inBothThemes(page, `${name} ${phase}`)))
          findings.push(...(await outOfBounds(page)).map((what) => [name, phase, what]))
        }
        if (phase === 'Ada Park asks') await offer(phone.page)
        if (phase !== 'Closed') await host.page.getByRole('button', { name: /^(Begin|Next)/ }).click()
      }
      for (const path of [`/rings/${ringId}`, '/rings', '/r']) {
        await host.page.goto(app.url + path)
        await host.page.getByRole('heading', { level: 1 }).first().waitFor()
        findings.push(...(await inBothThemes(host.page, path)))
      }
      expect(findings).toEqual([])
      for (const { complaints, close } of [host, stage, phone]) {
        expect(complaints).toEqual([])
        await close()
      }
    },
    ALL_PHASES_MS,
  )

  test(
    'fits a phone right to left, with texts a third longer',
    async () => {
      const host = await open('/rings/new', { as: 'ada' })
      const { ringId, code } = await setUp(host.page)
      const guest = await open(`/r/${code}?lang=ar-XB`, PHONE)
      await guest.page.getByRole('textbox').fill('Kofi')
      await guest.page.locator('button[type=submit]').tap()
      await guest.page.getByRole('heading', { level: 2 }).first().waitFor()
      const wide: unknown[] = [['lobby', await overWide(guest.page)]]
      for (const path of ['/rings', '/rings/new', `/rings/${ringId}`, `/rings/${ringId}/host`, '/r']) {
        const page = await open(`${path}?lang=ar-XB`, { as: 'ada', ...PHONE })
        await page.page.getByRole('heading', { level: 1 }).first().waitFor()
        wide.push([path, await overWide(page.page)])
        expect(await page.page.evaluate(() => document.documentElement.dir)).toBe('rtl')
        await page.close()
      }
      expect(wide.filter((one) => (one as [string, number])[1] > 0)).toEqual([])
      await guest.close()
      await host.close()
    },
    ALL_PHASES_MS,
  )

  function open(path: string, given: Parameters<typeof visit>[2] = {}): Promise<Visit> {
    return visit(browser, app, { path, reducedMotion: 'reduce', ...given })
  }
})

/** From the set-up's page to a ring whose leader has asked. */
async function setUp(page: Page): Promise<{ ringId: string; code: string }> {
  await page.getByLabel('What is it called?').fill('Winter ring')
  await page.getByRole('button', { name: 'Work only' }).click()
  await page.getByRole('button', { name: 'Open the lobby' }).click()
  await page.getByRole('heading', { name: 'Winter ring' }).waitFor()
  await writeCard(page, 'Does anybody know a ward that would let us shadow a night shift?')
  const code = await page.locator('aside b').first().innerText()
  return { ringId: new URL(page.url()).pathname.split('/')[2] ?? '', code: code.replace(' ', '-') }
}

async function writeCard(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox').first().fill(text)
  await page.getByRole('button', { name: 'It’s ready' }).click()
  await page.getByRole('button', { name: 'Change it' }).waitFor()
}

async function offer(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'I can help with this' }).tap()
  await page.getByRole('button', { name: 'Skip' }).tap()
  await page.getByText('You can help').waitFor()
}

/** What is wider than its window, smaller than a finger or moving where nothing may. */
async function outOfBounds(page: Page): Promise<unknown[]> {
  const over = await overWide(page)
  return [...(over > 0 ? [`wider by ${over} px`] : []), ...(await tooSmall(page)), ...(await longMoves(page))]
}

function overWide(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
}
