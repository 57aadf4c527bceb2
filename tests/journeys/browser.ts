import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core'
import { SESSION_COOKIE } from '#platform/http/authenticate.ts'
import { chromiumPath } from '../optional.ts'
import type { App } from './app.ts'

/** Nothing of its own on the network, and able to run as root. */
export const BROWSER_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
]

/** Chromium without a window, with a new empty profile that goes with it. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath() ?? '', args: BROWSER_ARGS })
}

/** One person's browser, and what went wrong in it. */
export interface Visit {
  readonly context: BrowserContext
  readonly page: Page
  /** errors of scripts, of the console and of the content policy, and requests that would leave for elsewhere */
  readonly complaints: string[]
  close(): Promise<void>
}

/** Opens `path` as that person (`as`: first name written small), or as somebody who isn't signed in. */
export async function visit(
  browser: Browser,
  app: Pick<App, 'url' | 'sessionOf'>,
  given: { readonly as?: string; readonly path?: string } & BrowserContextOptions,
): Promise<Visit> {
  const { as, path = '/', ...options } = given
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options })
  if (as !== undefined) {
    await context.addCookies([{ name: SESSION_COOKIE, value: await app.sessionOf(as), url: app.url }])
  }
  const complaints = watch(context, app.url)
  const page = await context.newPage()
  await page.goto(app.url + path)
  return { context, page, complaints, close: () => context.close() }
}

/** Blocked by the browser because we cut its network or asked for what isn't there: no fault of the page. */
const EXPECTED = /ERR_INTERNET_DISCONNECTED|status of 401/

function watch(context: BrowserContext, own: string): string[] {
  const complaints: string[] = []
  context.on('console', (message) => {
    const text = `${message.text()} ${message.location().url}`
    if (message.type() === 'error' && !EXPECTED.test(text)) complaints.push(text)
  })
  context.on('weberror', (error) => complaints.push(String(error.error())))
  context.on('request', (request) => {
    const isOwn = new URL(request.url()).origin === own
    if (!isOwn && !/^(?:data|blob):/.test(request.url())) complaints.push(`asked ${request.url()}`)
  })
  return complaints
}

/** Hands that count: each click or tap, and each key that isn't text. */
export function countingHands(page: Page) {
  const count = { clicks: 0, keys: 0 }
  return {
    count,
    async click(locator: ReturnType<Page['getByRole']>) {
      count.clicks++
      await locator.click()
    },
    async press(...keys: readonly string[]) {
      for (const key of keys) {
        count.keys++
        await page.keyboard.press(key)
      }
    },
  }
}
