import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPath, requireOrSkip } from '../optional.ts'
import { type App, startApp } from './app.ts'
import { countingHands, openBrowser, visit } from './browser.ts'
import { POOLER_ASK } from './organisation.ts'

describe.runIf(requireOrSkip('Chromium', chromiumPath()))('from an answer to a time', () => {
  let app: App
  let browser: Browser
  beforeAll(async () => {
    ;[app, browser] = await Promise.all([startApp(), openBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  const ask = (helper: string) =>
    app.api('ada')('POST', '/asks', {
      body: { text: POOLER_ASK, audience: { kind: 'people', people: [app.idOf(helper)] }, send: true },
    })

  test('F1, H1 and journey 6: one key for a yes, and one click at Home for a time', async () => {
    await ask('ben')
    const ben = await visit(browser, app, { as: 'ben', path: '/for-you' })
    const answering = countingHands(ben.page)
    await ben.page.getByRole('button', { name: 'I can help' }).waitFor()
    await answering.press('y')
    await ben.page.getByText('You said yes.').first().waitFor()
    expect(answering.count).toEqual({ clicks: 0, keys: 1 })

    const ada = await visit(browser, app, { as: 'ada' })
    const taking = countingHands(ada.page)
    await taking.click(ada.page.getByRole('button', { name: /^Take / }))
    await ben.page.getByText(/minutes with Ada/).waitFor()
    expect(taking.count).toEqual({ clicks: 1, keys: 0 })
    expect([...ben.complaints, ...ada.complaints]).toEqual([])
    await Promise.all([ben.close(), ada.close()])
  })

  test('F5 and journey 5: not me is one key, and Z takes it back', async () => {
    await ask('chidi')
    const chidi = await visit(browser, app, { as: 'chidi', path: '/for-you' })
    const hands = countingHands(chidi.page)
    const article = chidi.page.getByRole('article', { name: 'Ask of Ada' })
    await article.waitFor()
    await hands.press('n')
    await chidi.page.getByText('Done. The search goes on.').waitFor()
    await article.waitFor({ state: 'detached' })
    await hands.press('z')
    await chidi.page.getByText('Taken back. Nobody was told.').waitFor()
    await article.waitFor()
    expect(hands.count).toEqual({ clicks: 0, keys: 2 })
    expect(chidi.complaints).toEqual([])
    await chidi.close()
  })
})
