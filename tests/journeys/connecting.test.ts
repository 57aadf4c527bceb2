import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPath, requireOrSkip } from '../optional.ts'
import { type App, startApp } from './app.ts'
import { openBrowser, visit } from './browser.ts'

describe.runIf(requireOrSkip('Chromium', chromiumPath()))('channels of the organisation', () => {
  let app: App
  let browser: Browser
  beforeAll(async () => {
    ;[app, browser] = await Promise.all([startApp(), openBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  test('an admin connects one, hears what is wrong with it, changes it and takes it away again', async () => {
    const { page, complaints, close } = await visit(browser, app, { as: 'ada', path: '/admin/channels' })
    const push = page.getByRole('region', { name: 'push' })
    await push.getByRole('button', { name: 'Connect' }).click()
    const sheet = page.getByRole('dialog')
    const contact = sheet.getByRole('textbox', { name: 'WEB_PUSH' })
    await contact.fill('nobody')
    await sheet.getByRole('button', { name: 'Save and connect' }).click()
    await sheet
      .getByRole('alert')
      .getByText(/can’t be opened with that/)
      .waitFor()
    await contact.fill('mailto:it@example.org')
    await sheet.getByRole('button', { name: 'Save and connect' }).click()
    await push.getByText('Working').waitFor()
    await push.getByRole('cell', { name: 'mailto:it@example.org', exact: true }).waitFor()

    await push.getByRole('button', { name: 'Disconnect' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click()
    await push.getByText('Not set up').waitFor()

    await page.goto(`${app.url}/admin/audit`)
    const row = page.getByRole('row', { name: /Connected the channel push/ })
    await row.getByText('WEB_PUSH: mailto:it@example.org').waitFor()
    expect(complaints.filter((line) => !/422/.test(line))).toEqual([])
    await close()
  })
})
