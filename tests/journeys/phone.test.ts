import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Ask, everything, Invitations } from '../fixtures/api.ts'
import { until } from '../fixtures/until.ts'
import { chromiumPath, requireOrSkip } from '../optional.ts'
import { type App, startApp } from './app.ts'
import { openBrowser, visit } from './browser.ts'
import { POOLER_ASK } from './organisation.ts'

const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true }

describe.runIf(requireOrSkip('Chromium', chromiumPath()))('on a phone', () => {
  let app: App
  let browser: Browser
  beforeAll(async () => {
    ;[app, browser] = await Promise.all([startApp(), openBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  test('what an asker has to decide stands above their words, which are folded to four lines', async () => {
    const askId = await send('ada', 'ben', POOLER_ASK)
    await sayYes('ben', askId)
    const { page, complaints, close } = await visit(browser, app, {
      as: 'ada',
      path: `/asks/${askId}`,
      ...PHONE,
    })
    const words = page.getByRole('heading', { level: 1 })
    const card = page.getByRole('region', { name: 'Ben can help' })
    await card.getByRole('button').first().waitFor()
    expect(await topOf(card)).toBeLessThan(await topOf(words))
    const lines = await words.evaluate(
      (one) => one.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(one).lineHeight),
    )
    expect(Math.round(lines)).toBe(4)
    await page.getByRole('button', { name: 'Read all of it' }).click()
    await expect.poll(() => words.evaluate((one) => one.scrollHeight - one.clientHeight)).toBe(0)
    expect(complaints).toEqual([])
    await close()
  })

  test('For you shows one ask at a time, with its answers in sight and the way to the next', async () => {
    await send('ada', 'chidi', POOLER_ASK)
    await send('ada', 'chidi', 'Could you read the returns query with me today?')
    const { page, complaints, close } = await visit(browser, app, { as: 'chidi', path: '/for-you', ...PHONE })
    const card = page.getByRole('article')
    await page.getByText('1 of 2').waitFor()
    expect(await card.count()).toBe(1)
    const answer = page.getByRole('button', { name: 'I can help' })
    expect(await bottomOf(answer)).toBeLessThan(PHONE.viewport.height - 56)
    const before = await card.innerText()
    await page.getByRole('button', { name: 'Next' }).tap()
    await page.getByText('2 of 2').waitFor()
    expect(await card.innerText()).not.toBe(before)
    await page.getByRole('button', { name: 'Not me' }).tap()
    await page.getByRole('heading', { name: 'One person you could help' }).waitFor()
    expect(await card.innerText()).toBe(before)
    expect(complaints).toEqual([])
    await close()
  })

  async function send(first: string, to: string, text: string): Promise<string> {
    const audience = { kind: 'people', people: [app.idOf(to)] }
    return (await app.api(first)('POST', '/asks', { body: { text, audience, send: true } })).as(Ask).id
  }

  async function sayYes(first: string, askId: string): Promise<void> {
    const { id } = await until('the invitation', async () =>
      (await everything(app.api(first), '/invitations', Invitations)).find((one) => one.askId === askId),
    )
    await app.api(first)('POST', `/invitations/${id}/accept`, { body: {} })
  }
})

type Shown = ReturnType<Page['getByRole']>

async function topOf(shown: Shown): Promise<number> {
  return (await shown.boundingBox())?.y ?? Number.NaN
}

async function bottomOf(shown: Shown): Promise<number> {
  const box = await shown.boundingBox()
  return box === null ? Number.NaN : box.y + box.height
}
