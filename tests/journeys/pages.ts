import type { Page } from 'playwright-core'

export const sheetOf = (page: Page) => page.getByRole('textbox', { name: 'What would move you forward?' })

const sheetRegion = (page: Page) => page.getByRole('region', { name: 'Your ask' })

/** The five marks as a screen reader hears them: `{ Specific: 'there', … }`. */
export async function marksOf(page: Page): Promise<Record<string, string>> {
  const cells = page.getByRole('list', { name: 'Five marks' }).getByRole('button')
  const heard = await cells.evaluateAll((all) => all.map((cell) => cell.textContent ?? ''))
  return Object.fromEntries(
    heard.flatMap((text) => {
      const [, name, level] = /^(.+?): (there|begun|empty)/.exec(text) ?? []
      return name !== undefined && level !== undefined ? [[name, level]] : []
    }),
  )
}

/** The answers of the coach's question that can be tapped now. */
export async function chipsOf(page: Page): Promise<string[]> {
  const buttons = sheetRegion(page).getByRole('button')
  const all = await buttons.evaluateAll((found) =>
    found.filter((one) => one.closest('ul') === null).map((one) => one.textContent?.trim() ?? ''),
  )
  return all.filter((text) => !text.startsWith('Don’t know what to ask'))
}

/**
 * From now on reads the marks in the frame after each letter, and again just before the next letter is heard: what
 * differs was painted late. `late` answers those letters; it is asked a while after the last one.
 */
export async function watchMarks(page: Page): Promise<{ late(): Promise<string[]> }> {
  await page.evaluate(() => {
    const painted: { key: string; marks: string }[] = []
    const late: string[] = []
    const read = () => document.querySelector('ul[aria-label="Five marks"]')?.textContent ?? ''
    const judge = () => {
      const now = read()
      for (const { key, marks } of painted.splice(0)) if (marks !== now) late.push(key)
    }
    // On the way down, so that the page hasn't heard the letter yet.
    addEventListener('input', judge, { capture: true })
    document.addEventListener('input', (event) => {
      const key = event.data ?? ''
      requestAnimationFrame(() => painted.push({ key, marks: read() }))
    })
    Object.assign(window, {
      lateMarks: () => {
        judge()
        return late
      },
    })
  })
  return {
    late: () => page.evaluate(() => (window as unknown as { lateMarks: () => string[] }).lateMarks()),
  }
}
