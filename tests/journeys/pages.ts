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
 * From now on looks at the marks in the frame after each letter and again a moment later. What differs was painted late.
 * `late` answers those letters; it is to be asked when the writing is over.
 */
export async function watchMarks(page: Page): Promise<{ late(): Promise<string[]> }> {
  await page.evaluate(() => {
    const state: { frames: { key: string; marks: string; after: string | null }[] } = { frames: [] }
    const read = () => document.querySelector('ul[aria-label="Five marks"]')?.textContent ?? ''
    document.addEventListener('input', (event) => {
      const key = event.data ?? ''
      const last = state.frames.at(-1)
      if (last !== undefined) last.after ??= last.marks
      requestAnimationFrame(() => {
        const frame = { key, marks: read(), after: null as string | null }
        state.frames.push(frame)
        setTimeout(() => (frame.after ??= read()), 0)
      })
    })
    Object.assign(window, { watchedMarks: state })
  })
  return {
    late: () =>
      page.evaluate(() => {
        const { frames } = (
          window as unknown as {
            watchedMarks: { frames: { key: string; marks: string; after: string | null }[] }
          }
        ).watchedMarks
        return frames.filter(({ marks, after }) => after !== null && after !== marks).map(({ key }) => key)
      }),
  }
}
