import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type SlackEmulator, startSlackEmulator } from '../../tools/slack-emulator/emulator.ts'
import type { Member } from '../../tools/slack-emulator/state.ts'
import { Ask } from '../fixtures/api.ts'
import { until } from '../fixtures/until.ts'
import { chromiumPath, requireOrSkip } from '../optional.ts'
import { type App, startApp } from './app.ts'
import { openBrowser } from './browser.ts'
import { POOLER_ASK } from './organisation.ts'

/** The whole path without leaving Slack, through the emulator's own page, with a real server behind its door. */
describe.runIf(requireOrSkip('Chromium', chromiumPath()))('from stuck to thanks in Slack', () => {
  let slack: SlackEmulator
  let app: App
  let browser: Browser
  let page: Page
  let ada: Member
  let ben: Member
  beforeAll(async () => {
    slack = await startSlackEmulator()
    ;[app, browser] = await Promise.all([startApp(slack.settings()), openBrowser()])
    slack.pointAt(`${app.url}/in/slack`)
    ada = slack.join('Ada Park', 'ada@example.org')
    ben = slack.join('Ben Okafor', 'ben@example.org')
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
    await slack?.close()
  })

  /** The page as that member, once it says so. */
  const sees = (who: Member, text: string | RegExp) =>
    until(`${who.name} sees ${text}`, async () => {
      await page.goto(`${slack.url}/?as=${who.id}`)
      const body = await page.locator('body').innerText()
      return typeof text === 'string' ? body.includes(text) : text.test(body)
    })

  test('command, form with coach, message, button, thread, outcome', async () => {
    await sees(ada, 'Ada Park')
    await page.getByPlaceholder('/ask …').fill(POOLER_ASK)
    await page.getByPlaceholder('/ask …').press('Enter')
    await sees(ada, 'Could help')
    const form = page.locator('dialog')
    await form.getByText(/By when: ● there/).waitFor()
    await form.getByLabel('Ask first').selectOption({ label: 'Ben Okafor' })
    await form.getByRole('button', { name: 'Send' }).click()
    await sees(ada, 'It’s out.')

    await sees(ben, 'Ada Park asks you')
    expect(await page.locator('blockquote').first().innerText()).toBe(POOLER_ASK)
    await page.getByRole('button', { name: 'I can help' }).click()
    await sees(ben, 'You said that you can help.')
    expect(await page.getByRole('button', { name: 'Not me' }).count()).toBe(0)

    await page.getByPlaceholder('Reply in thread').fill('Which idle timeout do you have?')
    await page.getByPlaceholder('Reply in thread').press('Enter')
    await sees(ada, 'Which idle timeout do you have?')
    await page.getByPlaceholder('Reply in thread').first().fill('Ten minutes.')
    await page.getByPlaceholder('Reply in thread').first().press('Enter')
    await sees(ben, /Ada Park[\s\S]*Ten minutes\./)

    await page.goto(`${slack.url}/?as=${ada.id}`)
    await page.getByRole('button', { name: 'Open home tab' }).click()
    await sees(ada, 'Ben Okafor helps')

    const api = app.api('ada')
    const { items } = (await api('GET', '/asks')).body as { items: { id: string }[] }
    const askId = items[0]?.id ?? ''
    await api('POST', `/asks/${askId}/close`, { body: { outcome: 'solved', helpers: [app.idOf('ben')] } })
    await api('POST', `/asks/${askId}/thanks`, { body: { to: [app.idOf('ben')], text: 'The cache was it.' } })
    await sees(ben, 'You helped. Thank you.')
    await sees(ben, 'Ada Park says thanks')
    const ask = (await api('GET', `/asks/${askId}`)).as(Ask)
    expect(ask.state).toBe('closed')
    const roots = slack.messagesWith(ben.id).filter(({ by, threadTs }) => by === 'app' && threadTs === null)
    expect(roots).toHaveLength(1)
  })
})
