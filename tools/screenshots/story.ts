import type { Page } from 'playwright-core'
import { animatedPng, type Frame } from './apng.ts'

/** The demo's story ends within a minute; then nothing new has come for this long. */
const LAST_WAITS_MS = 90_000
const STANDS_MS = 1_900
const ENDS_MS = 6_000
/** How the last line of the story begins: thanks, said by the sample in the visitor's name. */
const END = /You thanked/

/**
 * The ask that is under way in the demo, from nobody's answer to thanks, as a film: a picture for each line that comes
 * to what has happened.
 *
 * @param page shows the ask
 */
export async function filmStory(page: Page): Promise<Buffer> {
  const lines = page.getByRole('list', { name: 'What has happened' }).getByRole('listitem')
  await lines.first().waitFor()
  const frames: Frame[] = []
  for (let seen = 0, ended = false; !ended; ) {
    seen = await moreThan(page, seen)
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
    ended = END.test(await lines.last().innerText())
    frames.push({ png: await page.screenshot({ caret: 'hide' }), ms: ended ? ENDS_MS : STANDS_MS })
  }
  return animatedPng(frames)
}

async function moreThan(page: Page, seen: number): Promise<number> {
  const count = await page.waitForFunction(
    (before) => {
      const list = document.querySelector('[aria-label="What has happened"]')
      const now = list?.querySelectorAll('li').length ?? 0
      return now > before ? now : false
    },
    seen,
    { timeout: LAST_WAITS_MS },
  )
  return (await count.jsonValue()) || seen
}
