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
