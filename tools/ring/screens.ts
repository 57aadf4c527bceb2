import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import type { RingView } from '#src/rituals/ring/schema.ts'
import { BROWSER_ARGS } from '../../tests/journeys/browser.ts'
import { chromiumPath } from '../../tests/optional.ts'
import { send } from '../../tests/ring/seat.ts'
import { ASKS } from '../../tests/ring/texts.ts'

export interface Screens {
  /** a picture of each screen under that name */
  take(name: string): Promise<void>
  close(): Promise<void>
}

interface Opening {
  readonly url: () => string
  readonly ring: RingView['ring']
  /** the host's token */
  readonly host: string
  readonly phones: number
  readonly folder: string
}

const STAGE = { viewport: { width: 1920, height: 1080 } }
const LAPTOP = { viewport: { width: 1440, height: 900 } }
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true }
const NAMES = ['Nora', 'Omar', 'Pia', 'Quinn']

/** The stage by its link, the host's desk, and phones that join by the code: four browsers, each with its own profile. */
export async function openScreens(opening: Opening): Promise<Screens> {
  const browser = await chromium.launch({ executablePath: chromiumPath() ?? '', args: BROWSER_ARGS })
  const pages = new Map<string, Page>()
  pages.set('stage', await openStage(browser, opening))
  pages.set('host', await openHost(browser, opening))
  for (let place = 0; place < opening.phones; place++) {
    pages.set(`phone-${place + 1}`, await openPhone(browser, opening, place))
  }
  return {
    async take(name) {
      for (const [screen, page] of pages) {
        await page.screenshot({ path: join(opening.folder, `${name}-${screen}.png`) })
      }
    },
    close: () => browser.close(),
  }
}

async function openStage(browser: Browser, { url, ring, host }: Opening): Promise<Page> {
  const { path } = await send<{ path: string }>({ url, token: host }, `GET /rings/${ring.id}/stage-link`)
  return visit(await browser.newContext(STAGE), url() + path)
}

/** The desk is opened as the host: each of its requests carries the host's token, as a session would. */
async function openHost(browser: Browser, { url, ring, host }: Opening): Promise<Page> {
  const context = await browser.newContext({
    ...LAPTOP,
    extraHTTPHeaders: { authorization: `Bearer ${host}` },
  })
  return visit(context, `${url()}/rings/${ring.id}/host`)
}

async function openPhone(browser: Browser, { url, ring }: Opening, place: number): Promise<Page> {
  const page = await visit(await browser.newContext(PHONE), url() + ring.joinUrl)
  await page.getByRole('textbox').fill(NAMES[place] ?? 'Guest')
  await page.locator('button[type=submit]').click()
  await page.waitForResponse((response) => response.url().endsWith('/stream'))
  for (const round of ring.rounds) {
    const card = { text: ASKS[ASKS.length - 1 - place], isReady: true }
    await page.evaluate(
      async ({ path, body }) => {
        const headers = { 'content-type': 'application/json', 'x-askwell-csrf': '1' }
        await fetch(path, { method: 'PUT', headers, body })
      },
      { path: `/api/v1/rings/${ring.id}/cards/${round}`, body: JSON.stringify(card) },
    )
  }
  return page
}

async function visit(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(address)
  return page
}
