import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Ask } from '../fixtures/api.ts'
import { chromiumPath, requireOrSkip } from '../optional.ts'
import { type App, startApp } from './app.ts'
import { countingHands, openBrowser, visit } from './browser.ts'
import { POOLER_ASK } from './organisation.ts'
import { sheetOf } from './pages.ts'

describe.runIf(requireOrSkip('Chromium', chromiumPath()))('by keyboard alone', () => {
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

  test('an ask is written, sent, answered, closed and thanked for without a pointer', async () => {
    const ada = await open('ada')
    const ben = await open('ben')
    await ada.page.getByRole('heading', { name: /^Morning, Ada/ }).waitFor()
    await ada.page.keyboard.press('c')
    await sheetOf(ada.page).waitFor()
    await ada.page.keyboard.insertText(POOLER_ASK)
    await ada.page.getByRole('button', { name: 'Ask Ben' }).waitFor()
    // Alt 2 adds the second suggestion, and takes it off again.
    await ada.page.keyboard.press('Alt+2')
    await ada.page.getByRole('button', { name: 'Ask 2 people' }).waitFor()
    await ada.page.keyboard.press('Alt+2')
    await ada.page.getByRole('button', { name: 'Ask Ben' }).waitFor()
    await ada.page.keyboard.press('Control+Enter')
    await ada.page.getByText('Seen by the people you named').waitFor()

    await ben.page.keyboard.press('g')
    await ben.page.keyboard.press('f')
    await ben.page.getByRole('article', { name: 'Ask of Ada' }).waitFor()
    const answering = countingHands(ben.page)
    await answering.press('y')
    await ben.page.getByText('You said yes.').first().waitFor()
    expect(answering.count, 'F1: one key for an answer').toEqual({ clicks: 0, keys: 1 })
    await tabTo(ben.page, 'link', 'See the ask')
    await ben.page.keyboard.press('Enter')

    await ada.page.getByRole('region', { name: 'Ben can help' }).waitFor()
    const ending = countingHands(ada.page)
    await ending.press('e')
    const closing = ada.page.getByRole('dialog', { name: 'How did it end?' })
    await closing.waitFor()
    expect(await closing.evaluate((one) => one.contains(document.activeElement))).toBe(true)
    await tabTo(ada.page, 'textbox', 'What happened')
    await ada.page.keyboard.insertText('The idle timeout was too short.')
    await tabTo(ada.page, 'button', 'Done')
    await ada.page.keyboard.press('Enter')
    await closing.waitFor({ state: 'detached' })
    await ada.page.getByRole('heading', { name: 'Sorted. A word for Ben?' }).waitFor()
    await ada.page.keyboard.press('t')
    await ada.page.keyboard.insertText('You saved the close.')
    await tabTo(ada.page, 'button', 'Say thanks')
    await ada.page.keyboard.press('Enter')
    await ben.page.getByText('Ada thanked you.').waitFor()
    expect([...ada.complaints, ...ben.complaints]).toEqual([])
    await Promise.all([ada.close(), ben.close()])
  })

  test('H5 Home reads in order, and J and K go through both columns', async () => {
    const audience = { kind: 'people', people: [app.idOf('dana')] }
    const body = { text: 'Could you check the invoices of last winter today?', audience, send: true }
    const { id } = (await app.api('emre')('POST', '/asks', { body })).as(Ask)
    const dana = await open('dana')
    const row = dana.page.getByRole('link', { name: /invoices of last winter/ })
    await row.waitFor()
    await dana.page.keyboard.press('j')
    expect(await row.evaluate((one) => one === document.activeElement)).toBe(true)
    await dana.page.keyboard.press('Enter')
    await dana.page.waitForURL(`**/for-you/${id}`)
    await dana.page.goto(app.url)
    await row.waitFor()
    expect(await focusOrder(dana.page)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Begin an ask/), expect.stringMatching(/^I can help/)]),
    )
    await dana.close()
  })

  test('at Home a letter answers the ask that the keys came to, and E opens the end of mine', async () => {
    const audience = { kind: 'people', people: [app.idOf('chidi')] }
    for (const text of ['Could you read the first note today?', 'Could you read the second note today?'])
      await app.api('emre')('POST', '/asks', { body: { text, audience, send: true } })
    const mine = { text: POOLER_ASK, audience: { kind: 'people', people: [app.idOf('ben')] }, send: true }
    const { id } = (await app.api('chidi')('POST', '/asks', { body: mine })).as(Ask)
    const chidi = await open('chidi')
    const rows = chidi.page.getByRole('region', { name: 'Who needs me' }).getByRole('link', { name: /note/ })
    await rows.nth(1).waitFor()
    const [first, second] = await rows.allInnerTexts()
    const last = rows.last()
    for (let steps = 0; !(await last.evaluate((one) => one === document.activeElement)); steps++) {
      expect(steps).toBeLessThan(10)
      await chidi.page.keyboard.press('j')
    }
    await chidi.page.keyboard.press('n')
    await chidi.page.getByText('Done. The search goes on.').waitFor()
    await expect.poll(() => rows.allInnerTexts()).toEqual([first])
    expect(second).not.toBe(first)
    await chidi.page.keyboard.press('e')
    await chidi.page.waitForURL(`**/asks/${id}?do=close`)
    await chidi.page.getByRole('dialog', { name: 'How did it end?' }).waitFor()
    await chidi.page.goBack()
    await chidi.page.getByRole('heading', { name: /Chidi/ }).waitFor()
    expect(chidi.complaints).toEqual([])
    await chidi.close()
  })

  test('“?” lists the keys, and letters can be switched off there', async () => {
    const ada = await open('ada')
    await ada.page.getByRole('heading', { level: 1 }).waitFor()
    await ada.page.keyboard.press('?')
    const list = ada.page.getByRole('dialog', { name: 'Keys' })
    await list.waitFor()
    for (const does of ['Ask for help, anywhere', 'Send', 'I can help', 'It’s sorted', 'Undo']) {
      await list.getByText(does, { exact: true }).waitFor()
    }
    await list.getByRole('switch', { name: 'Single letters do things' }).press('Space')
    await ada.page.keyboard.press('Escape')
    await list.waitFor({ state: 'detached' })
    await ada.page.keyboard.press('c')
    await ada.page.keyboard.press('g')
    await ada.page.keyboard.press('p')
    expect(new URL(ada.page.url()).pathname).toBe('/')
    await ada.close()
  })

  test('letters never fire in a field, and Escape leaves Compose with the draft kept', async () => {
    const ada = await open('ada')
    await ada.page.getByRole('heading', { level: 1 }).waitFor()
    await ada.page.keyboard.press('c')
    await sheetOf(ada.page).waitFor()
    await ada.page.keyboard.type('can you c g p ? / y n')
    expect(await sheetOf(ada.page).inputValue()).toBe('can you c g p ? / y n')
    expect(new URL(ada.page.url()).pathname).toBe('/ask/new')
    await ada.page.keyboard.press('Escape')
    await ada.page.waitForURL((url) => url.pathname === '/')
    await ada.page.getByRole('heading', { name: /Ada/ }).waitFor()
    await ada.page.locator('body').press('c')
    await sheetOf(ada.page).waitFor()
    expect(await sheetOf(ada.page).inputValue()).toBe('can you c g p ? / y n')
    await ada.close()
  })

  test('C7 a closed tab loses nothing: text, person and widening come back', async () => {
    const ada = await open('ada', '/ask/new')
    await sheetOf(ada.page).fill(POOLER_ASK)
    const could = (page: Page) => page.getByRole('region', { name: 'Who could help' })
    await could(ada.page)
      .getByRole('button', { name: /^Ben Okafor/ })
      .waitFor()
    await ada.page.keyboard.press('Alt+2')
    await ada.page.getByRole('button', { name: 'Ask 2 people' }).waitFor()
    await ada.page.getByRole('button', { name: /^Your team/ }).click()
    const plan = (page: Page) =>
      page
        .getByRole('region', { name: /^Who sees it/ })
        .getByText(/first\./)
        .innerText()
    const before = await plan(ada.page)
    expect(before).toContain('Your team from')
    await ada.page.close()

    const again = await ada.context.newPage()
    await again.goto(`${app.url}/ask/new`)
    await again.getByRole('button', { name: 'Ask 2 people' }).waitFor()
    expect(await sheetOf(again).inputValue()).toBe(POOLER_ASK)
    expect(await plan(again)).toBe(before)
    await ada.close()
  })

  test('two tabs agree on one draft and on what was sent', async () => {
    const ada = await open('ada', '/ask/new')
    const other = await ada.context.newPage()
    await other.goto(`${app.url}/ask/new`)
    await sheetOf(other).waitFor()
    await sheetOf(ada.page).fill(POOLER_ASK)
    await expect.poll(() => sheetOf(other).inputValue()).toBe(POOLER_ASK)
    await other.getByRole('button', { name: 'Ask Ben' }).waitFor()
    const before = await countAsks()
    await Promise.all([sheetOf(other).press('Control+Enter'), sheetOf(other).press('Control+Enter')])
    await other.getByText('Seen by the people you named').waitFor()
    await expect.poll(() => sheetOf(ada.page).inputValue()).toBe('')
    expect(await countAsks()).toBe(before + 1)
    await ada.close()
  })

  async function countAsks(): Promise<number> {
    const { items } = (await app.api('ada')('GET', '/asks?limit=100')).body as { items: unknown[] }
    return items.length
  }
})

/** Goes on with Tab until that control has the focus; a control that can't be reached so is an error. */
async function tabTo(page: Page, role: 'textbox' | 'button' | 'link', name: string): Promise<void> {
  const wanted = page.getByRole(role, { name })
  for (let steps = 0; steps < 40; steps++) {
    if (await wanted.evaluate((one) => one === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab doesn't lead to “${name}”.`)
}

/** What Tab goes through in a page that was just loaded, from its beginning to its end. */
async function focusOrder(page: Page): Promise<string[]> {
  const names: string[] = []
  for (let steps = 0; steps < 40; steps++) {
    await page.keyboard.press('Tab')
    const name = await page.evaluate(() => {
      const { activeElement } = document
      return activeElement === document.body
        ? ''
        : (activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '')
    })
    if (name === '') break
    names.push(name)
  }
  return names
}
