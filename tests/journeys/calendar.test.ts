import ICAL from 'ical.js'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestSmtpServer, type TestSmtpServer } from '#platform/mailer/fixtures/smtp-server.ts'
import { PASSWORD, type Radicale, radicaleIsHere, startRadicale } from '../calendar/radicale.ts'
import { until } from '../fixtures/until.ts'
import { chromiumPath, requireOrSkip } from '../optional.ts'
import { type App, startApp } from './app.ts'
import { openBrowser, visit } from './browser.ts'
import { POOLER_ASK } from './organisation.ts'

const isHere = requireOrSkip('Chromium', chromiumPath()) && requireOrSkip('Radicale', radicaleIsHere())

describe.runIf(isHere)('a talk finds its way into both calendars', () => {
  let app: App
  let browser: Browser
  let smtp: TestSmtpServer
  let radicale: Radicale
  beforeAll(async () => {
    ;[smtp, radicale, browser] = await Promise.all([startTestSmtpServer(), startRadicale(), openBrowser()])
    await radicale.make('ada')
    app = await startApp({
      SMTP_URL: smtp.url,
      MAIL_FROM: 'Askwell <askwell@example.org>',
      MAIL_REPLY_TO: 'askwell@example.org',
      CALDAV_URL: radicale.url,
    })
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
    await radicale?.close()
    await smtp?.close()
  })

  /** What the calendar of that mailbox was told, oldest first. */
  function heardBy(first: string) {
    return smtp.received
      .filter(({ envelope }) => envelope.to.includes(`${first}@example.org`))
      .flatMap(({ parts }) => parts.filter(({ type }) => type === 'text/calendar'))
      .map(({ content }) => {
        const calendar = new ICAL.Component(ICAL.parse(content))
        const event = calendar.getFirstSubcomponent('vevent')
        const said = (name: string) => event?.getFirstPropertyValue(name)?.toString() ?? ''
        return {
          method: calendar.getFirstPropertyValue('method')?.toString(),
          uid: said('uid'),
          sequence: said('sequence'),
          startsAt: said('dtstart'),
          title: said('summary'),
        }
      })
  }

  const entries = () =>
    radicale.entries('ada').map((text) => {
      const event = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent')
      return event?.getFirstPropertyValue('dtstart')?.toString()
    })

  async function connectCalendar(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Connect a calendar' }).click()
    await page.getByLabel('Name', { exact: true }).fill('ada')
    await page.getByLabel('Password').fill(PASSWORD)
    await page.getByRole('switch', { name: 'Put agreed times into it' }).check()
    await shoot(page, 'connect')
    await page.getByRole('button', { name: 'Connect', exact: true }).click()
    await page.getByText(/^Read .* in the next two months\./).waitFor()
    await shoot(page, 'connected')
  }

  test('three times are offered, one is held, moved and let go, in mail and on a real server', async () => {
    const ada = await visit(browser, app, { as: 'ada', path: '/settings' })
    await connectCalendar(ada.page)
    const audience = { kind: 'people', people: [app.idOf('ben')] }
    await app.api('ada')('POST', '/asks', { body: { text: POOLER_ASK, audience, send: true } })
    const ben = await visit(browser, app, { as: 'ben', path: '/for-you' })
    await ben.page.getByRole('button', { name: 'I can help' }).waitFor()
    await ben.page.keyboard.press('y')
    await ben.page.getByText('You said yes.').first().waitFor()

    await ada.page.goto(app.url)
    await ada.page.getByRole('button', { name: /^Take / }).click()
    await until('both requests', () => heardBy('ada').length === 1 && heardBy('ben').length === 1)
    const [held] = heardBy('ben')
    expect(held).toMatchObject({ method: 'REQUEST', sequence: '0' })
    expect(held?.title).toMatch(/^(20|30) minutes: Our nightly export has timed out three nights running/)
    expect(heardBy('ada')[0]).toEqual(held)
    await until('the entry', () => entries().length === 1)
    expect(entries()).toEqual([held?.startsAt])

    await ben.page.getByText(/minutes with Ada/).waitFor()
    await ben.page.getByRole('button', { name: 'Move it' }).click()
    const others = ben.page.getByRole('group', { name: 'Move it to one of these times' })
    await others.getByRole('button').first().waitFor()
    await shoot(ben.page, 'move')
    await others.getByRole('button').last().click()
    await until('both moves', () => heardBy('ada').length === 2 && heardBy('ben').length === 2)
    const [, moved] = heardBy('ada')
    expect(moved).toMatchObject({ method: 'REQUEST', sequence: '1', uid: held?.uid })
    expect(moved?.startsAt).not.toBe(held?.startsAt)
    await until('the moved entry', () => entries()[0] === moved?.startsAt)

    await ben.page.getByRole('button', { name: 'This time doesn’t work any more' }).click()
    await until('both cancels', () => heardBy('ada').length === 3 && heardBy('ben').length === 3)
    expect(heardBy('ada')[2]).toMatchObject({ method: 'CANCEL', sequence: '2', uid: held?.uid })
    await until('the entry to go', () => entries().length === 0)
    expect([...ada.complaints, ...ben.complaints]).toEqual([])
    await picture('ben')
    await Promise.all([ada.close(), ben.close()])
  })

  /** The mails as their reader sees them, where somebody wants to look. */
  async function picture(first: string): Promise<void> {
    const page = await browser.newPage({ viewport: { width: 720, height: 420 } })
    const mails = smtp.received.filter(({ envelope }) => envelope.to.includes(`${first}@example.org`))
    for (const [place, mail] of mails.entries()) {
      const markup = mail.parts.find(({ type }) => type === 'text/html')
      await page.setContent(markup?.content ?? '')
      await shoot(page, `mail-${place}`)
    }
    await page.close()
  }

  async function shoot(page: Page, name: string): Promise<void> {
    const folder = process.env['ASKWELL_PICTURES']
    if (!folder) return
    mkdirSync(folder, { recursive: true })
    await page.screenshot({ path: join(folder, `calendar-${name}.png`), fullPage: true })
  }
})
