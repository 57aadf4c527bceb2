import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { until } from '../fixtures/until.ts'
import { chromiumPath, requireOrSkip } from '../optional.ts'
import { type App, startApp } from './app.ts'
import { openBrowser, visit } from './browser.ts'
import { POOLER_ASK } from './organisation.ts'
import { sheetOf } from './pages.ts'

const Id = z.object({ id: z.string() })
const Listed = z.object({ items: z.array(z.object({ id: z.string(), askId: z.string() })) })

describe.runIf(requireOrSkip('Chromium', chromiumPath()))('whom to ask', () => {
  let app: App
  let browser: Browser
  beforeAll(async () => {
    ;[app, browser] = await Promise.all([startApp(), openBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  const open = (as: string, path = '/') => visit(browser, app, { as, path })

  /** Chidi asked, Ben helped, and the answer was left for the next person. */
  async function solvedByBen(text: string, note: string): Promise<void> {
    const chidi = app.api('chidi')
    const ben = app.api('ben')
    const audience = { kind: 'people', people: [app.idOf('ben')] }
    const ask = (await chidi('POST', '/asks', { body: { text, audience, send: true } })).as(Id)
    const invitation = await until('the invitation of Ben', async () => {
      const { items } = (await ben('GET', '/invitations')).as(Listed)
      return items.find(({ askId }) => askId === ask.id)
    })
    await ben('POST', `/invitations/${invitation.id}/accept`, { body: {} })
    const ended = { outcome: 'solved', note, keep: true, helpers: [app.idOf('ben')] }
    expect((await chidi('POST', `/asks/${ask.id}/close`, { body: ended })).status).toBe(200)
    await until('the kept answer', async () => {
      const found = await app.api('ada')('POST', '/similar-asks', { body: { text } })
      return found.as(z.object({ items: z.array(z.unknown()) })).items.length > 0
    })
  }

  test('‘Why these?’ opens what each reason rests on, and leaves somebody out for this ask alone', async () => {
    const { page, close, complaints } = await open('ada', '/ask/new')
    await sheetOf(page).fill(POOLER_ASK)
    await page.getByRole('button', { name: 'Ask Ben' }).waitFor()
    await page.getByRole('button', { name: /^Why/ }).click()
    const why = page.getByRole('dialog', { name: /^Why/ })
    await why
      .getByRole('button', { name: /^See where this comes from: helped on/ })
      .first()
      .click()
    await why.getByText(/Ben Okafor helped/).waitFor()
    await why.getByRole('heading', { name: 'What was not used' }).waitFor()
    await why.getByRole('button', { name: 'Not for this: Ben Okafor' }).click()
    await why.getByText('Ben Okafor is left out for this ask, by you. Nobody is told.').waitFor()
    const list = page.getByRole('region', { name: 'Who could help' })
    expect(await list.getByRole('button', { name: /Ben Okafor/ }).count()).toBe(0)
    await why.getByRole('button', { name: 'Bring Ben back' }).click()
    await why.getByRole('button', { name: 'Not for this: Ben Okafor' }).waitFor()
    expect(complaints).toEqual([])
    await close()
  })

  test('what was solved before stands above, and reading it keeps the draft', async () => {
    await solvedByBen(
      'The dashboard logs everybody out after an hour.',
      'The cookie was set without a renewal.',
    )
    const { page, close, complaints } = await open('ada', '/ask/new')
    const draft = 'Our dashboard logs me out each hour.'
    await sheetOf(page).fill(draft)
    const line = page.getByRole('region', { name: 'Solved before' })
    await line.getByText('Solved in November with Ben.').waitFor()
    await line.getByRole('button', { name: 'Read it' }).click()
    const answer = page.getByRole('dialog', { name: 'Solved in November with Ben.' })
    await answer.getByText('The cookie was set without a renewal.').waitFor()
    await answer.getByRole('button', { name: 'Ask Ben' }).click()
    await answer.waitFor({ state: 'detached' })
    expect(await sheetOf(page).inputValue()).toBe(draft)
    await page
      .getByRole('region', { name: 'Who could help' })
      .getByRole('button', { name: /Ben Okafor/ })
      .waitFor()
    expect(complaints).toEqual([])
    await close()
  })

  test('People finds who knows, every reason opens its source, and a line that is hidden is gone for others', async () => {
    const emre = await open('emre', '/people?q=survival%20curves')
    const row = emre.page.getByRole('listitem').filter({ hasText: 'Chidi Anand' }).first()
    await row
      .getByRole('button', { name: /^See where/ })
      .first()
      .click()
    await row.getByText('survival curves for the returns of last winter').waitFor()
    const chidi = await open('chidi', `/people/${app.idOf('chidi')}`)
    await chidi.page.getByRole('button', { name: /^Hide: survival curves for/ }).click()
    await chidi.page.getByText('Hidden. Only you see it now.').waitFor()
    await emre.page.reload()
    // Dana wrote it, and is still found by it
    await emre.page.getByRole('link', { name: 'Dana Reyes' }).waitFor()
    expect(await emre.page.getByRole('link', { name: 'Chidi Anand' }).count()).toBe(0)
    await chidi.page.getByRole('button', { name: /^Show again: survival curves for/ }).click()
    await chidi.page.getByRole('button', { name: /^Hide: survival curves for/ }).waitFor()
    await emre.page.reload()
    await emre.page.getByRole('link', { name: 'Chidi Anand' }).first().waitFor()
    expect([...emre.complaints, ...chidi.complaints]).toEqual([])
    await emre.close()
    await chidi.close()
  })

  test('somebody says what they don’t want to be found for, and is not listed for it', async () => {
    const dana = await open('dana', `/people/${app.idOf('dana')}`)
    await dana.page.getByRole('textbox', { name: 'Don’t find me for…' }).fill('invoices')
    await dana.page.keyboard.press('Enter')
    await dana.page.getByRole('button', { name: 'Show again: invoices' }).waitFor()
    const ben = await open('ben', '/people?q=export%20of%20invoices')
    await ben.page.getByRole('searchbox').waitFor()
    await ben.page.getByText('People who prefer not to be found for this aren’t listed.').waitFor()
    expect(await ben.page.getByRole('link', { name: 'Dana Reyes' }).count()).toBe(0)
    await dana.page.getByRole('button', { name: 'Show again: invoices' }).click()
    await dana.page.getByRole('button', { name: 'Show again: invoices' }).waitFor({ state: 'detached' })
    expect([...dana.complaints, ...ben.complaints]).toEqual([])
    await dana.close()
    await ben.close()
  })
})
