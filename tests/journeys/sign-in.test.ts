import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestSmtpServer, type TestSmtpServer } from '#platform/mailer/fixtures/smtp-server.ts'
import type { ReceivedMail } from '#platform/mailer/fixtures/received-mail.ts'
import type { Io } from '#surfaces/cli/io.ts'
import { runLink } from '#surfaces/cli/link.ts'
import { Ask } from '../fixtures/api.ts'
import { until } from '../fixtures/until.ts'
import { chromiumPath, requireOrSkip } from '../optional.ts'
import { type App, startApp } from './app.ts'
import { countingHands, openBrowser, visit } from './browser.ts'

describe.runIf(requireOrSkip('Chromium', chromiumPath()))('signing in', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())

  describe('where no mail is set up', () => {
    let app: App
    beforeAll(async () => {
      app = await startApp()
    })
    afterAll(() => app?.close())

    test('the page says who can make a link, and a link from the command line leads to the first steps once, then Home', async () => {
      const { page, complaints, close } = await visit(browser, app, { path: '/for-you' })
      await page.waitForURL('**/login?next=%2Ffor-you')
      await askForLink(page, 'ada@example.org')
      await page.getByText(/askwell link/).waitFor()

      await page.goto(await linkFor(app, 'ada@example.org'))
      await page.getByRole('button').click()
      await page.waitForURL('**/welcome')
      await page.getByRole('link', { name: 'Skip all' }).click()
      await page.getByRole('heading', { name: /^Morning, Ada/ }).waitFor()
      expect(new URL(page.url()).pathname).toBe('/')

      await page.goto(await linkFor(app, 'ada@example.org'))
      await page.getByRole('button').click()
      await page.getByRole('heading', { name: /^Morning, Ada/ }).waitFor()
      expect(complaints).toEqual([])
      await close()
    })

    test('O2 and O4: a new person takes three steps or skips them, and Home waits with the draft', async () => {
      const { page, complaints, close } = await visit(browser, app, {
        path: new URL(await linkFor(app, 'emre@example.org')).pathname,
      })
      await page.getByRole('button').click()
      const question = 'What would make this week easier?'
      await page.getByRole('textbox', { name: question }).fill('Could somebody show me the dashboard')
      await page.getByRole('button', { name: 'Next' }).click()
      await page.getByRole('heading', { name: 'What people may ask you about' }).waitFor()
      await page.getByRole('button', { name: 'Skip this' }).click()
      await page.getByRole('group', { name: 'Asks a week' }).waitFor()
      await page.goBack()
      await page.getByRole('textbox', { name: 'People may ask me about…' }).fill('dashboard cookies')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Remove: dashboard cookies' }).waitFor()
      await page.getByRole('button', { name: 'Next' }).click()
      await page.getByRole('button', { name: 'Set working hours' }).click()
      await page.getByRole('switch', { name: 'Monday' }).waitFor()
      await page.getByRole('button', { name: 'Go Home' }).click()
      await page.getByRole('heading', { name: /^Morning, Emre/ }).waitFor()
      expect(await page.locator('main input').first().inputValue()).toBe(
        'Could somebody show me the dashboard',
      )
      const found = await visit(browser, app, { as: 'dana', path: '/people?q=dashboard%20cookies' })
      await found.page.getByText('can be asked about dashboard cookies, from their profile').waitFor()
      expect([...complaints, ...found.complaints]).toEqual([])
      await Promise.all([close(), found.close()])
    })

    test('a link that was used says so and leads back to sign-in', async () => {
      const link = await linkFor(app, 'ben@example.org')
      const first = await visit(browser, app, { path: new URL(link).pathname })
      await first.page.getByRole('button').click()
      await first.page.getByRole('heading', { name: 'Welcome, Ben' }).waitFor()
      const second = await visit(browser, app, { path: new URL(link).pathname })
      await second.page.getByRole('link').click()
      await second.page.getByRole('textbox', { name: 'Your work mail' }).waitFor()
      expect(new URL(second.page.url()).pathname).toBe('/login')
      await Promise.all([first.close(), second.close()])
    })
  })

  describe('where mail is set up', () => {
    let app: App
    let post: TestSmtpServer
    beforeAll(async () => {
      post = await startTestSmtpServer()
      app = await startApp({ SMTP_URL: post.url, MAIL_FROM: 'Askwell <askwell@example.org>' })
    })
    afterAll(async () => {
      await app?.close()
      await post?.close()
    })

    test('a mailed link leads Home in the browser that asked for it, and signing out leads back', async () => {
      const { page, complaints, close } = await visit(browser, app, { path: '/login' })
      await askForLink(page, 'ada@example.org')
      await page.getByRole('heading', { name: 'Look in your mail' }).waitFor()
      await page.getByText('ada@example.org').waitFor()
      await page.goto(await mailedLink(post))
      await page.getByRole('button').click()
      await page.waitForURL('**/welcome')
      await page.getByRole('link', { name: 'Skip all' }).click()
      await page.getByRole('heading', { name: /^Morning, Ada/ }).waitFor()

      await page.getByRole('button', { name: 'Ada Park' }).click()
      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.waitForURL('**/login')
      await page.goto(`${app.url}/asks`)
      await page.waitForURL('**/login?next=%2Fasks')
      expect(complaints).toEqual([])
      await close()
    })

    test('journey 4: from the mail a yes and its twenty minutes are two clicks, and the mail leads to that very ask', async () => {
      const askId = await send('Could you look at the pooler config today?')
      await send('Could you read my note on idle sessions today?')
      const mail = await mailTo(post, 'ben@example.org', /pooler config/)
      const { pathname } = new URL(linkIn(mail, `/asks/${askId}`))
      const ben = await visit(browser, app, { as: 'ben', path: pathname })
      await ben.page.getByRole('heading', { name: 'Could you look at the pooler config today?' }).waitFor()
      await ben.page.getByRole('button', { name: 'I can help' }).waitFor()

      // The first click is the one in the mail; what it opens has one button, and a time that suits both.
      await ben.page.goto(linkIn(mail, '/a/'))
      const hands = countingHands(ben.page)
      await hands.click(ben.page.getByRole('button'))
      await ben.page.getByText(/^It’s fixed: /).waitFor()
      expect(hands.count.clicks + 1).toBeLessThanOrEqual(2)
      const ask = (await app.api('ada')('GET', `/asks/${askId}`)).as(Ask)
      expect([ask.state, ask.helpers]).toEqual(['inProgress', [{ id: app.idOf('ben'), name: 'Ben Okafor' }]])
      expect(ben.complaints).toEqual([])
      await ben.close()
    })

    async function send(text: string): Promise<string> {
      const audience = { kind: 'people', people: [app.idOf('ben')] }
      return (await app.api('ada')('POST', '/asks', { body: { text, audience, send: true } })).as(Ask).id
    }
  })
})

function mailTo(post: TestSmtpServer, address: string, about: RegExp): Promise<string> {
  return until(`the mail to ${address}`, () =>
    post.received
      .filter(({ envelope }) => envelope.to.includes(address))
      .map(plainText)
      .find((text) => about.test(text)),
  )
}

/** The first address in a mail whose path begins so. */
function linkIn(mail: string, path: string): string {
  const link = (mail.match(/https?:\/\/\S+/g) ?? []).find((one) => new URL(one).pathname.startsWith(path))
  if (link === undefined) throw new Error(`No link to ${path} in: ${mail}`)
  return link
}

const plainText = (mail: ReceivedMail) =>
  mail.parts.find(({ type }) => type.startsWith('text/plain'))?.content ?? ''

async function askForLink(page: Page, email: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Your work mail' }).fill(email)
  await page.getByRole('button', { name: 'Mail me a link' }).click()
}

/** What `askwell link` prints on its first line. */
async function linkFor(app: App, email: string): Promise<string> {
  let said = ''
  const io: Io = {
    out: (text) => void (said += text),
    err: () => undefined,
    stdin: async () => '',
    stdinBytes: async () => new Uint8Array(),
    now: Date.now,
    isTty: false,
    env: {},
  }
  await runLink({ email, json: false }, io, app.world)
  return said.trim()
}

function mailedLink(post: TestSmtpServer): Promise<string> {
  return until('the mail with the link', () => {
    const mail = post.received.at(-1)
    return mail && /https?:\/\/\S+\/login\/confirm\/\S+/.exec(plainText(mail))?.[0]
  })
}
