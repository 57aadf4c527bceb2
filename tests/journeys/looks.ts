import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** All of axe's rules in light; in dark, where nothing but the colours is another, those of contrast. */
export async function inBothThemes(page: Page, path: string): Promise<unknown[]> {
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await look(page, `${path} dark`, (axe) => axe.withRules(['color-contrast']))
  await page.emulateMedia({ colorScheme: 'light' })
  return [...dark, ...(await look(page, path, (axe) => axe.withTags(STANDARD)))]
}

/** What axe finds, each with the markup that it is about. */
export async function look(
  page: Page,
  where: string,
  rules: (axe: AxeBuilder) => AxeBuilder,
): Promise<unknown[]> {
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)))
  const { violations } = await rules(new AxeBuilder({ page })).analyze()
  return violations.map(({ id, nodes }) => [where, id, nodes.map(({ html }) => html)])
}

/** Controls that are smaller than 24 px, the least of WCAG 2.2; a link inside of a sentence may be as high as its line. */
export function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('button, textarea, select, input:not([type=checkbox], [type=radio])')]
      .filter((one) => one.checkVisibility())
      .map((one) => ({ box: one.getBoundingClientRect(), shown: one.outerHTML.slice(0, 120) }))
      .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
      .map(({ shown }) => shown),
  )
}

/**
 * Controls that are smaller than a thumb needs (44 px), with the words around a switch or a box as part of it; links that
 * stand alone, too. A link or a button inside of a sentence may be as high as its line, but no lower than 24 px.
 */
export function tooSmallForThumbs(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const THUMB = 44
    const LINE = 24
    const controls = 'button, select, textarea, input:not([type=hidden]), a[href]'
    const boxOf = (one: Element) => (one.closest('label') ?? one).getBoundingClientRect()
    const inSentence = (one: Element) =>
      one.matches('a, button') &&
      getComputedStyle(one).display === 'inline' &&
      one.closest('p, li, td, th, dd') !== null
    return [...document.querySelectorAll(controls)]
      .filter((one) => one.checkVisibility() && !one.closest('[aria-hidden=true]'))
      .map((one) => ({
        box: boxOf(one),
        least: inSentence(one) ? LINE : THUMB,
        shown: one.outerHTML.slice(0, 140),
      }))
      .filter(({ box }) => box.width > 1 && box.bottom > 0)
      .filter(({ box, least }) => Math.round(box.height) < least || Math.round(box.width) < LINE)
      .map(({ box, shown }) => `${Math.round(box.width)}×${Math.round(box.height)} ${shown}`)
  })
}

/** What has an animation or a transition of more than 150 ms. */
export function longMoves(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const longest = (times: string) => Math.max(...times.split(',').map(Number.parseFloat))
    return [...document.querySelectorAll('*')]
      .filter((one) => {
        const { transitionDuration, animationName, animationDuration } = getComputedStyle(one)
        return (
          longest(transitionDuration) > 0.15 ||
          (animationName !== 'none' && longest(animationDuration) > 0.15)
        )
      })
      .map((one) => one.outerHTML.slice(0, 120))
  })
}
