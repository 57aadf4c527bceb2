import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { chromiumPath, requireOrSkip } from '../optional.ts'
import { type App, startApp } from './app.ts'
import { openBrowser, visit, type Visit } from './browser.ts'
import { inBothThemes, tooSmall } from './looks.ts'
import { POOLER_ASK } from './organisation.ts'

const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true }
const Ring = z.object({
  ring: z.object({
    code: z.string(),
    form: z.string(),
    step: z.string(),
    phase: z.string(),
    run: z.array(z.object({ phase: z.string(), seconds: z.number().nullable() })),
  }),
})

describe.runIf(requireOrSkip('Chromium', chromiumPath()))('a ring without a room', () => {
  let app: App
  let browser: Browser
  beforeAll(async () => {
    ;[app, browser] = await Promise.all([startApp(), openBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  test('is set up for those whom its host chooses by name, and nobody else gets in', async () => {
    const ada = await open('/rings/new', { as: 'ada' })
    const { page } = ada
    await page.getByLabel('What is it called?').fill('Ring of the week')
    await page.getByRole('button', { name: 'Over two or three days, without a room' }).click()
    await page.getByText(/Cards open at nine in the morning \(Europe\/Lisbon\)/).waitFor()
    expect(await page.getByText(/It takes about/).count()).toBe(0)
    await page.getByRole('button', { name: '72 hours' }).click()
    await page.getByText(/After 72 hours it closes by itself/).waitFor()
    await page.getByRole('button', { name: 'Work only' }).click()
    await page.getByRole('button', { name: 'Only whom I invite' }).click()
    expect(await page.getByRole('button', { name: 'Open the lobby' }).isDisabled()).toBe(true)
    for (const name of ['Ben Okafor', 'Dana Reyes', 'Emre Kaya']) await invite(page, name)
    const findings = await inBothThemes(page, 'set-up with people')
    // By keyboard alone, and the next name can be typed at once.
    await page.getByRole('button', { name: 'Don’t invite Dana Reyes' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Don’t invite Dana Reyes' }).waitFor({ state: 'detached' })
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search')
    await page.setViewportSize(PHONE.viewport)
    expect([...findings, ...(await bounds(page))]).toEqual([])
    await page.getByRole('button', { name: 'Open the lobby' }).click()
    await page.getByRole('heading', { name: 'Ring of the week' }).waitFor()
    await page.getByText(/It opens by itself, .* stays open for 72 hours/).waitFor()
    await page.getByText('It waits for your own ask').waitFor()
    const { ring } = await ringOf(page)
    expect(ring.run[1]).toEqual({ phase: 'work', seconds: 72 * 3_600 })
    const join = (first: string) => app.api(first)('POST', '/rings/join', { body: { code: ring.code } })
    expect([(await join('ben')).status, (await join('dana')).status]).toEqual([201, 403])
    await close(ada)
  })

  test('shows whoever comes by their card, the wall with what fits them, and their promises, without a press', async () => {
    const { page, ...ada } = await open('/rings/new', { as: 'ada' })
    await page.getByLabel('What is it called?').fill('Ring of the week')
    await page.getByRole('button', { name: 'Over two or three days, without a room' }).click()
    await page.getByRole('button', { name: 'Work only' }).click()
    await page.getByRole('button', { name: 'Open the lobby' }).click()
    await page.getByRole('heading', { name: 'Ring of the week' }).waitFor()
    await write(page, POOLER_ASK)
    const { ring } = await ringOf(page)
    const ben = await open(`/r/${ring.code.replace(' ', '-')}`, { as: 'ben', ...PHONE })
    await ben.page.getByRole('button', { name: 'Join' }).tap()
    await ben.page.getByText(/It opens by itself/).waitFor()
    // What nine o'clock does by itself, a host may do before.
    await page.goto(`${page.url()}/host`)
    await page.getByRole('button', { name: /^Begin/ }).click()
    await page.getByRole('heading', { name: 'Open', exact: true }).waitFor()
    const findings = await inBothThemes(page, 'desk')

    await ben.page.getByText(/Open until/).waitFor()
    await write(ben.page, 'Who could read my two-page letter for ten minutes by Friday?')
    await ben.page.getByRole('button', { name: 'Fits me' }).tap()
    await ben.page.getByRole('button', { name: /Our nightly export/ }).tap()
    await ben.page.getByRole('button', { name: 'I can help with this' }).tap()
    await ben.page.getByRole('button', { name: 'Skip' }).tap()
    await ben.page.getByText('Ada Park says when and how.').waitFor()
    findings.push(...(await inBothThemes(ben.page, 'phone')), ...(await bounds(ben.page)))

    await page.goto(page.url().replace('/host', ''))
    await page.getByText('With a time, twenty minutes are held in both calendars.').waitFor()
    await page.getByLabel('How', { exact: true }).fill('at the desk')
    await page.getByRole('button', { name: 'Promise it' }).click()
    await ben.page.getByText('Promised. at the desk').waitFor()
    findings.push(...(await inBothThemes(page, 'own desk')))

    // What two days do by themselves: what is left to do stays in reach.
    for (const [phase, shows] of [
      ['drawing', 'All asks'],
      ['promises', 'What may it be worth?'],
    ] as const) {
      await next(page)
      await ben.page.getByRole('heading', { name: shows }).waitFor()
      await ben.page.getByRole('heading', { name: 'Your promises' }).waitFor()
      findings.push(...(await inBothThemes(ben.page, phase)), ...(await bounds(ben.page)))
    }
    expect(findings).toEqual([])
    await close({ page, ...ada }, ben)
  })

  test('holds no calendar for a guest, and says so', async () => {
    const { page, ...ada } = await open('/rings/new', { as: 'ada' })
    await page.getByLabel('What is it called?').fill('Ring of the week')
    await page.getByRole('button', { name: 'Over two or three days, without a room' }).click()
    await page.getByRole('button', { name: 'Work only' }).click()
    await page.getByRole('button', { name: 'Open the lobby' }).click()
    await page.getByRole('heading', { name: 'Ring of the week' }).waitFor()
    await write(page, POOLER_ASK)
    await next(page)
    const { ring } = await ringOf(page)
    const kofi = await open(`/r/${ring.code.replace(' ', '-')}`, PHONE)
    await kofi.page.getByLabel('Your name').fill('Kofi')
    await kofi.page.getByRole('button', { name: 'Join' }).tap()
    await kofi.page.getByRole('button', { name: /Our nightly export/ }).tap()
    await kofi.page.getByRole('button', { name: 'I can help with this' }).tap()
    await page.getByText('No other asks yet.').waitFor()
    await page.getByText('One of you is a guest here: note the time yourselves.').waitFor()
    expect(await page.getByText(/held in both calendars/).count()).toBe(0)
    await close({ page, ...ada }, kofi)
  })

  /** One press of the host. */
  async function next(page: Page): Promise<void> {
    const { ring } = await ringOf(page)
    const path = `/rings/${new URL(page.url()).pathname.split('/')[2]}/press`
    const pressed = await app.api('ada')('POST', path, { body: { press: 'next', from: ring.step } })
    expect(pressed.status).toBe(200)
  }

  function open(path: string, given: Parameters<typeof visit>[2] = {}): Promise<Visit> {
    return visit(browser, app, { path, reducedMotion: 'reduce', ...given })
  }

  async function ringOf(page: Page) {
    const answer = await app.api('ada')('GET', `/rings/${new URL(page.url()).pathname.split('/')[2]}`)
    return Ring.parse(answer.body)
  }
})

async function invite(page: Page, name: string): Promise<void> {
  await page.getByLabel('Who?').fill(name.slice(0, 3))
  await page.getByRole('button', { name }).click()
  await page.getByRole('button', { name: `Don’t invite ${name}` }).waitFor()
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox').first().fill(text)
  await page.getByRole('button', { name: 'It’s ready' }).click()
  await page.getByRole('button', { name: 'Change it' }).waitFor()
}

async function bounds(page: Page): Promise<unknown[]> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  return [...(over > 0 ? [`wider by ${over} px`] : []), ...(await tooSmall(page))]
}

async function close(...visits: readonly Visit[]): Promise<void> {
  for (const { complaints, close: end } of visits) {
    expect(complaints).toEqual([])
    await end()
  }
}
