import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPath, requireOrSkip } from '../optional.ts'
import { type App, startApp } from './app.ts'
import { openBrowser, visit } from './browser.ts'

/** A profile that goes with the test has no maker's service; the browser says so to whoever reads its console. */
const NO_MAKER = /Push API in incognito mode/

describe.runIf(requireOrSkip('Chromium', chromiumPath()))('told in a browser', () => {
  let app: App
  let browser: Browser
  beforeAll(async () => {
    const settings = { WEB_PUSH: 'mailto:it@example.org', OUTBOUND_ALLOW: '127.0.0.0/8' }
    ;[app, browser] = await Promise.all([startApp(settings), openBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  const settings = (as: string) => visit(browser, app, { as, path: '/settings' })
  const theSwitch = (page: Page) => page.getByRole('switch', { name: 'Tell me in this browser' })

  test('where its person said no, the page says how to change that and nothing is turned on', async () => {
    const { page, close } = await settings('ada')
    await page.evaluate(() => (Notification.requestPermission = async () => 'denied'))
    await theSwitch(page).click()
    await page.getByText('This browser was told not to.').waitFor()
    expect(await theSwitch(page).isChecked()).toBe(false)
    await close()
  })

  test('a sealed message is shown with its answers, and a second copy takes its place', async () => {
    const { page, context, complaints, close } = await settings('ada')
    await turnOn(page, context)
    const pages = await worker(context, page)
    await deliver(pages, app.url, {
      title: 'Ben asks you for 20 minutes',
      body: 'The pooler stops at noon.',
      tag: 'one',
      url: '/for-you',
      lang: 'en',
      answers: [{ label: 'I can help', url: `${app.url}/a/token` }],
    })
    await expect
      .poll(() => shown(page))
      .toEqual([
        { title: 'Ben asks you for 20 minutes', body: 'The pooler stops at noon.', answers: ['I can help'] },
      ])
    await deliver(pages, app.url, { title: 'Ben still asks you', tag: 'one' })
    await expect.poll(() => shown(page)).toMatchObject([{ title: 'Ben still asks you' }])
    expect(complaints.filter((one) => !NO_MAKER.test(one))).toEqual([])
    await close()
  })

  test('what comes while Askwell is open and out of sight is told by the open page, without anybody else', async () => {
    const { page, context, complaints, close } = await settings('chidi')
    await turnOn(page, context)
    await page.evaluate(() => Object.defineProperty(document, 'hidden', { value: true, configurable: true }))
    const text = 'Could you read the returns query with me today?'
    const audience = { kind: 'people', people: [app.idOf('chidi')] }
    await app.api('ben')('POST', '/asks', { body: { text, audience, send: true } })
    await expect
      .poll(() => shown(page), { timeout: 10_000 })
      .toMatchObject([{ title: 'Ben Okafor asks you' }])
    expect(complaints.filter((one) => !NO_MAKER.test(one))).toEqual([])
    await close()
  })

  test('whoever signs out is told nothing in that browser any more', async () => {
    const { page, context, close } = await settings('ben')
    await turnOn(page, context)
    await page.getByRole('button', { name: /^Ben/ }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL('**/login**')
    expect(await page.evaluate(() => localStorage.getItem('askwell.tellsHere'))).toBeNull()
    await close()
  })

  async function turnOn(page: Page, context: BrowserContext): Promise<void> {
    await context.grantPermissions(['notifications'], { origin: app.url })
    await theSwitch(page).click()
    // this browser has no maker's service behind it: it tells as long as a page is open
    await page.getByText('more this browser can’t do').waitFor()
    await expect.poll(() => theSwitch(page).isChecked()).toBe(true)
  }
})

interface Push {
  readonly session: CDPSession
  readonly registrationId: string
}

/** The browser's own end of push: what its maker's service would hand to the worker. */
async function worker(context: BrowserContext, page: Page): Promise<Push> {
  const session = await context.newCDPSession(page)
  const found = Promise.withResolvers<string>()
  session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [first] }) => {
    if (first) found.resolve(first.registrationId)
  })
  await session.send('ServiceWorker.enable')
  return { session, registrationId: await found.promise }
}

async function deliver({ session, registrationId }: Push, origin: string, message: object): Promise<void> {
  await session.send('ServiceWorker.deliverPushMessage', {
    origin,
    registrationId,
    data: JSON.stringify(message),
  })
}

function shown(page: Page) {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    const list = (await registration?.getNotifications()) ?? []
    return list.map((one) => ({
      title: one.title,
      body: one.body,
      answers: ((one as Notification & { actions?: readonly { title: string }[] }).actions ?? []).map(
        ({ title }) => title,
      ),
    }))
  })
}
