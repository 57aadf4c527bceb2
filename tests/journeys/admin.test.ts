import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPath, requireOrSkip } from '../optional.ts'
import { type App, startApp } from './app.ts'
import { openBrowser, visit } from './browser.ts'

describe.runIf(requireOrSkip('Chromium', chromiumPath()))('administration', () => {
  let app: App
  let browser: Browser
  beforeAll(async () => {
    ;[app, browser] = await Promise.all([startApp(), openBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  test('D4: a role given on the people page stands in the audit with who, before and after', async () => {
    const { page, complaints, close } = await visit(browser, app, { as: 'ada', path: '/admin/people' })
    await page.getByRole('searchbox', { name: 'Name, mail or team' }).fill('ben@')
    await page.waitForURL('**/admin/people?q=ben*')
    await page.getByRole('button', { name: 'Ben Okafor' }).click()
    await page.getByRole('combobox', { name: 'Role' }).selectOption('lead')
    await page.getByRole('button', { name: 'Close' }).click()
    await page.getByRole('cell', { name: 'Lead' }).waitFor()

    await page
      .getByRole('navigation', { name: 'Administration' })
      .getByRole('link', { name: 'Audit' })
      .click()
    const row = page.getByRole('row', { name: /Changed Ben Okafor/ })
    await row.getByText('role: member').waitFor()
    await row.getByText('role: lead').waitFor()
    expect(await row.textContent()).toContain('Ada Park')
    expect(complaints).toEqual([])
    await close()
  })

  test('a link made for a colleague signs them in, and the only admin can’t deactivate themselves', async () => {
    const ada = await visit(browser, app, {
      as: 'ada',
      path: `/admin/people?person=${app.idOf('chidi')}`,
    })
    await ada.page.getByRole('button', { name: 'Make a sign-in link' }).click()
    const link = await ada.page.getByRole('textbox', { name: 'Sign-in link' }).inputValue()
    const chidi = await visit(browser, app, { path: new URL(link).pathname })
    await chidi.page.getByRole('button').click()
    await chidi.page.getByRole('heading', { name: 'Welcome, Chidi' }).waitFor()

    await ada.page.goto(`${app.url}/admin/people?person=${app.idOf('ada')}`)
    await ada.page.getByRole('button', { name: 'Deactivate' }).click()
    await ada.page.getByText('This is the only admin').waitFor()
    expect(await ada.page.getByRole('alert').innerText()).toContain('Make somebody else an admin')
    await Promise.all([ada.close(), chidi.close()])
  })

  test('D1: a list shows what it would change, is brought in, and is taken back', async () => {
    const { page, complaints, close } = await visit(browser, app, { as: 'ada', path: '/admin/people' })
    await page.getByRole('button', { name: 'Bring in a list' }).click()
    const list =
      'email,name,team\nnew@example.org,Nia New,Data\nben@example.org,Ben Okafor,Data\nno address,Nobody,\n'
    await page
      .getByLabel('CSV file')
      .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(list) })
    await page.getByText('Nia New, new@example.org').waitFor()
    await page.getByText('Ben Okafor, ben@example.org: team').waitFor()
    await page.getByText('Left out: 1').waitFor()
    await page.getByRole('button', { name: 'Change 2 people' }).click()
    await page.getByText('Done: 1 added, 1 changed, 0 left.').waitFor()
    await page.getByRole('button', { name: 'Take it back' }).click()
    await page.getByText('Taken back: 2.').waitFor()
    await page.getByRole('button', { name: 'Close' }).click()
    await page.getByRole('row', { name: /Ben Okafor.*Platform/ }).waitFor()
    expect(await page.getByRole('row', { name: /Nia New/ }).innerText()).toContain('Deactivated')
    expect(complaints).toEqual([])
    await close()
  })

  test('who isn’t an admin finds no way there, and the page says why', async () => {
    const { page, close } = await visit(browser, app, { as: 'emre', path: '/admin/people' })
    await page.getByText('These pages are for admins').waitFor()
    expect(await page.getByRole('navigation', { name: 'Administration' }).count()).toBe(0)
    await close()
  })
})
