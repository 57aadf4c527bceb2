import type { Browser } from 'playwright-core'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bodyOf, type OtherSide, otherSide } from '#platform/outbound/fixtures/other-side.ts'
import { chromiumPath, requireOrSkip } from '../optional.ts'
import { type App, startApp } from './app.ts'
import { openBrowser, visit } from './browser.ts'

describe.runIf(requireOrSkip('Chromium', chromiumPath()))('hooks', () => {
  let app: App
  let browser: Browser
  let receiver: OtherSide
  let secret = ''
  const heard: unknown[] = []
  beforeAll(async () => {
    ;[app, browser] = await Promise.all([startApp({ OUTBOUND_ALLOW: '127.0.0.1' }), openBrowser()])
    receiver = await otherSide(async (request, response) => {
      const headers = request.headers as Record<string, string>
      heard.push(new Webhook(secret).verify(await bodyOf(request), headers))
      response.writeHead(204).end()
    })
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
    await receiver?.close()
  })

  test('an admin adds one, copies its secret, sends it a test and reads how it went', async () => {
    const { page, complaints, close } = await visit(browser, app, { as: 'ada', path: '/admin/webhooks' })
    await page.getByRole('button', { name: 'Add a hook' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('textbox', { name: 'Address' }).fill('https://10.0.0.1/')
    await sheet.getByRole('button', { name: 'Add a hook' }).click()
    await sheet
      .getByRole('alert')
      .getByText(/OUTBOUND_ALLOW/)
      .waitFor()
    await sheet.getByRole('textbox', { name: 'Address' }).fill(`http://127.0.0.1:${receiver.port}/askwell`)
    await sheet.getByRole('textbox', { name: 'What it is for' }).fill('Board in the hall')
    await sheet.getByRole('button', { name: 'Add a hook' }).click()
    secret = await page.getByRole('textbox', { name: 'Secret' }).inputValue()
    expect(secret).toMatch(/^whsec_/)
    await page.getByRole('button', { name: 'I have it' }).click()

    const hook = page.getByRole('region', { name: 'Board in the hall' })
    await hook.getByRole('button', { name: 'Send it a test' }).click()
    await hook.getByText(/^Taken \(204\)/).waitFor()
    expect(heard).toEqual([expect.objectContaining({ type: 'webhook.test' })])
    expect(await page.content()).not.toContain(secret)
    expect(complaints.filter((line) => !/409/.test(line))).toEqual([])
    await close()
  })
})
