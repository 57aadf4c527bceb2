import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { startDemo } from '../tests/journeys/demo-process.ts'
import { BROWSER_ARGS } from '../tests/journeys/browser.ts'
import { sheetOf } from '../tests/journeys/pages.ts'
import { chromiumPath } from '../tests/optional.ts'
import { takeEveryScreen } from './screenshots/every-screen.ts'
import { filmStory } from './screenshots/story.ts'

/**
 * Pictures from the demo: `npm run screenshots` takes every screen in four forms (desktop, dark, phone, right to left)
 * into `dist/screenshots`, `npm run screenshots -- --readme` those of the README anew, and the demo's story as a film.
 */
const DOCS = join(import.meta.dirname, '../docs')
const SCREENS = join(import.meta.dirname, '../dist/screenshots')
const LARGEST = 200_000
const LARGEST_FILM = 1_500_000
/** The ask, what has happened, and the circle of who was asked: all that changes, at a size that a page can show. */
const FILM = { viewport: { width: 1280, height: 860 } }
const DESKTOP = { viewport: { width: 1440, height: 900 } }
/** High enough for the whole of Compose with its coach. */
const COMPOSE = { viewport: { width: 1440, height: 990 } }
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true }

/** Four marks are there and the fifth is asked for, so that the coach has something to say. */
const ASK =
  'The nightly export stops halfway because the pooler drops idle sessions. I raised the timeout once without luck. ' +
  'Could you look at the pooler settings with me for 20 minutes? The finance close waits for the file.'

const demo = await startDemo((piece) => process.stderr.write(piece))
const browser = await chromium.launch({ executablePath: chromiumPath() ?? '', args: BROWSER_ARGS })
try {
  if (process.argv.includes('--readme')) await takeReadme(browser)
  else {
    const taken = await takeEveryScreen(browser, demo.url, SCREENS)
    console.log(`${taken} pictures in ${relative(process.cwd(), SCREENS)}`)
  }
} finally {
  await browser.close()
  await demo.stop()
}

async function takeReadme(from: Browser): Promise<void> {
  mkdirSync(DOCS, { recursive: true })
  await Promise.all([takeStory(from), takeAskAndHome(from)])
  await takeCompose(from, 'compose', { ...COMPOSE, colorScheme: 'light' })
  await takeCompose(from, 'compose-dark', { ...COMPOSE, colorScheme: 'dark' })
  await takeCompose(from, 'compose-phone', { ...PHONE, colorScheme: 'light' })
}

/** Home and the ask that is under way, both in the moment when help is found. */
async function takeAskAndHome(from: Browser): Promise<void> {
  const page = await enter(from, { ...DESKTOP, colorScheme: 'light' })
  await page.getByRole('link', { name: 'My asks' }).click()
  await page.getByRole('link', { name: /pooler config/ }).click()
  await page.getByRole('region', { name: / can help$/ }).waitFor({ timeout: 60_000 })
  await take(page, 'ask')
  await page.goto(demo.url)
  await page.getByRole('region', { name: 'What I need' }).getByRole('listitem').first().waitFor()
  await page.getByRole('button', { name: 'I can help' }).waitFor()
  await take(page, 'home')
  await page.context().close()
}

/** Filmed while it happens; whoever begins late misses the first answers. */
async function takeStory(from: Browser): Promise<void> {
  const page = await enter(from, { ...FILM, colorScheme: 'light' })
  await page.getByRole('link', { name: 'My asks' }).click()
  await page.getByRole('link', { name: /pooler config/ }).click()
  const path = join(DOCS, 'story.png')
  const film = await filmStory(page)
  if (film.length > LARGEST_FILM)
    throw new Error(`story.png has ${film.length} bytes; at most ${LARGEST_FILM}.`)
  writeFileSync(path, film)
  console.log(`${relative(process.cwd(), path)}: ${Math.round(film.length / 1_000)} KB`)
  await page.context().close()
}

async function takeCompose(from: Browser, name: string, look: BrowserContextOptions): Promise<void> {
  const page = await enter(from, look)
  await page.goto(`${demo.url}/ask/new`)
  await sheetOf(page).fill(ASK)
  await page.getByRole('region', { name: 'Who could help' }).getByRole('button', { pressed: true }).waitFor()
  await page.getByText('By when for you?', { exact: true }).waitFor()
  await take(page, name)
  await page.context().close()
}

async function enter(from: Browser, look: BrowserContextOptions): Promise<Page> {
  const page = await (await from.newContext({ ...look, reducedMotion: 'reduce' })).newPage()
  await page.goto(`${demo.url}/demo`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

async function take(page: Page, name: string): Promise<void> {
  const path = join(DOCS, `${name}.png`)
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path, caret: 'hide' })
  const { size } = statSync(path)
  if (size > LARGEST) throw new Error(`${name}.png has ${size} bytes; at most ${LARGEST} go into the README.`)
  console.log(`${relative(process.cwd(), path)}: ${Math.round(size / 1_000)} KB`)
}
