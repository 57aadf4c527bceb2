import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { SESSION_COOKIE } from '#platform/http/authenticate.ts'
import { until } from '../fixtures/until.ts'
import { chromiumPath, requireOrSkip } from '../optional.ts'
import { type App, startApp } from './app.ts'
import { openBrowser, visit } from './browser.ts'
import { POOLER_ASK } from './organisation.ts'
import { sheetOf } from './pages.ts'

const Items = z.object({ items: z.array(z.object({ text: z.string(), state: z.string() })) })

describe.runIf(requireOrSkip('Chromium', chromiumPath()))('an ask that waits', () => {
  let app: App
  let browser: Browser
  beforeAll(async () => {
    ;[app, browser] = await Promise.all([startApp(), openBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  test('sent without a network it goes out when there is one again, on whatever page its writer is', async () => {
    const { page, context, complaints, close } = await visit(browser, app, { as: 'chidi' })
    await page.getByRole('heading', { name: /Chidi/ }).waitFor()
    // Home's own files have to be there before the network goes.
    await page.keyboard.press('c')
    await sheetOf(page).fill(`${POOLER_ASK} Waiting.`)
    await page.getByRole('button', { name: /^Ask (?:Ben|Dana)/ }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { name: /Chidi/ }).waitFor()
    await expect.poll(() => page.evaluate(hasOutbox)).toBe(true)
    await page.keyboard.press('c')
    await context.setOffline(true)
    await sheetOf(page).press('Control+Enter')
    await page.getByText('Waiting for the network.').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { name: /Chidi/ }).waitFor()
    await context.setOffline(false)
    await page.getByText('Your ask that waited for the network is on its way.').waitFor()
    const sent = await until('the ask', async () => {
      const found = (await asksOf('chidi')).filter(({ text }) => text.includes('Waiting.'))
      return found.length > 0 && found
    })
    expect(sent.map(({ state }) => state)).toEqual(['open'])
    expect(complaints).toEqual([])
    await close()
  })

  test('a tab that stayed open sends nothing in the name of who signed in since, and keeps the words', async () => {
    const { page, context, close } = await visit(browser, app, { as: 'emre', path: '/ask/new' })
    await sheetOf(page).fill(`${POOLER_ASK} Between us.`)
    await page.getByRole('button', { name: /^Ask (?:Ben|Dana)/ }).waitFor()
    await context.addCookies([{ name: SESSION_COOKIE, value: await app.sessionOf('dana'), url: app.url }])
    await sheetOf(page).press('Control+Enter')
    await page.getByText('Somebody else has signed in here since this page was opened.').waitFor()
    await page.getByText('Load the page anew').waitFor()
    expect(await sheetOf(page).inputValue()).toContain('Between us.')
    expect((await asksOf('dana')).filter(({ text }) => text.includes('Between us.'))).toEqual([])
    await close()
  })

  async function asksOf(first: string) {
    return (await app.api(first)('GET', '/asks?limit=100')).as(Items).items
  }
})

/** It comes after the page, sooner or later: on a slow machine before anybody could wait for it. */
function hasOutbox(): boolean {
  return performance.getEntriesByType('resource').some(({ name }) => name.includes('/outbox-'))
}
