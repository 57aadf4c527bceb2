import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Ask } from '../fixtures/api.ts'
import { chromiumPath, requireOrSkip } from '../optional.ts'
import { type App, startApp } from './app.ts'
import { openBrowser, visit } from './browser.ts'
import { sheetOf } from './pages.ts'

describe.runIf(requireOrSkip('Chromium', chromiumPath()))('around every page', () => {
  let app: App
  let browser: Browser
  beforeAll(async () => {
    ;[app, browser] = await Promise.all([startApp(), openBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  const open = (as: string, path = '/') => visit(browser, app, { as, path })
  const boxOf = (page: Page) => page.getByRole('combobox', { name: 'Find anything' })
  const chosenIn = (page: Page) =>
    page.evaluate(() => document.querySelector('[role=option][aria-selected=true]')?.textContent ?? '')

  test('the finder opens from anywhere, finds a person at the server, goes there, and has them first next time', async () => {
    const ada = await open('ada', '/ask/new')
    await sheetOf(ada.page).fill('Could you c')
    await ada.page.keyboard.press('Control+k')
    await boxOf(ada.page).waitFor()
    await ada.page.keyboard.type('chi')
    await ada.page.getByRole('option', { name: /Chidi Anand/ }).waitFor()
    await ada.page.keyboard.press('ArrowDown')
    await expect.poll(() => chosenIn(ada.page)).toMatch(/Chidi Anand/)
    await ada.page.keyboard.press('Enter')
    await ada.page.waitForURL(`**/people/${app.idOf('chidi')}`)
    await ada.page.keyboard.press('Control+k')
    await ada.page.keyboard.press('Escape')
    await boxOf(ada.page).waitFor({ state: 'detached' })
    expect(new URL(ada.page.url()).pathname).toBe(`/people/${app.idOf('chidi')}`)
    expect(ada.complaints).toEqual([])
    await ada.close()
  })

  test('what the server finds is added below and never moves the chosen row', async () => {
    const body = { text: 'Settings of the pooler: could you check them today?' }
    await app
      .api('dana')('POST', '/asks', { body })
      .then((made) => made.as(Ask))
    const dana = await open('dana', '/people')
    await dana.page.getByRole('heading', { level: 1 }).waitFor()
    await dana.page.keyboard.press('Control+k')
    await boxOf(dana.page).waitFor()
    await dana.page.keyboard.type('setting')
    const first = await chosenIn(dana.page)
    expect(first).toMatch(/^Settings/)
    await dana.page.getByRole('option', { name: /Settings of the pooler/ }).waitFor()
    expect(await chosenIn(dana.page)).toBe(first)
    await dana.page.keyboard.press('Enter')
    await dana.page.waitForURL('**/settings')
    await dana.close()
  })

  test('the finder answers from what is here in the frame after each key', async () => {
    const dana = await open('dana', '/people')
    await dana.page.getByRole('heading', { level: 1 }).waitFor()
    await dana.page.keyboard.press('Control+k')
    await boxOf(dana.page).waitFor()
    await dana.page.evaluate(() => {
      const frames: string[] = []
      Object.assign(window, { frames })
      document.addEventListener('input', () => {
        requestAnimationFrame(() =>
          frames.push(document.querySelector('[role=option][aria-selected=true]')?.textContent ?? ''),
        )
      })
    })
    await dana.page.keyboard.type('keyb')
    const frames = await dana.page.evaluate(
      () =>
        new Promise<string[]>((done) => {
          requestAnimationFrame(() => done((window as unknown as { frames: string[] }).frames))
        }),
    )
    expect(frames).toHaveLength(4)
    expect(frames.slice(1)).toEqual([
      expect.stringContaining('Keyboard'),
      expect.stringContaining('Keyboard'),
      expect.stringContaining('Keyboard'),
    ])
    await dana.close()
  })

  test('another language comes without a new page, keeps what is being written, and is that of mails from then on', async () => {
    const emre = await open('emre', '/ask/new')
    await sheetOf(emre.page).fill('Could you look at the pooler?')
    await emre.page.getByRole('button', { name: 'Emre Kaya' }).click()
    await emre.page.getByRole('radio', { name: 'Deutsch' }).click()
    await emre.page.getByRole('heading', { name: 'Was würde dich weiterbringen?' }).waitFor()
    const sheet = emre.page.getByRole('textbox', { name: 'Was würde dich weiterbringen?' })
    expect(await sheet.inputValue()).toBe('Could you look at the pooler?')
    expect(await emre.page.evaluate(() => document.documentElement.lang)).toBe('de')
    expect(await emre.page.title()).toMatch(/^Neue Bitte – Askwell$/)
    await expect
      .poll(async () => ((await app.api('emre')('GET', '/me')).body as { languages: string[] }).languages)
      .toEqual(['de'])
    await emre.page.goto(`${app.url}/nowhere`)
    await emre.page.getByText('Unter dieser Adresse gibt es keine Seite.').waitFor()
    expect(emre.complaints).toEqual([])
    await emre.close()
  })

  test('a newer Askwell is offered, never forced, and a draft outlives it', async () => {
    const dana = await open('dana', '/ask/new')
    await sheetOf(dana.page).fill('Could you check the invoices?')
    await dana.page.route(`${app.url}/`, async (route) => {
      const answer = await route.fetch()
      const body = (await answer.text()).replace(/assets\/index-[^"]+\.js/, 'assets/index-newer.js')
      await route.fulfill({ response: answer, body })
    })
    await dana.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await dana.page.getByRole('button', { name: 'Load it, keep my draft' }).click()
    await dana.page.getByRole('button', { name: 'Load it, keep my draft' }).waitFor({ state: 'detached' })
    await expect.poll(() => sheetOf(dana.page).inputValue()).toBe('Could you check the invoices?')
    await dana.close()
  })

  test('a command can have another key or none, in this browser, and the hints follow', async () => {
    const ben = await open('ben', '/settings/keyboard')
    await ben.page.getByLabel('Ask for help, anywhere').fill('q')
    await ben.page.getByLabel('My asks').fill('g q')
    await ben.page.getByLabel('People').fill('y')
    await ben.page.getByText('Already used for: I can help').waitFor()
    await ben.page.goto(app.url)
    await ben.page.getByRole('heading', { level: 1 }).waitFor()
    await ben.page.keyboard.press('c')
    expect(new URL(ben.page.url()).pathname).toBe('/')
    const rail = ben.page.getByRole('navigation').first()
    expect(await rail.getByRole('link', { name: 'Ask for help' }).innerText()).toMatch(/Q$/)
    await ben.page.keyboard.press('q')
    await ben.page.waitForURL('**/ask/new')
    await ben.close()
  })
})
